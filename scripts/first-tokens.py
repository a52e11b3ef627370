#!/usr/bin/env python3
"""Keeps of the log-probabilities in an export of answers what the first token's law needs, and leaves out the rest.

    hivemeter export RUN --what answers -o answers.jsonl
    python3 scripts/first-tokens.py answers.jsonl kept.jsonl.gz

Every call puts the same question, so one call tells the law: of each cell the first answer that has alternatives keeps
its first token with them, five digits each; all other log-probabilities go. Twenty alternatives for every token of
every answer are fifty times as large as the texts.
"""

import gzip
import json
import sys


def main(source, target):
    told = set()
    with (gzip.open if source.endswith(".gz") else open)(source, "rt", encoding="utf-8") as lines, gzip.GzipFile(
        target, "wb", compresslevel=9, mtime=0
    ) as out:
        for line in lines:
            row = json.loads(line)
            logprobs = row.get("logprobs")
            if logprobs:
                first = (logprobs.get("tokens") or [{}])[0]
                if row["cell"] in told or not first.get("top"):
                    row["logprobs"] = row["logprobs_complete"] = None
                else:
                    told.add(row["cell"])
                    first["top"] = [[token, round(p, 5)] for token, p in first["top"]]
                    logprobs.update(tokens=[first], complete=logprobs.get("counted") == 1)
                    row["logprobs_complete"] = logprobs["complete"]
            out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
