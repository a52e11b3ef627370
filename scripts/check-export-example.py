#!/usr/bin/env python3
"""Runs the Python block of docs/notebook.md as it stands there, in a folder with exported scores.

    python3 scripts/check-export-example.py FOLDER

FOLDER holds scores.parquet, scores.csv and scores.jsonl of one run. Needs pandas, pyarrow and duckdb. Fails when the page has
no such block, or not exactly one, or when the block fails.
"""

import os
import re
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "notebook.md"


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    page = PAGE.read_text(encoding="utf-8")
    blocks = list(re.finditer(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE))
    if len(blocks) != 1:
        sys.exit(f"{PAGE} has {len(blocks)} blocks of Python; exactly one is expected")
    os.chdir(sys.argv[1])
    # Empty lines before it, so that an error names the page's line.
    block = "\n" * page.count("\n", 0, blocks[0].start(1)) + blocks[0].group(1)
    exec(compile(block, str(PAGE), "exec"), {"__name__": "__main__"})
    print(f"{PAGE.name}: the example runs")


if __name__ == "__main__":
    main()
