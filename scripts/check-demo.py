#!/usr/bin/env python3
"""Recomputes a run's numbers from its exports, without a line of Hivemeter's own code.

    hivemeter export RUN --what answers --format jsonl -o answers.jsonl
    hivemeter export RUN --what vectors --format jsonl -o vectors.jsonl
    hivemeter export RUN --what scores  --format jsonl -o scores.jsonl
    python3 scripts/check-demo.py answers.jsonl vectors.jsonl scores.jsonl

Needs NumPy; with the package `regex` the measures of words are checked too. Prints a table, number |
hivemeter | numpy | difference, and exits with 1 when a difference is above 1e-6, or a number is on
one side only. Every measure is written down here from its definition, in the plain form: all pairs
where Hivemeter uses sums. It reads runs whose prompts are all in one language.
"""

import argparse
import base64
import gzip
import hashlib
import itertools
import json
import math
import re
import sys
import unicodedata
from collections import defaultdict

import numpy as np

try:
    import regex
except ImportError:
    regex = None

TOLERANCE = 1e-6
THRESHOLDS = (0.7, 0.8, 0.9)
HEADLINES = (
    "mean-pairwise-cosine@1",
    "share-prompts-above-0.8@1",
    "exact-duplicate-rate@1",
    "distinct-2@1",
    "rouge-l@1",
    "inter-model-homogeneity@1",
    "inter-model-cross-prompt@1",
    "prompts-used@1",
)


# ---- reading ---------------------------------------------------------------------------------

