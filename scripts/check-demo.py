#!/usr/bin/env python3
"""Recomputes a run's numbers from its exports, without a line of Hivemeter's own code.

    for what in answers vectors scores phrases places; do
      hivemeter export RUN --what $what -o $what.jsonl
    done
    python3 scripts/check-demo.py answers.jsonl vectors.jsonl scores.jsonl --phrases phrases.jsonl --places places.jsonl

Needs: numpy regex scipy scikit-learn nltk rouge-score vendi-score (as .ci/run installs them). The measures of a
pool are in check_measures.py, the intervals in check_intervals.py; here is who is compared with whom.

Every exported number is compared or counted as skipped with the reason; so is every number that is computed here and
is missing there. Value, n, the interval's method and its ends have to agree; the ends of bootstrap-t, whose resamples
are drawn anew, only roughly. Exits with 1 on any disagreement. It reads runs whose prompts are all in English.
"""

import argparse
import base64
import gzip
import hashlib
import itertools
import json
import math
import multiprocessing
import os
import re
import sys
from collections import Counter, defaultdict, namedtuple

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

import numpy as np
from sklearn.decomposition import PCA

import check_measures as measures
from check_intervals import interval_of, jackknife, wilson_interval
from check_measures import NEIGHBOURS, RELATIONS, mean

TAUS = (0.7, 0.8, 0.9)
BESIDE = re.compile(r"(length|loop|on-topic|topic-ref|pair-range|other-script|cut-rate|beyond|no-vector)")
VECTORS = re.compile(r"(mean-pair|share-pairs|pair-range|nearest|vendi|effective-fraction|position|aligned|.*cosine)")
SUBSETS = re.compile(r"(nearest|vendi|effective-|self-bleu|self-rep|compression|class-entropy)")
IN_ORDER = {"compression-ratio@1"}  # these move with the order of the answers, which is drawn too
BOOTSTRAP = 0.15  # of an interval's width: how far the ends of bootstrap-t may be apart, from other resamples
DRAWN = "drawn"  # in place of a number that needs Hivemeter's own random draws

Answer = namedtuple("Answer", "text unit windows beyond cut")
Found = namedtuple("Found", "value n method low high")


def found(value, n, method="", low=None, high=None):
    return Found(value, n, method, low, high)


# ---- reading ---------------------------------------------------------------------------------


