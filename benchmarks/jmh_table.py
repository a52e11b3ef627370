#!/usr/bin/env python3
"""Prints JMH's results as a Markdown table: the median and the fastest iteration of each benchmark.

    benchmarks/jmh.sh -rf json -rff jmh.json && python3 benchmarks/jmh_table.py jmh.json
"""

import json
import statistics
import sys


def shown(us):
    return f"{us:,.1f} µs" if us < 1e3 else f"{us / 1e3:,.2f} ms" if us < 1e6 else f"{us / 1e6:,.2f} s"


rows = {}
for result in json.load(open(sys.argv[1], encoding="utf-8")):
    assert result["primaryMetric"]["scoreUnit"] == "us/op", result["benchmark"]
    params = result.get("params", {})
    name = ".".join(result["benchmark"].split(".")[-2:]).replace("Benchmark", "")
    name = params.get("metric", name)
    raw = [x for fork in result["primaryMetric"]["rawData"] for x in fork]
    rows.setdefault(name, {})[int(params.get("n", 0))] = (statistics.median(raw), min(raw))
print("| what | n | median | fastest |")
print("|---|---:|---:|---:|")
for name, sizes in rows.items():
    for n, (median, fastest) in sorted(sizes.items()):
        print(f"| {name} | {n or ''} | {shown(median)} | {shown(fastest)} |")