def read(path):
    """The rows of a file of JSON lines."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def number(value):
    return None if value is None or value == "" else float(value)


def law(row):
    """The sampling, and how the prompt was put."""
    sampling = (number(row.get(field)) for field in ("temperature", "top_p", "top_k", "min_p"))
    return (*sampling, row.get("elicitation") or "")


def condition(row):
    return (row.get("model") or "", *law(row))


def exact(row, column):
    """The text to the last UTF-16 unit: what UTF-8 cannot hold stands beside it in base64."""
    units = row.get(column + "_utf16")
    return base64.b64decode(units).decode("utf-16-be", "surrogatepass") if units else row[column]


def text_hash(text):
    return hashlib.sha256(text.encode("utf-16-be", "surrogatepass")).hexdigest()


def without_reasoning(text):
    return re.sub(r"(?is)<(think|thinking|thought|reasoning)>.*?</\1>", "", text).strip()


class Run:
    """Usable answers by condition and prompt, unit vectors, and who is compared where."""

    def __init__(self, answers, vectors, embedding):
        self.embedding = embedding or vectors[0]["embedding"]
        self.family, self.prompt_vector, vector_of = {}, {}, {}
        for row in vectors:
            if row["embedding"] != self.embedding:
                continue
            unit = np.array(row["vector"], dtype=np.float32).astype(np.float64)
            unit /= np.linalg.norm(unit)
            if not row.get("model"):
                self.prompt_vector[row["prompt_id"]] = unit
            else:
                vector_of[condition(row), row["prompt_id"], row["sample"]] = row["text_sha256"], unit
        self.texts, self.units = defaultdict(list), defaultdict(list)
        self.prompts, self.conditions, self.planned = {}, {}, {}
        self.strangers, slots, controls = [], set(), set()
        answers = [row for row in answers if "hivemeter_export" not in row]
        for row in sorted(answers, key=lambda r: r["sample"]):
            c, p = condition(row), row["prompt_id"]
            slot = c, p, row["sample"]
            if slot in slots:
                sys.exit(f"{slot} comes twice")
            slots.add(slot)
            self.prompts[p] = self.conditions[c] = True
            self.planned[c, p] = row["planned"]
            if row.get("family"):
                self.family[p] = row["family"]
            if row.get("provider") == "control":
                controls.add(c)
            if row["outcome"] != "answered":
                continue
            text, (sha, unit) = exact(row, "response"), vector_of.get(slot, (None, None))
            if sha != text_hash(text) and sha == text_hash(without_reasoning(text)):
                text = without_reasoning(text)
            if sha is not None and sha != text_hash(text):
                self.strangers.append(slot)
            if text.strip():
                self.texts[c, p].append(text)
            if text.strip() and unit is not None:
                self.units[c, p].append(unit)
        self.shown = [
            c for c in self.conditions
            if c not in controls and any(self.texts[c, p] for p in self.prompts)
        ]
        self.common = [p for p in self.prompts if all(self.enough(c, p) for c in self.shown)]

    def enough(self, c, p):
        """60 % of the planned answers, at least 3, and never more than were planned."""
        planned = self.planned.get((c, p), 0)
        least = min(planned, max(3, -(-6 * planned // 10)))
        return len(self.texts[c, p]) >= max(1, least)

    def cluster(self, p):
        return self.family.get(p, ("alone", p))


# ---- words -----------------------------------------------------------------------------------

def token_pattern():
    unspaced = "".join(
        rf"\p{{Script={s}}}" for s in "Han Hiragana Katakana Thai Lao Khmer Myanmar".split()
    )
    word = rf"[[\p{{L}}\p{{N}}\p{{M}}]--[{unspaced}]]"
    picture, style, joiner = r"\p{Extended_Pictographic}", r"[\uFE0F\U0001F3FB-\U0001F3FF]*", r"\u200D"
    return regex.compile(
        rf"[{unspaced}]\p{{M}}*"
        rf"|{word}+(?:'{word}+|(?<=\p{{Nd}})[.,](?=\p{{Nd}}){word}+)*"
        rf"|\p{{Regional_Indicator}}\p{{Regional_Indicator}}"
        rf"|{picture}{style}(?:{joiner}{picture}{style})*"
        rf"|[^\s\p{{Cc}}]",
        regex.V1,
    )


def tokens(text, pattern):
    text = unicodedata.normalize("NFC", text).lower().replace("\u2019", "'")
    text = "".join(c for c in text if c == "\u200d" or unicodedata.category(c) != "Cf")
    return pattern.findall(text)


def normalised(text):
    return " ".join(unicodedata.normalize("NFKC", text).upper().lower().split())


def grams(words, n):
    return [tuple(words[i : i + n]) for i in range(len(words) - n + 1)]


def common_subsequence(x, y):
    """Length of the longest common subsequence, row by row of the textbook table."""
    row = np.zeros(len(y) + 1, dtype=np.int64)
    for word in x:
        diagonal = row[:-1] + (y == word)
        row[1:] = np.maximum.accumulate(np.maximum(row[1:], diagonal))
    return int(row[-1])


def rouge_l(pool):
    ids = {w: i for i, w in enumerate({w for words in pool for w in words})}
    pool = [np.array([ids[w] for w in words]) for words in pool if words]
    pairs = [2 * common_subsequence(x, y) / (len(x) + len(y)) for x, y in itertools.combinations(pool, 2)]
    return float(np.mean(pairs)) if pairs else None


# ---- one pool --------------------------------------------------------------------------------

def pair_cosines(units):
    e = np.array(units)
    return (e @ e.T)[np.triu_indices(len(e), 1)]


def on_topic(units, own, others):
    if own is None or len(others) + 1 < 20 or not units:
        return None
    e = np.array(units)
    return float(np.mean(e @ own > np.percentile(e @ np.array(others).T, 95, axis=1)))


def of_pool(run, c, p, pattern, with_rouge):
    texts, units, out = run.texts[c, p], run.units[c, p], {}
    cosines = pair_cosines(units) if len(units) > 1 else None
    out["mean-pairwise-cosine@1"] = None if cosines is None else float(np.mean(cosines))
    for tau in THRESHOLDS:
        out[f"share-pairs-above-{tau}@1"] = None if cosines is None else float(np.mean(cosines > tau))
    pairs = list(itertools.combinations([normalised(t) for t in texts], 2))
    out["exact-duplicate-rate@1"] = float(np.mean([a == b for a, b in pairs])) if pairs else None
    others = [v for q, v in run.prompt_vector.items() if run.cluster(q) != run.cluster(p)]
    out["on-topic-rate@1"] = on_topic(units, run.prompt_vector.get(p), others)
    if pattern is None:
        return out
    words = [tokens(t, pattern) for t in texts]
    for n in (1, 2, 3, 4):
        all_grams = [g for w in words for g in grams(w, n)]
        out[f"distinct-{n}@1"] = len(set(all_grams)) / len(all_grams) if all_grams else None
    loops = [len(g) - len(set(g)) > len(g) / 2 for g in (grams(w, 4) for w in words) if g]
    out["loop-rate@1"] = float(np.mean(loops)) if loops else None
    if with_rouge:
        out["rouge-l@1"] = rouge_l(words)
    return out


# ---- over prompts ----------------------------------------------------------------------------

def t_quantile(degrees):
    """The 97.5 % point of Student's t: bisection on the integral of the density."""
    x, w = np.polynomial.legendre.leggauss(400)
    log_scale = math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2) - math.log(degrees * math.pi) / 2

    def upper_half(t):
        at = (x + 1) * t / 2
        density = np.exp(log_scale - (degrees + 1) / 2 * np.log1p(at * at / degrees))
        return float(np.sum(w * density) * t / 2)

    low, high = 0.0, 20.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if upper_half(middle) < 0.475 else (low, middle)
    return low


