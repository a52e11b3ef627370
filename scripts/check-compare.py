#!/usr/bin/env python3
"""Recomputes what `hivemeter compare` says of pools of unequal size, without a line of Hivemeter's own code.

    check-compare.py thin ANSWERS.jsonl OUT.jsonl
        leaves a quarter of the answers out, by a fixed seed
    check-compare.py check BEFORE.jsonl AFTER.jsonl VECTORS.jsonl MODEL TEMPERATURE COMPARISON.json…
        the exported answers of both runs, the vectors of the first, and one comparison for each measure, made by
        `compare BEFORE AFTER --models MODEL --metrics M --primary M --top 10000 --json`

The smaller pool's score is recomputed as it is. The larger pool's, a mean over 20 subsets drawn by Hivemeter, is held
against the mean over all subsets of that size (300 drawn by NumPy where there are more): off by its chance error, z.
Classes of equal texts are held to the closed form. See docs/hand-check.md.
"""

import importlib.util
import itertools
import json
import math
import random
import sys
from collections import Counter
from pathlib import Path

import numpy as np

import check_measures as measures

SUBSETS = 20
MOST = 300
spec = importlib.util.spec_from_file_location("check_demo", Path(__file__).with_name("check-demo.py"))
demo = importlib.util.module_from_spec(spec)
spec.loader.exec_module(demo)


def thin(source, target):
    chance = random.Random(3)
    with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        out.writelines(line for line in lines if "hivemeter_export" in line[:40] or chance.random() > 0.25)


def vectors_of(pool):
    return measures.cosines([a.unit for a in pool])


def class_count(relation):
    def count(pool):
        texts = [a.text for a in pool]
        if relation == "cosine-0.8":
            likeness, above = vectors_of(pool), 0.8
        else:
            words = [measures.tokens(t) for t in texts]
            likeness = np.array([[measures.rouge_1(x, y) for y in words] for x in words])
            above = 0.458
        return float(len(measures.complete_link(likeness, above, texts)))

    return count


def self_bleu(pool):
    return measures.self_bleu([measures.tokens(a.text) for a in pool])[0]


def nearest(pool):
    square = vectors_of(pool)
    return float(np.mean(np.max(square - 9 * np.eye(len(square)), axis=1)))


MEASURES = {
    "vendi-1@1": lambda pool: measures.effective_number(vectors_of(pool), 1),
    "nearest-neighbour-cosine@1": nearest,
    "self-bleu-4@1": self_bleu,
    "classes-rouge-1@1": class_count("rouge-1"),
    "classes-cosine-0.8@1": class_count("cosine-0.8"),
}


def subsets(n, size):
    if math.comb(n, size) <= MOST:
        return list(itertools.combinations(range(n), size))
    draw = np.random.default_rng(n * 1000 + size)
    return [draw.choice(n, size, replace=False) for _ in range(MOST)]


def chance_error(measure, pool, size, said):
    """How far the said mean over 20 subsets lies from that over the reference's, in standard errors."""
    chosen = subsets(len(pool), size)
    values = np.array([measure([pool[i] for i in places]) for places in chosen])
    reference = 1 / len(chosen) if len(chosen) == MOST else 0
    error = values.std() * math.sqrt(1 / SUBSETS + reference)
    if error < 1e-12:
        return 0.0 if abs(said - values.mean()) < 1e-9 else math.inf
    return (said - values.mean()) / error


def closed_form(pool, size):
    return measures.expected_kinds(list(Counter(measures.normalised(a.text) for a in pool).values()), size)


def check(before, after, path):
    """One comparison; prints a line and returns whether it agrees."""
    pairs = json.load(open(path, encoding="utf-8"))
    metric = pairs["primary"]
    z, exact, prompts = [], 0.0, 0
    for moved in pairs["pairs"][0]["moved"]:
        sides = before[moved["prompt_id"]], after[moved["prompt_id"]]
        said = moved["before"], moved["after"]
        size = min(map(len, sides))
        prompts += 1
        for pool, score in zip(sides, said):
            if metric == "classes-normalised@1":
                exact = max(exact, abs(score - closed_form(pool, size)))
            elif len(pool) == size:
                exact = max(exact, abs(score - MEASURES[metric](pool)))
            else:
                z.append(chance_error(MEASURES[metric], pool, size, score))
    z = np.array(z or [0.0])
    bound = 1e-6 if metric.startswith("nearest") else 1e-9
    good = exact <= bound and abs(z.mean()) < 4 / math.sqrt(len(z)) and np.abs(z).max() < 5
    print(
        f"{metric:28} {prompts:3} prompts  whole pools within {exact:.1e}"
        f"  subsets: z mean {z.mean():+.2f}, sd {z.std():.2f}, largest {np.abs(z).max():.2f}"
        f"  {'agrees' if good else 'DISAGREES'}"
    )
    return good


def pools(answers, vectors, model, temperature):
    run = demo.Run(demo.read(answers), vectors, None)
    chosen = [c for c in run.shown if c[0] == model and c[1] == float(temperature)]
    if len(chosen) != 1:
        sys.exit(f"{answers}: {len(chosen)} conditions of {model} at {temperature}")
    return {p: run.pools[chosen[0], p] for p in run.prompts}


def main(command, *files):
    if command == "thin":
        return thin(*files)
    before, after, vectors, model, temperature, *comparisons = files
    stored = demo.read(vectors)
    sides = pools(before, stored, model, temperature), pools(after, stored, model, temperature)
    if not all([check(*sides, path) for path in comparisons]):
        sys.exit(1)


main(*sys.argv[1:])
