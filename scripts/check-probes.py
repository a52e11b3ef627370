#!/usr/bin/env python3
"""Recomputes a run's numbers of probes and controls from its exports, without a line of Hivemeter's own code.

    hivemeter export RUN --what answers -o answers.jsonl
    hivemeter export RUN --what scores -o scores.jsonl
    python3 scripts/check-probes.py answers.jsonl scores.jsonl

Needs: numpy scipy. What is read from an answer is taken from the export (columns read and invalid); what is made of it
is made again here: shares, distances, entropies, tests, and the null bands, which are drawn anew and therefore agree
only roughly. Every exported number of a probe or control is compared or counted as skipped with the reason. Exits
with 1 on any disagreement.
"""

import argparse
import gzip
import json
import math
import sys
from collections import Counter, defaultdict

import numpy as np
from scipy import stats
from scipy.spatial.distance import jensenshannon

REASONS = ("format", "out_of_range", "refusal", "empty")
DRAWS = 20_000
EXACT = 1e-9


def read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [row for row in rows if "hivemeter_export" not in row]


def number(value):
    return None if value is None or value == "" else float(value)


def condition(row):
    sampling = tuple(number(row.get(f)) for f in ("temperature", "top_p", "top_k", "min_p"))
    return (row["model"], *sampling, row.get("elicitation") or "")


def law_of(form):
    """Labels and probabilities of a finite law; a SciPy distribution of a continuous one."""
    (name, of), = form.items()
    if name == "uniform":
        labels = of if isinstance(of, list) else [str(k) for k in range(int(of["from"]), int(of["to"]) + 1)]
        return labels, np.full(len(labels), 1 / len(labels))
    if name == "weights":
        weights = np.array([float(w) for w in of.values()])
        return list(of), weights / weights.sum()
    if name == "real":
        return stats.uniform(of["from"], of["to"] - of["from"])
    if name == "normal":
        return stats.norm(of["mean"], of["sd"])
    if name == "exponential":
        return stats.expon(scale=of["mean"])
    return stats.cauchy(of["location"], of["scale"])


class Pool:
    """The answers of one cell."""

    def __init__(self, rows):
        rows = [r for r in rows if r["sample"] < r["planned"]]
        self.task = rows[0]["task"]
        self.reasons = Counter(r["invalid"] for r in rows if r["invalid"])
        self.lists = [r["read"] for r in rows if r["read"] is not None]
        self.answers = len(self.lists) + sum(self.reasons.values())
        self.values = [v for values in self.lists for v in values]


# ---- measures of finite laws -------------------------------------------------------------------


def entropy(q):
    return float(stats.entropy(q[q > 0]))


def finite(q, p, n):
    """Every measure by its id, of shares q counted on n values."""
    k = len(p)
    h = entropy(q)
    seen = int((q > 0).sum())
    correction = (seen - 1) / (2 * n) if n else 0
    return {
        "probe-mode-share": q.max(),
        "probe-total-variation": float(np.abs(q - p).sum()) / 2,
        "probe-kl": float(stats.entropy(q, p, base=2)),
        "probe-js": float(jensenshannon(q, p, base=2)) ** 2,
        "probe-normalised-entropy": h / math.log(k),
        "probe-effective-number": min(k, math.exp(h + correction)),
        "probe-collision": (n * float((q**2).sum()) - 1) / (n - 1) if n else float((q**2).sum()),
        "probe-cohens-w": math.sqrt(float(((q - p) ** 2 / p).sum())),
    }


def null_bands(p, n, rng):
    """2.5 %, 50 % and 97.5 % of every measure over fair draws of the same size."""
    counts = rng.multinomial(n, p, DRAWS)
    drawn = defaultdict(list)
    for c in counts:
        for name, value in finite(c / n, p, n).items():
            drawn[name].append(value)
    return {name: np.quantile(values, [0.025, 0.5, 0.975]) for name, values in drawn.items()}