def t_interval(x):
    if len(x) < 3 or not np.ptp(x) > 1e-12:  # nothing but rounding is no spread
        return None, None
    half = t_quantile(len(x) - 1) * np.std(x, ddof=1) / math.sqrt(len(x))
    return float(np.mean(x) - half), float(np.mean(x) + half)


def wilson_interval(x):
    if len(x) < 3:
        return None, None
    n, p, z = len(x), min(1.0, max(0.0, float(np.mean(x)))), 1.959963984540054
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    centre, scale = p + z * z / (2 * n), 1 + z * z / n
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def over_prompts(run, by_prompt, prompts, interval=t_interval):
    """The mean over prompts, paraphrases as one, and the ends of its interval; None for no value."""
    clusters = defaultdict(list)
    for p in prompts:
        if by_prompt.get(p) is not None:
            clusters[run.cluster(p)].append(by_prompt[p])
    if not clusters:
        return None
    means = np.array([np.mean(v) for v in clusters.values()])
    return (float(np.mean(means)), *interval(means))


def across(units, prompts):
    """Per prompt the mean over models (or pairs); those without any value are left out."""
    units = [u for u in units if any(u.get(p) is not None for p in prompts)]
    return {
        p: float(np.mean([u[p] for u in units]))
        for p in prompts
        if units and all(u.get(p) is not None for u in units)
    }


def ranges_and_shares(by_prompt):
    """Indicators per prompt: the ten similarity ranges, and S above each threshold."""
    for k in range(10):
        low, high = k / 10, (k + 1) / 10
        yield f"similarity-range-{low}@1", {
            p: float((k == 0 or s >= low) and (k == 9 or s < high)) for p, s in by_prompt.items()
        }
    for tau in THRESHOLDS:
        yield f"share-prompts-above-{tau}@1", {p: float(s > tau) for p, s in by_prompt.items()}


# ---- between models --------------------------------------------------------------------------

def centre(units):
    return np.mean(np.array(units), axis=0) if units else None


def different_prompts(run, a, b):
    """Mean cosine of answers to different prompts: all ordered pairs of prompts, one by one."""
    centres = {
        p: (centre(run.units[a, p]), centre(run.units[b, p]))
        for p in run.prompts
        if run.units[a, p] and run.units[b, p]
    }
    cosines = [
        float(centres[p][0] @ centres[q][1])
        for p, q in itertools.permutations(centres, 2)
        if run.cluster(p) != run.cluster(q)
    ]
    return float(np.mean(cosines)) if cosines else None


def of_pair(run, a, b, s_a, s_b, floor):
    """H, MMD², alikeness and duplicates of two models on the prompts that both answered."""
    out = {m: {} for m in PAIR_METRICS}
    for p in run.prompts:
        texts_a, texts_b = run.texts[a, p], run.texts[b, p]
        if not texts_a or not texts_b:
            continue
        same = [normalised(x) == normalised(y) for x in texts_a for y in texts_b]
        out["cross-model-duplicate-rate@1"][p] = float(np.mean(same))
        if not run.units[a, p] or not run.units[b, p]:
            continue
        h = float(np.mean(np.array(run.units[a, p]) @ np.array(run.units[b, p]).T))
        out["inter-model-homogeneity@1"][p] = h
        if s_a.get(p) is None or s_b.get(p) is None:
            continue
        out["mmd2@1"][p] = s_a[p] + s_b[p] - 2 * h
        room = (s_a[p] + s_b[p]) / 2 - floor if floor is not None else 0
        if room >= 0.05:
            out["alikeness@1"][p] = (h - floor) / room
    return out