def read(path):
    """The rows of a file of JSON lines."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [row for row in rows if "hivemeter_export" not in row]


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


def unit_vector(numbers):
    vector = np.array(numbers, dtype=np.float32).astype(np.float64)
    return vector / np.linalg.norm(vector)


class Run:
    """Usable answers by condition and prompt, and who is compared where."""

    def __init__(self, answers, vectors, embedding):
        self.embedding = embedding or vectors[0]["embedding"]
        self.limit = int(self.embedding.rsplit("-", 1)[1])
        self.prompt_vector, vector_of = {}, {}
        for row in vectors:
            if row["embedding"] == self.embedding and not row.get("model"):
                self.prompt_vector[row["prompt_id"]] = unit_vector(row["vector"])
            elif row["embedding"] == self.embedding:
                vector_of[condition(row), row["prompt_id"], row["sample"]] = row
        self.pools, self.planned, self.usable = defaultdict(list), {}, Counter()
        self.prompts, self.conditions, self.family, self.strangers = {}, {}, {}, []
        self.slots, controls = {}, set()
        for row in sorted(answers, key=lambda r: r["sample"]):
            c, p = condition(row), row["prompt_id"]
            slot = c, p, row["sample"]
            if slot in self.slots:
                sys.exit(f"{slot} comes twice")
            self.slots[slot] = None
            self.conditions[c] = True
            self.planned[c, p] = row["planned"]
            if row.get("provider") == "control":
                controls.add(c)
            if row["outcome"] == "answered":
                self.usable[c] += 1
                self.add(slot, exact(row, "response"), row["cut"], vector_of.get(slot))
        self.plan = [(condition(row), row["prompt_id"], row["sample"]) for row in answers]
        for row in answers:
            self.prompts[row["prompt_id"]] = row["prompt"]
            if row.get("family"):
                self.family[row["prompt_id"]] = row["family"]
            if row.get("language") != "en":
                sys.exit(f"{row['prompt_id']} is not in English")
        self.shown = [
            c for c in self.conditions if c not in controls and any(self.pools[c, p] for p in self.prompts)
        ]
        self.common = [p for p in self.prompts if all(self.enough(c, p) for c in self.shown)]

    def add(self, slot, text, cut, row):
        c, p, _ = slot
        if row and row["text_sha256"] != text_hash(text):
            text = without_reasoning(text)
            if row["text_sha256"] != text_hash(text):
                self.strangers.append(slot)
        if not text.strip():
            return
        windows = [unit_vector(v) for v in (row["vector"], *(row.get("further") or []))] if row else []
        beyond = bool(row) and row["tokens"] > self.limit
        self.slots[slot] = Answer(text, windows[0] if windows else None, windows, beyond, bool(cut))
        self.pools[c, p].append(self.slots[slot])

    def enough(self, c, p):
        """60 % of the planned answers, at least 3, and never more than were planned."""
        planned = self.planned.get((c, p), 0)
        least = min(planned, max(3, -(-6 * planned // 10)))
        return len(self.pools[c, p]) >= max(1, least)

    def cluster(self, p):
        return self.family.get(p, ("alone", p))

    def texts(self, c, p):
        return tuple(a.text for a in self.pools[c, p])

    def units(self, c, p):
        return [a.unit for a in self.pools[c, p] if a.unit is not None]

    def groups(self):
        """The compared models of each law, and the law as rows without a model have it."""
        several = len({c[-1] for c in self.shown}) > 1
        for group in dict.fromkeys(c[1:] for c in self.shown):
            models = [c for c in self.shown if c[1:] == group]
            yield models, ("", *group[:-1], group[-1] if several else "")


# ---- means over prompts ----------------------------------------------------------------------


def over_prompts(run, by_prompt, prompts, interval):
    """The mean over prompts, paraphrases as one, and its interval."""
    clusters = defaultdict(list)
    for p in prompts:
        if by_prompt.get(p) is DRAWN:
            return DRAWN
        if by_prompt.get(p) is not None:
            clusters[run.cluster(p)].append(by_prompt[p])
    means = np.array([np.mean(v) for v in clusters.values()])
    if not clusters:
        return found(None, 0)
    return found(float(np.mean(means)), sum(map(len, clusters.values())), *interval(means))


def across(units, prompts):
    """Per prompt the mean over models (or pairs); those without any value are left out."""
    units = [u for u in units if any(u.get(p) is not None for p in prompts)]
    out = {}
    for p in prompts:
        values = [u.get(p) for u in units]
        if values and DRAWN in values:
            out[p] = DRAWN
        elif values and None not in values:
            out[p] = float(np.mean(values))
    return out


# ---- pools -----------------------------------------------------------------------------------


class Pools:
    """The measures of each pool, variant by variant: by[variant, condition][metric][prompt] = (value, n)."""

    def __init__(self, run):
        self.run, self.by = run, defaultdict(lambda: defaultdict(dict))
        self.counts = {}
        self.cells = [x for x in itertools.product(run.conditions, run.prompts) if x in run.planned]
        self.plan = {cell: run.texts(*cell) for cell in self.cells}
        asked = self.questions()
        self.across = {c: [run.pools[c, p][0] for p in asked if run.pools[c, p]] for c in run.conditions}
        self.others, self.short = {}, {}
        for p in run.prompts:
            limit = self.common_length(p)
            for c in run.shown:
                self.others[c, p] = [a for o in run.shown if o != c and o[1:] == c[1:] for a in run.pools[o, p]]
                cut = (measures.first_tokens(t, limit) for t in run.texts(c, p))
                self.short[c, p] = tuple(t for t in cut if t is not None)
        self.median_answer = self.parrot()
        sizes = {len(t) for t in self.plan.values()}
        wanted = {*self.plan.values(), *self.short.values()}
        wanted |= {tuple(a.text for a in pool) for pool in (*self.others.values(), *self.across.values())}
        wanted |= {(self.median_answer.text,) * n for n in sizes}
        wanted = sorted(wanted, key=lambda texts: -len(texts))
        with multiprocessing.Pool() as workers:
            self.of_texts = dict(zip(wanted, workers.map(measures.text_measures, wanted, chunksize=4)))

    def questions(self):
        """One prompt of each question."""
        return list({self.run.cluster(p): p for p in reversed(self.run.prompts)}.values())[::-1]

    def common_length(self, p):
        tens = [
            np.percentile([len(measures.tokens(t)) for t in self.run.texts(c, p)], 10)
            for c in self.run.shown
            if self.run.pools[c, p]
        ]
        return max(20, int(min(tens, default=0)))

    def parrot(self):
        """The models' first answer of median length, in the order of the plan."""
        answers = [self.run.slots[s] for s in self.run.plan if s[0] in self.run.shown and self.run.slots[s]]
        sizes = [len(measures.tokens(a.text)) for a in answers]
        middle = sorted(sizes)[(len(sizes) - 1) // 2]
        return answers[sizes.index(middle)]

    def measure(self, answers):
        """All measures of some answers: metric -> (value, n); and counts for rarefaction."""
        values, counts = self.of_texts[tuple(a.text for a in answers)]
        values, counts = dict(values), dict(counts)
        with_vector = [a for a in answers if a.unit is not None]
        of_vectors, counts["cosine-0.8"] = measures.vector_measures(
            [a.unit for a in with_vector], [a.windows for a in with_vector], [a.text for a in with_vector]
        )
        return {**values, **of_vectors}, counts

    def put(self, variant, c, p, values):
        for metric, value in values.items():
            self.by[variant, c][metric][p] = value

    def put_end(self, variant, c, p, n, values):
        """Measures with a direction, of two answers and more."""
        self.put(variant, c, p, {m: v if n > 1 else (None, n) for m, v in read_beside(values).items()})

    def fill(self):
        run = self.run
        for c, p in self.cells:
            values, self.counts[c, p] = self.measure(run.pools[c, p])
            for relation in RELATIONS:
                metric = f"distinct-classes-10-{relation}@1"
                self.put("noveltybench", c, p, {metric: values.pop((metric, "noveltybench"), (None, 0))})
            self.put("default", c, p, {**values, **self.flags(c, p)})
        for p in run.prompts:
            self.rarefied(p)
        for c, p in itertools.product(run.shown, run.prompts):
            n = len(run.pools[c, p])
            others, short = self.others[c, p], self.short[c, p]
            self.put_end("parrot", c, p, n, self.measure([self.median_answer] * n)[0])
            self.put_end("length-matched", c, p, len(short), self.of_texts[short][0])
            values = self.measure(others)[0]
            values = {m: (DRAWN, n) if len(others) > n or m in IN_ORDER else v for m, v in values.items()}
            self.put_end("other-models", c, p, len(others), values)

    def flags(self, c, p):
        run, pool, units = self.run, self.run.pools[c, p], self.run.units(c, p)
        others = [v for q, v in run.prompt_vector.items() if run.cluster(q) != run.cluster(p)]
        own, n = run.prompt_vector.get(p), len(pool)
        return {
            "on-topic-rate@1": (measures.on_topic(units, own, others), len(units)),
            "topic-reference@1": (measures.topic_reference(units, own), len(units)),
            "other-script-rate@1": measures.other_script([a.text for a in pool]),
            "cut-rate@1": (mean(a.cut for a in pool), n),
            "beyond-limit-rate@1": (mean(a.beyond for a in pool if a.unit is not None), len(units)),
            "no-vector-rate@1": (mean(a.unit is None for a in pool), n),
        }

    def rarefied(self, p):
        """Closed forms, for controls too; a subset that is the whole pool is the pool."""
        run, counts = self.run, self.counts
        for k in (1, 2, 3, 4):
            metric = f"distinct-{k}@1"
            least = min(sum(counts[c, p][metric]) for c in run.shown)
            for c in run.conditions:
                kinds = measures.expected_kinds(counts[c, p][metric], least)
                self.put("rarefied", c, p, {metric: (kinds / least if kinds and least else None, least)})
        for relation in RELATIONS:
            least = min(sum(counts[c, p][relation]) for c in run.shown)
            for c in run.conditions:
                kinds = measures.expected_kinds(counts[c, p][relation], least)
                self.put("rarefied", c, p, {f"classes-{relation}@1": (kinds, least)})
        usable = {c: sum(len(measures.tokens(t)) >= 4 for t in run.texts(c, p)) for c in run.shown}
        sizes = {c: len(run.pools[c, p]) for c in run.shown}
        for c in run.shown:
            for metric, values in self.by["default", c].items():
                if not SUBSETS.match(metric):
                    continue
                # Both need four tokens: the other measures can use every answer of these recordings.
                n = usable if metric.startswith(("self-bleu", "self-repetition")) else sizes
                least = min((v for v in n.values() if v), default=0)
                whole = n[c] <= least or values[p][0] is None
                self.put("rarefied", c, p, {metric: values[p] if whole else (DRAWN, least)})


def read_beside(values):
    """The measures that nulls and ends have: those with a direction."""
    return {m: v for m, v in values.items() if isinstance(m, str) and not BESIDE.match(m)}


# ---- between models --------------------------------------------------------------------------


def different_prompts(run, a, b):
    """Mean cosine of answers to different questions, all ordered pairs one by one, with its jackknife."""
    centres = {
        p: (np.mean(run.units(a, p), axis=0), np.mean(run.units(b, p), axis=0))
        for p in run.prompts
        if run.units(a, p) and run.units(b, p)
    }
    table = {
        (p, q): float(centres[p][0] @ centres[q][1])
        for p, q in itertools.permutations(centres, 2)
        if run.cluster(p) != run.cluster(q)
    }
    questions = list(dict.fromkeys(map(run.cluster, centres)))
    value = mean(table.values())
    left_out = [
        mean(v for (p, q), v in table.items() if gone not in (run.cluster(p), run.cluster(q)))
        for gone in questions
    ]
    return found(value, len(questions), *jackknife(value, left_out))


def share_of_pairs(xs, ys, alike):
    return mean(alike(x, y) for x in xs for y in ys)


def runs_of_five(run, c, p):
    return [set(measures.grams(w, 5)) for w in map(measures.tokens, run.texts(c, p)) if len(w) >= 5]


def next_question(run, p):
    """The next prompt that is no paraphrase, round to the first."""
    prompts = list(run.prompts)
    at = prompts.index(p)
    return next(q for q in prompts[at + 1 :] + prompts[:at] if run.cluster(q) != run.cluster(p))


def of_pair(run, a, b, s_a, s_b, floor):
    """By (metric, variant), prompt by prompt: H, MMD², alikeness, duplicates and common runs."""
    out = defaultdict(dict)
    for p in run.prompts:
        same = [[measures.normalised(t) for t in run.texts(c, p)] for c in (a, b)]
        out["cross-model-duplicate-rate@1", "default"][p] = share_of_pairs(*same, lambda x, y: x == y)
        common = lambda x, y: not x.isdisjoint(y)
        ours, theirs = runs_of_five(run, a, p), runs_of_five(run, b, p)
        away = runs_of_five(run, b, next_question(run, p))
        out["cross-model-shared-run-5@1", "default"][p] = share_of_pairs(ours, theirs, common)
        out["cross-model-shared-run-5@1", "cross-prompt"][p] = share_of_pairs(ours, away, common)
        if not run.units(a, p) or not run.units(b, p):
            continue
        h = float(np.mean(np.array(run.units(a, p)) @ np.array(run.units(b, p)).T))
        out["inter-model-homogeneity@1", "default"][p] = h
        if s_a.get(p) is None or s_b.get(p) is None:
            continue
        out["mmd2@1", "default"][p] = s_a[p] + s_b[p] - 2 * h
        room = (s_a[p] + s_b[p]) / 2 - floor if floor is not None else 0
        if room >= 0.05:
            out["alikeness@1", "default"][p] = (h - floor) / room
    return out


# ---- everything ------------------------------------------------------------------------------


class Recomputed:
    """All numbers by (metric, variant, scope, the two models in order, prompt, law)."""

    def __init__(self, run, threshold):
        self.run, self.threshold, self.numbers = run, threshold, {}
        self.pools = Pools(run)
        self.pools.fill()
        self.by = self.pools.by
        for c in run.conditions:
            self.of_condition(c)
        for models, nobody in run.groups():
            for variant in ("default", "with-refusals", "rarefied", "noveltybench", "parrot", "length-matched",
                            "other-models"):
                self.of_study(models, nobody, variant)
            self.of_crowds(models, nobody)
            self.of_pairs(models, nobody)
        everything = ("", None, None, None, None, "")
        self.put("prompts-used@1", "default", "study", everything, found(float(len(run.common)), len(run.prompts)))
        dropped = float(len(run.prompts) - len(run.common))
        self.put("prompts-dropped@1", "default", "study", everything, found(dropped, len(run.prompts)))

    def put(self, metric, variant, scope, c, value, other=None, prompt=""):
        names = tuple(sorted((c[0], other[0]))) if other else (c[0], "")
        self.numbers[metric, variant, scope, names, prompt, c[1:]] = value

    def values(self, variant, c, metric):
        source = "default" if variant == "with-refusals" else variant
        return {p: v[0] for p, v in self.by[source, c][metric].items()}

    def indicators(self, c):
        """Of each prompt: in which range S is, and above which thresholds."""
        s = {p: v for p, v in self.values("default", c, "mean-pairwise-cosine@1").items() if v is not None}
        keys, values = list(s), np.array(list(s.values()))
        for low, inside in measures.ranges(values):
            yield f"similarity-range-{low}@1", dict(zip(keys, inside.astype(float)))
        for tau in TAUS:
            yield f"share-prompts-above-{tau}@1", dict(zip(keys, (values > tau).astype(float)))
        yield "share-prompts-above-null-p99@1", dict(zip(keys, (values > self.threshold).astype(float)))

    def of_pool_s(self, variant, scope, c, pool, prompt=""):
        """S of one pool with its jackknife, by leaving answers out one by one."""
        square = measures.cosines([a.unit for a in pool if a.unit is not None])
        n, rows = len(square), range(len(square))
        value = mean(measures.pair_values(square)) if n > 1 else None
        left_out = [
            mean(measures.pair_values(square[np.ix_(rest, rest)]))
            for rest in ([j for j in rows if j != i] for i in rows)
        ]
        s = found(value, n, *jackknife(value, left_out))
        self.put("mean-pairwise-cosine@1", variant, scope, c, s, prompt=prompt)
        self.put("position-profile-1@1", variant, scope, c, s, prompt=prompt)

    def of_condition(self, c):
        run, compared = self.run, c in self.run.shown
        for variant in ("default", "rarefied", "noveltybench"):
            for metric, values in self.by[variant, c].items():
                for p, (value, n) in values.items():
                    self.put(metric, variant, "pool", c, DRAWN if value is DRAWN else found(value, n), prompt=p)
        for p in run.prompts:
            self.of_pool_s("default", "pool", c, run.pools[c, p], prompt=p)
        for variant in ("default", "with-refusals", "rarefied", "noveltybench", "parrot", "length-matched",
                        "other-models"):
            source = "default" if variant == "with-refusals" else variant
            for metric in self.by[source, c]:
                values, interval = self.values(variant, c, metric), interval_of(metric, variant)
                value = over_prompts(run, values, run.common, interval)
                self.put(metric, variant, "model", c, value)
        for metric, values in self.indicators(c):
            value = over_prompts(run, values, run.common, wilson_interval)
            for variant in ("default", "with-refusals") if compared else ("default",):
                self.put(metric, variant, "model", c, value)
        pool = self.pools.across[c]
        for metric, (value, n) in read_beside(self.pools.measure(pool)[0]).items():
            self.put(metric, "across-prompts", "model", c, found(value, n))
        self.of_pool_s("across-prompts", "model", c, pool)
        self.put("cross-prompt-cosine@1", "default", "model", c, different_prompts(run, c, c))
        self.counts(c)

    def counts(self, c):
        run = self.run
        texts = [(run.cluster(p), measures.normalised(t)) for p in run.prompts for t in run.texts(c, p)]
        together = Counter(t for _, t in texts)
        apart, pairs = Counter(texts), Counter(cluster for cluster, _ in texts)
        two = lambda counts: sum(math.comb(k, 2) for k in counts.values())
        unrelated = math.comb(len(texts), 2) - two(pairs)
        rate = (two(together) - two(apart)) / unrelated if unrelated else None
        n = len(run.prompts)
        for metric, value, of in (
            ("cross-prompt-duplicate-rate@1", rate, n),
            ("prompts-below-minimum@1", sum(not run.enough(c, p) for p in run.prompts), n),
            ("answers-measured@1", len(texts), run.usable[c]),
            ("answers-blank@1", run.usable[c] - len(texts), run.usable[c]),
        ):
            self.put(metric, "default", "model", c, found(None if value is None else float(value), of))

    def of_study(self, models, nobody, variant):
        run = self.run
        source = "default" if variant == "with-refusals" else variant
        for metric in self.by[source, models[0]]:
            values = across([self.values(variant, c, metric) for c in models], run.common)
            value = over_prompts(run, values, run.common, interval_of(metric, variant))
            self.put(metric, variant, "study", nobody, value)
        if source == "default":
            tables = [dict(self.indicators(c)) for c in models]
            for metric in tables[0]:
                values = across([t[metric] for t in tables], run.common)
                self.put(metric, variant, "study", nobody, over_prompts(run, values, run.common, wilson_interval))

    def of_crowds(self, models, nobody):
        """All models' answers to each prompt as one pool: nearest sources, clusters, measures of vectors."""
        run, table = self.run, defaultdict(dict)
        for p in run.prompts:
            pool = [(c, a) for c in models for a in run.pools[c, p] if a.unit is not None]
            answers, square = [a for _, a in pool], measures.cosines([a.unit for _, a in pool])
            names = [c[0] for c, _ in pool]
            values, _ = measures.vector_measures(
                [a.unit for a in answers], [a.windows for a in answers], [a.text for a in answers]
            )
            for metric, value in read_beside(values).items():
                table[metric, "pooled"][p] = value
            for k in NEIGHBOURS:
                seen, floor, mixing = measures.unique_sources(square, names, k)
                room = None if seen is None else mixing - floor
                normal = (seen - floor) / room if room is not None and room >= 0.05 else None
                for variant, value in (
                    ("default", seen), ("floor", floor), ("mixing", mixing), ("normalised", normal)
                ):
                    table[f"unique-source-models-{k}@1", variant][p] = (value, len(pool))
            labels, value = measures.best_clusters(square)
            one = labels is None or value < 0.25
            table["clusters@1", "default"][p] = (1.0 if one else float(len(set(labels))), len(pool))
            table["silhouette@1", "default"][p] = (value, len(pool))
        for (metric, variant), values in table.items():
            for p, (value, n) in values.items():
                self.put(metric, variant, "pool", nobody, found(value, n), prompt=p)
            values, interval = {p: v for p, (v, _) in values.items()}, interval_of(metric, variant)
            self.put(metric, variant, "study", nobody, over_prompts(run, values, run.common, interval))
        for p in run.prompts:
            self.of_pool_s("pooled", "pool", nobody, [a for c in models for a in run.pools[c, p]], prompt=p)

    def of_pairs(self, models, nobody):
        run, floors, pairs = self.run, [], []
        s = {c: self.values("default", c, "mean-pairwise-cosine@1") for c in models}
        for c in models:
            homogeneity = "inter-model-homogeneity@1"
            interval = interval_of(homogeneity, "default")
            value = over_prompts(run, s[c], run.prompts, interval)
            for variant in ("default", "with-refusals"):
                self.put(homogeneity, variant, "pair", c, value, other=c)
            selves = {p: v + (1 - v) / len(run.units(c, p)) for p, v in s[c].items() if v is not None}
            value = over_prompts(run, selves, run.prompts, interval)
            self.put(homogeneity, "paper-compatible", "pair", c, value, other=c)
        for a, b in itertools.combinations(models, 2):
            floors.append(different_prompts(run, a, b))
            pairs.append(of_pair(run, a, b, s[a], s[b], floors[-1].value))
            for variant in ("default", "with-refusals"):
                self.put("inter-model-cross-prompt@1", variant, "pair", a, floors[-1], other=b)
            for (metric, variant), values in pairs[-1].items():
                value = over_prompts(run, values, run.prompts, interval_of(metric, variant))
                for v in (variant, "with-refusals") if variant == "default" else (variant,):
                    self.put(metric, v, "pair", a, value, other=b)
        known = [f.value for f in floors if f.value is not None]
        for variant in ("default", "with-refusals"):
            value = found(mean(known), min((f.n for f in floors if f.value is not None), default=0))
            self.put("inter-model-cross-prompt@1", variant, "study", nobody, value)
        for metric, variant in pairs[0] if pairs else ():
            values = across([pair[metric, variant] for pair in pairs], run.prompts)
            value = over_prompts(run, values, run.prompts, interval_of(metric, variant))
            for v in (variant, "with-refusals") if variant == "default" else (variant,):
                self.put(metric, v, "study", nobody, value)


# ---- comparing -------------------------------------------------------------------------------


def theirs(scores, embedding):
    out = {}
    for row in scores:
        if row.get("embedding") not in (None, "", embedding):
            continue
        other = row.get("model_b") or ""
        names = tuple(sorted((row["model"], other))) if other else (row.get("model") or "", "")
        key = row["metric"], row["variant"], row["scope"], names, row.get("prompt_id") or "", law(row)
        value, low, high = (number(row.get(field)) for field in ("value", "low", "high"))
        out[key] = found(value, row["n"], row.get("method") or "", low, high)
    return out


def why_not(key, ours):
    """Why an exported number is not compared; None for one that has to be."""
    metric, variant, *_ = key
    if ours.get(key) is DRAWN or metric.startswith("cross-prompt-null"):
        return "needs Hivemeter's own draws"
    if variant == "dice" or (variant == "cross-prompt" and not metric.startswith("cross-model")):
        return "needs Hivemeter's own draws"
    if variant == "without-refusals" or metric.startswith("refusal-rate"):
        return "needs the classifier of refusals"
    if variant == "length-matched" and VECTORS.match(metric):
        return "vectors of shortened answers are not exported"
    return None


def tolerance(metric):
    if metric.startswith("compression"):
        return 1e-2  # another zlib
    return 1e-6 if re.match(r"nearest|silhouette|vendi-0", metric) else 1e-9  # float cosines; roots of rounding


def apart(x, y):
    return abs(x - y) / max(1.0, abs(x), abs(y))


def difference(a, b):
    """The largest relative difference of value and interval's ends; infinite where they differ in kind."""
    if a is None or b is None or (a.value is None) != (b.value is None):
        return math.inf
    if a.value is None:
        return 0.0
    if a.n != b.n or (b.method == "bootstrap-t" and not near(a, b)):
        return math.inf
    if b.method == "bootstrap-t":
        return apart(a.value, b.value)
    if a.method != b.method:
        return math.inf
    ends = [(a.value, b.value)] if b.low is None else [(a.value, b.value), (a.low, b.low), (a.high, b.high)]
    return max(apart(x, y) for x, y in ends)


def near(a, b):
    """Ends of bootstrap-t agree as two sets of resamples do; where only the method is checked, none may be given."""
    if b.low is None:
        return a.method == "" or (a.method == b.method and a.low <= a.value <= a.high)
    off = deviation(a, b)
    return a.method == b.method and a.low <= a.value <= a.high and off <= BOOTSTRAP


def deviation(a, b):
    return max(abs(a.low - b.low), abs(a.high - b.high)) / (b.high - b.low)


def text_of(value):
    if value is None:
        return "missing"
    if value.value is None:
        return "Undefined"
    ends = "" if value.low is None else f" [{value.low:.9f}, {value.high:.9f}]"
    return f"{value.value:.9f}{ends} {value.method} n={value.n}"


def family(metric):
    numbered = r"(share-\w+-above|range|models|profile|jaccard|bleu|distinct|vendi|length)-[\w.]+@"
    metric = re.sub(numbered, r"\1-*@", metric)
    return re.sub(r"(class|classes|classes-10)-(normalised|rouge-1|cosine-0.8)@", r"\1-*@", metric)


def compare(hive, ours):
    """Prints the table; returns what disagrees, how many agree, and what was skipped."""
    wrong, groups, skipped, bootstraps = [], defaultdict(list), Counter(), []
    for key in dict.fromkeys((*hive, *ours)):
        reason = why_not(key, ours)
        if reason:
            skipped[key[1], reason] += key in hive
            continue
        if key not in hive and (key[1] == "with-refusals" or ours[key].value is None):
            continue  # given only where a model refuses; nothing to compare
        a, b = hive.get(key), ours.get(key)
        d = difference(a, b)
        if a and b and a.method == b.method == "bootstrap-t":
            bootstraps.append(deviation(a, b) if b.low is not None else None)
        groups[family(key[0]), key[1], key[2]].append(d)
        if not d <= tolerance(key[0]):
            wrong.append((key, hive.get(key), ours.get(key)))
    print("| metric | variant | scope | numbers | largest difference |\n|---|---|---|---:|---:|")
    for (metric, variant, scope), ds in groups.items():
        print(f"| {metric} | {variant} | {scope} | {len(ds)} | {max(ds):.1e} |")
    return wrong, sum(map(len, groups.values())), skipped, bootstraps


# ---- phrases and places ----------------------------------------------------------------------


MOST_PHRASES = 20  # of one prompt


def rank(words, found):
    """More models first, then more tokens, then more occurrences."""
    models, _, occurrences = found
    return -len(models), -len(words), -occurrences


def check_phrases(run, rows):
    """Exported phrases are maximal runs, with their counts; any other has 60 % in common with an exported one, or ranks behind the last of all that are kept."""
    hive, wrong, compared = defaultdict(dict), [], 0
    for r in rows:
        hive[law(r), r["prompt_id"]][tuple(r["phrase"].split(" "))] = r
    for models, _ in run.groups():
        for p in run.prompts:
            pools = {c[0]: [measures.tokens(t) for t in run.texts(c, p)] for c in models}
            asked, total = measures.tokens(run.prompts[p]), sum(map(len, pools.values()))
            told, runs = hive.pop((models[0][1:], p), {}), measures.shared_phrases(pools)
            for words, r in told.items():
                ours = *runs.get(words, ()), len(words), words in measures.grams(asked, len(words))
                if ours != (set(r["models"]), r["responses"], r["occurrences"], r["tokens"], r["echo"]):
                    wrong.append(((p, models[0][1:], " ".join(words)), r, ours))
                if abs(r["share"] - r["responses"] / total) > 1e-12:
                    wrong.append(((p, models[0][1:], " ".join(words)), r["share"], r["responses"] / total))
            last = max((rank(w, runs[w]) for w in told if w in runs and not told[w]["echo"]), default=None)
            for words in runs.keys() - told.keys():
                if len(told) == MOST_PHRASES and rank(words, runs[words]) >= last:
                    continue
                if not any(measures.overlap(words, other) >= 0.6 for other in told):
                    wrong.append(((p, models[0][1:], " ".join(words)), "not exported", runs[words]))
            compared += len(runs.keys() | told.keys())
    wrong += [(key, "exported", "of no compared prompt") for key in hive]
    return compared, wrong


def check_places(run, rows):
    """The plane of scikit-learn's PCA, signs included, and the groups of the clusters; the largest difference."""
    by_prompt, worst, wrong = defaultdict(list), 0.0, []
    for r in rows:
        if r["embedding"] == run.embedding:
            by_prompt[law(r), r["prompt_id"]].append(r)
    for key, placed in by_prompt.items():
        answers = [run.slots[condition(r), r["prompt_id"], r["sample"]] for r in placed]
        units = np.array([a.unit for a in answers])
        plane = PCA(2, svd_solver="full").fit_transform(units)
        d = np.max(np.abs(plane - np.array([(r["x"], r["y"]) for r in placed])))
        labels, value = measures.best_clusters(units @ units.T)
        labels = [0] * len(placed) if labels is None or value < 0.25 else list(labels)
        pairs = set(zip(labels, (r["cluster"] for r in placed)))
        if not d < 1e-6 or len(pairs) != len(set(labels)) or len(pairs) != len({b for _, b in pairs}):
            wrong.append((key, f"off by {d:.1e}", f"clusters {len(set(labels))}: {sorted(pairs)}"))
        worst = max(worst, d)
    return len(rows), worst, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers")
    parser.add_argument("vectors")
    parser.add_argument("scores")
    parser.add_argument("--phrases")
    parser.add_argument("--places")
    parser.add_argument("--embedding", help="where the run holds several (default: the first)")
    parser.add_argument("--show", type=int, default=40, help="how many disagreements to print (default: 40)")
    args = parser.parse_args()
    run = Run(read(args.answers), read(args.vectors), args.embedding)
    hive = theirs(read(args.scores), run.embedding)
    threshold = next((v.value for k, v in hive.items() if k[0] == "cross-prompt-null-p99@1"), None)
    ours = Recomputed(run, math.inf if threshold is None else threshold).numbers
    wrong, compared, skipped, bootstraps = compare(hive, ours)
    if args.phrases:
        n, bad = check_phrases(run, read(args.phrases))
        print(f"| shared phrases | | | {n} | {'some differ' if bad else 0} |")
        wrong, compared = wrong + bad, compared + n
    if args.places:
        n, worst, bad = check_places(run, read(args.places))
        print(f"| places and clusters | | | {n} | {worst:.1e} |")
        wrong, compared = wrong + bad, compared + n
    print()
    for key, a, b in wrong[: args.show]:
        told = (text_of(x) if isinstance(x, Found) or x is None else x for x in (a, b))
        print("DIFFERS", *key, "| hivemeter", "| here".join(f" {x} " for x in told))
    for (variant, reason), count in skipped.items():
        print(f"skipped: {count} of variant {variant}: {reason}")
    known = [d for d in bootstraps if d is not None]
    print(f"{len(known)} intervals of bootstrap-t from other resamples: ends at most {max(known, default=0):.1%} of",
          f"their width apart; {len(bootstraps) - len(known)} of nearly constant values: method and position only")
    if run.strangers:
        print(f"{len(run.strangers)} vectors belong to another text than the answer's: {run.strangers[:3]}")
    print(f"{compared} compared, {sum(skipped.values())} skipped, of {len(run.conditions)} conditions and",
          f"{len(run.prompts)} prompts, {run.embedding}: {len(wrong)} disagree")
    sys.exit(1 if wrong or run.strangers or not hive else 0)


if __name__ == "__main__":
    main()
