#!/usr/bin/env python3
"""Holds exports in Parquet against the same exports in JSONL, as pyarrow, pandas, DuckDB and Hugging Face's datasets read them.

    python scripts/check-parquet.py FOLDER

FOLDER holds answers, attempts, scores, prompts, vectors, phrases and places, each as .jsonl and as .parquet.
Needs pyarrow, pandas, duckdb and datasets.
"""

import json
import math
import sys
import tempfile
from pathlib import Path

import duckdb
import pandas
import pyarrow.parquet as pq

KINDS = ["answers", "attempts", "scores", "prompts", "vectors", "phrases", "places"]


def lines(path):
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    head = [row for row in rows if "hivemeter_export" in row]
    return head, [row for row in rows if "hivemeter_export" not in row]


def same(column, kind, parquet, jsonl):
    """What Parquet holds is what JSONL says, nested values as JSON text."""
    if parquet is None or jsonl is None:
        return parquet is None and jsonl is None
    if isinstance(jsonl, dict) or (isinstance(jsonl, list) and kind == "string"):
        return json.loads(parquet) == jsonl
    if isinstance(jsonl, float) or isinstance(parquet, float):
        return math.isclose(parquet, jsonl, rel_tol=0, abs_tol=0)
    if kind.startswith("list<element: float>") or kind.startswith("list<element: list"):
        flat = lambda v: [x for y in v for x in flat(y)] if v and isinstance(v[0], list) else v
        return all(math.isclose(a, b, rel_tol=6e-8, abs_tol=1e-45) for a, b in zip(flat(parquet), flat(jsonl), strict=True))
    return parquet == jsonl


def check(folder, kind):
    file = folder / f"{kind}.parquet"
    head, rows = lines(folder / f"{kind}.jsonl")
    table = pq.read_table(file)
    found = table.to_pylist()
    assert len(found) == len(rows), f"{kind}: {len(found)} rows in Parquet, {len(rows)} in JSONL"
    types = {field.name: str(field.type) for field in table.schema}
    for i, (a, b) in enumerate(zip(found, rows)):
        for column in a.keys() | b.keys():
            if column not in a:
                assert column.endswith("_utf16"), f"{kind}: column {column} is missing in Parquet"
                continue
            assert same(column, types[column], a[column], b.get(column)), f"{kind}, row {i}, {column}: {a[column]!r} is not {b.get(column)!r}"
    if head:
        stored = json.loads(table.schema.metadata[b"hivemeter_head"])
        assert stored == head[0], f"{kind}: the head differs"
    frame = pandas.read_parquet(file)
    assert list(frame.columns) == table.column_names and len(frame) == len(rows)
    count = duckdb.sql(f"SELECT count(*) FROM '{file}'").fetchall()[0][0]
    assert count == len(rows), f"{kind}: DuckDB counts {count}"
    codecs = {
        pq.ParquetFile(file).metadata.row_group(g).column(c).compression
        for g in range(pq.ParquetFile(file).metadata.num_row_groups)
        for c in range(table.num_columns)
    }
    assert codecs <= {"ZSTD"}, f"{kind}: compressed as {codecs}"
    # datasets refuses a split without rows, whatever the format.
    if rows:
        datasets(file, found, table.column_names)
    print(f"{kind}: {len(rows)} rows, {table.num_columns} columns, {file.stat().st_size} bytes: the same in pyarrow, pandas, DuckDB and datasets")


def datasets(file, found, columns):
    from datasets import load_dataset

    with tempfile.TemporaryDirectory() as cache:
        data = load_dataset("parquet", data_files=str(file), split="train", cache_dir=cache)
        assert data.num_rows == len(found) and data.column_names == columns
        assert data[0] == found[0], f"{file}: datasets reads another first row"


def main():
    folder = Path(sys.argv[1])
    for kind in KINDS:
        check(folder, kind)


if __name__ == "__main__":
    main()