PAIR_METRICS = (
    "inter-model-homogeneity@1",
    "mmd2@1",
    "alikeness@1",
    "cross-model-duplicate-rate@1",
)


# ---- everything ------------------------------------------------------------------------------

def single(value):
    return None if value is None else (value, None, None)


def recompute(run, pattern, rouge_pools):
    """All numbers by (metric, scope, the two models in order, prompt, law), and the metrics of
    which every number is among them."""
    ours, by_condition = {}, {}

    def put(metric, scope, c, value, other=None, prompt=""):
        names = tuple(sorted((c[0], other[0]))) if other else (c[0], "")
        ours[metric, scope, names, prompt, c[1:]] = value

    cells = [cell for cell in itertools.product(run.conditions, run.prompts) if cell in run.planned]
    step = max(1, len(cells) // rouge_pools) if rouge_pools else 1
    pools = {
        cell: of_pool(run, *cell, pattern, i % step == 0) for i, cell in enumerate(cells)
    }
    whole = set.intersection(*(set(m) for m in pools.values()))
    for (c, p), metrics in pools.items():
        for metric, value in metrics.items():
            put(metric, "pool", c, single(value), prompt=p)

    for c in run.conditions:
        table = {
            metric: {p: pools[c, p][metric] for p in run.prompts if (c, p) in pools} for metric in whole
        }
        by_condition[c] = table
        s = {p: v for p, v in table["mean-pairwise-cosine@1"].items() if v is not None}
        for metric, values in table.items():
            put(metric, "model", c, over_prompts(run, values, run.common))
        for metric, values in ranges_and_shares(s):
            put(metric, "model", c, over_prompts(run, values, run.common, wilson_interval))
        put("cross-prompt-cosine@1", "model", c, single(different_prompts(run, c, c)))

    several = len({c[-1] for c in run.shown}) > 1
    for group in dict.fromkeys(c[1:] for c in run.shown):
        models = [c for c in run.shown if c[1:] == group]
        nobody = ("", *group[:-1], group[-1] if several else "")
        for metric in whole:
            values = across([by_condition[c][metric] for c in models], run.common)
            put(metric, "study", nobody, over_prompts(run, values, run.common))
        s = {c: {p: v for p, v in by_condition[c]["mean-pairwise-cosine@1"].items() if v is not None}
             for c in models}
        indicators = [dict(ranges_and_shares(s[c])) for c in models]
        for metric in indicators[0]:
            values = across([i[metric] for i in indicators], run.common)
            put(metric, "study", nobody, over_prompts(run, values, run.common, wilson_interval))
        for c in models:
            put("inter-model-homogeneity@1", "pair", c, over_prompts(run, s[c], run.prompts), other=c)
        floors, pairs = [], []
        for a, b in itertools.combinations(models, 2):
            floors.append(different_prompts(run, a, b))
            pairs.append(of_pair(run, a, b, s[a], s[b], floors[-1]))
            put("inter-model-cross-prompt@1", "pair", a, single(floors[-1]), other=b)
            for metric in PAIR_METRICS:
                put(metric, "pair", a, over_prompts(run, pairs[-1][metric], run.prompts), other=b)
        known = [f for f in floors if f is not None]
        put("inter-model-cross-prompt@1", "study", nobody, single(float(np.mean(known)) if known else None))
        for metric in PAIR_METRICS:
            values = across([pair[metric] for pair in pairs], run.prompts)
            put(metric, "study", nobody, over_prompts(run, values, run.prompts))
    put("prompts-used@1", "study", ("", None, None, None, None, ""), single(float(len(run.common))))
    return ours, {key[0] for key in ours if key[0] in whole or key[1] != "pool"}


def theirs(scores, embedding):
    out = {}
    for row in scores:
        if row.get("variant") != "default" or row.get("embedding") not in (None, "", embedding):
            continue
        other = row.get("model_b") or ""
        names = tuple(sorted((row["model"], other))) if other else (row.get("model") or "", "")
        key = row["metric"], row["scope"], names, row.get("prompt_id") or "", law(row)
        value = number(row.get("value"))
        out[key] = None if value is None else (value, number(row.get("low")), number(row.get("high")))
    return out


# ---- the table -------------------------------------------------------------------------------

def difference(a, b):
    """The largest difference of value and interval ends; infinite for what is on one side only."""
    pairs = list(zip(a or (None,) * 3, b or (None,) * 3))
    if any((x is None) != (y is None) for x, y in pairs):
        return math.inf
    return max((abs(x - y) for x, y in pairs if x is not None), default=0.0)


def shown(found):
    if found is None:
        return "none"
    value, low, high = found
    return f"{value:.9f}" + ("" if low is None else f" [{low:.9f}, {high:.9f}]")


def name(key):
    metric, scope, names, prompt, (temperature, top_p, top_k, min_p, elicitation) = key
    who = [" × ".join(n for n in names if n) or "all models"]
    for symbol, value, neutral in (
        ("T", temperature, None), ("top-p", top_p, 1), ("top-k", top_k, 0), ("min-p", min_p, 0)
    ):
        if value not in (None, neutral):
            who.append(f"{symbol}={value:g}")
    who += [elicitation] if elicitation not in ("", "direct") else []
    return " · ".join(filter(None, (metric, " ".join(who), prompt)))


def table(hive, ours, everything):
    """Prints headlines one by one and the rest in groups; returns how many disagree."""
    print("| number | hivemeter | numpy | difference |")
    print("|---|---:|---:|---:|")
    groups, wrong = defaultdict(list), 0
    for key in dict.fromkeys((*hive, *ours)):
        a, b = hive.get(key), ours.get(key)
        d = difference(a, b)
        wrong += not d <= TOLERANCE
        if everything or not d <= TOLERANCE or (key[1] != "pool" and key[0] in HEADLINES):
            print(f"| {name(key)} | {shown(a)} | {shown(b)} | {d:.1e} |")
        elif a is not None:
            groups[re.sub(r"range-[0-9.]+@", "range-*@", key[0]), key[1]].append((a[0], b[0], d))
    for (metric, scope), found in groups.items():
        x, y, d = np.mean([f[0] for f in found]), np.mean([f[1] for f in found]), max(f[2] for f in found)
        what = f"{metric} · {len(found)} of scope {scope}: mean, largest difference"
        print(f"| {what} | {x:.9f} | {y:.9f} | {d:.1e} |")
    return wrong


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("answers")
    parser.add_argument("vectors")
    parser.add_argument("scores")
    parser.add_argument("--embedding", help="where the run holds several (default: the first)")
    parser.add_argument("--rouge-pools", type=int, default=0, metavar="N",
                        help="ROUGE-L of about N pools only (default: of all)")
    parser.add_argument("--all", action="store_true", help="one line a number")
    args = parser.parse_args()
    run = Run(read(args.answers), read(args.vectors), args.embedding)
    pattern = token_pattern() if regex else None
    ours, checked = recompute(run, pattern, args.rouge_pools)
    hive = {
        key: value
        for key, value in theirs(read(args.scores), run.embedding).items()
        if key in ours or key[0] in checked
    }
    wrong = table(hive, ours, args.all)
    print()
    if regex is None:
        print("the package regex is not installed: distinct-n, ROUGE-L and loops were not checked")
    if run.strangers:
        print(f"{len(run.strangers)} vectors belong to another text than the answer's: {run.strangers[:3]}")
    print(f"{len(hive)} numbers of {len(run.conditions)} conditions and {len(run.prompts)} prompts,",
          f"{run.embedding}:", f"{wrong} disagree" if wrong else f"all agree to {TOLERANCE:g}")
    sys.exit(1 if wrong or run.strangers or not hive else 0)


if __name__ == "__main__":
    main()
