#!/usr/bin/env python3
"""Times Hivemeter and the Python tools on one pool of answers, in turn, and compares their results.

Started by compare-peers.sh, which prepares everything:

    compare_peers.py POOL [--model NAME] [--rounds 5] [-o TABLE.md] -- JAVA …

Every round runs ours, then the peer, then the next measurement; the median over rounds is shown. Times are processor
seconds, so that whatever else the machine does changes them little: of the whole process for the peers, of the measuring
thread for ours. Ours is one resident Java process that was warmed up, with 2 GiB of heap, so that its compiler and
collector have next to nothing to do; the time of its very first call, on its cold code, stands beside. A peer that would take hours is timed
on random pairs or hypotheses, other ones in each round, and the mean of their times is extrapolated in proportion: the
table says so.
Results are compared too; a difference beyond the stated tolerance ends with exit code 1.
"""

import argparse
import json
import os
import random
import re
import statistics
import struct
import subprocess
import sys
import time
import warnings

import numpy as np
import threadpoolctl
from fast_bleu import SelfBLEU
from nltk.translate.bleu_score import SmoothingFunction, sentence_bleu
from rouge_score import rouge_scorer
from rouge_score_rs import rouge_scorer as rouge_scorer_rs
from vendi_score import vendi

warnings.filterwarnings("ignore", category=DeprecationWarning)

# Self-BLEU leaves answers of fewer tokens out, ROUGE-L those without any; peers do not get them either.
SHORTEST = 4
FIFTY = 50


def read_pool(folder, model):
    """Texts and first-window vectors of one model's answers, in the order of the export."""
    answers = {}
    for line in open(os.path.join(folder, "answers.jsonl"), encoding="utf-8"):
        row = json.loads(line)
        if "hivemeter_export" not in row and row["outcome"] == "answered":
            answers.setdefault(row["model"], {})[row["prompt_id"], row["sample"]] = row["response"]
    if model is None and len(answers) != 1:
        sys.exit(f"compare-peers: the file has {len(answers)} models; choose one with --model: {', '.join(answers)}")
    model = model or next(iter(answers))
    if model not in answers:
        sys.exit(f"compare-peers: no model '{model}' in the file; there are {', '.join(answers)}")
    vectors = {}
    for line in open(os.path.join(folder, "vectors.jsonl"), encoding="utf-8"):
        row = json.loads(line)
        if row.get("model") == model and (row.get("window") or 1) == 1:
            vectors[row["prompt_id"], row["sample"]] = row["vector"]
    slots = [slot for slot in answers[model] if slot in vectors]
    texts = [answers[model][slot] for slot in slots]
    return model, texts, np.array([vectors[slot] for slot in slots], dtype=np.float32)


def write_data(path, texts, vectors):
    """The form that dev.hivemeter.benchmarks.PeerData reads."""
    with open(path, "wb") as out:
        out.write(struct.pack(">ii", len(texts), vectors.shape[1]))
        for text, vector in zip(texts, vectors):
            encoded = text.encode("utf-8", "surrogatepass")
            out.write(struct.pack(">i", len(encoded)) + encoded + vector.astype(">f4").tobytes())


class Ours:
    """The resident Java process."""

    def __init__(self, command, data, tokens):
        self.process = subprocess.Popen(
            [*command, data, tokens], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, encoding="utf-8")
        if self.process.stdout.readline().strip() != "ready":
            sys.exit("compare-peers: our own process did not start")

    def __call__(self, name, times=1):
        """Processor seconds of one run, the median of that many, and the result."""
        self.process.stdin.write(f"{name} {times}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if len(answer) != 2:
            sys.exit(f"compare-peers: our own process could not measure {name}: {' '.join(answer)}")
        return float(answer[0]), float(answer[1])


def timed(work, times=1):
    """Processor seconds of one run, the median of that many, and the result."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        result = work()
        spent.append(time.process_time() - start)
    return statistics.median(spent), result


class Comparison:
    """One row of the table: a measurement of ours and one of a peer, or two."""

    def __init__(self, ours, name, peer, what, target, at_least, call, times=1, note=""):
        self.ours, self.name, self.peer, self.what = ours, name, peer, what
        self.target, self.at_least, self.call, self.times, self.note = target, at_least, call, times, note
        self.own_seconds, self.peer_seconds = [], []
        self.first = None

    def warm(self):
        """Until the compiler is done: at least ten runs, and two seconds."""
        self.first, self.value = self.ours(self.name)
        start, runs = time.perf_counter(), 0
        while runs < 10 or time.perf_counter() - start < 2:
            self.ours(self.name, self.times)
            runs += 1

    def round(self, number):
        self.own_seconds.append(self.ours(self.name, self.times)[0])
        self.peer_seconds.append(self.call(number))

    def row(self):
        own = statistics.median(self.own_seconds)
        # Of a sample the mean is what can be extrapolated: few long answers take most of the time.
        peer = (statistics.mean if self.note else statistics.median)(self.peer_seconds)
        if self.at_least:
            ratio, shown = peer / own, f"{peer / own:,.0f}×"
            met, target = ratio >= self.target, f"≥ {self.target:,}×"
        else:
            ratio, shown = own / peer, f"{own / peer:.2f}"
            met, target = ratio <= self.target, f"≤ {self.target}"
        return (f"| {self.what} | {seconds(own)} | {seconds(self.first)} | {self.peer} | {seconds(peer)}"
                f"{' *' if self.note else ''} | {shown} | {target} {'met' if met else '**missed**'} |")


def seconds(s):
    return f"{s * 1e6:.1f} µs" if s < 1e-3 else f"{s * 1e3:.2f} ms" if s < 1 else f"{s:,.1f} s"


def main():
    split = sys.argv.index("--")
    parser = argparse.ArgumentParser()
    parser.add_argument("pool")
    parser.add_argument("--model")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("-o", "--output")
    args = parser.parse_args(sys.argv[1:split])

    model, texts, vectors = read_pool(args.pool, args.model)
    data, token_file = os.path.join(args.pool, "data.bin"), os.path.join(args.pool, "tokens.txt")
    write_data(data, texts, vectors)
    ours = Ours(sys.argv[split + 1:], data, token_file)
    tokens = [line.split() for line in open(token_file, encoding="utf-8").read().split("\n")[:len(texts)]]
    n = len(texts)
    worded = [t for t in texts if re.search("[a-z0-9]", t.lower())]
    pairs = [(i, j) for i in range(len(worded)) for j in range(i + 1, len(worded))]
    long_enough = [t for t in tokens if len(t) >= SHORTEST]
    checks, notes = [], []

    def check(what, own, other, tolerance):
        difference = abs(own - other)
        checks.append((what, own, other, difference, tolerance, difference <= tolerance))

    # ROUGE-L with Google's tokens, from the texts: the public call, which cuts them into tokens every time.
    slow, fast = rouge_scorer.RougeScorer(["rougeL"]), rouge_scorer_rs.RougeScorer(["rougeL"])
    drawn = []

    def rouge_score(number):
        chosen = random.Random(number).sample(pairs, min(20, len(pairs)))
        spent, scores = timed(lambda: [slow.score(worded[i], worded[j])["rougeL"].fmeasure for i, j in chosen])
        drawn.extend(zip(chosen, scores))
        return spent / len(chosen) * len(pairs)

    rust = {}

    def rouge_score_rs(number):
        def all_pairs():
            total = 0.0
            for i in range(len(worded) - 1):
                rest = worded[i + 1:]
                total += sum(s["rougeL"].fmeasure for s in fast.score_batch([worded[i]] * len(rest), rest))
            return total / len(pairs)
        spent, rust["mean"] = timed(all_pairs)
        return spent

    # Self-BLEU on our tokens, which both sides get ready made.
    smooth = SmoothingFunction().method1
    by_nltk = {}

    def nltk(number):
        chosen = random.Random(number).sample(range(len(long_enough)), min(5, len(long_enough)))
        spent, scores = timed(lambda: [
            sentence_bleu(long_enough[:i] + long_enough[i + 1:], long_enough[i], smoothing_function=smooth)
            for i in chosen])
        by_nltk.update(zip(chosen, scores))
        return spent / len(chosen) * len(long_enough)

    bleu = {}

    def fast_bleu(number):
        spent, bleu["scores"] = timed(lambda: SelfBLEU(long_enough, {4: (0.25,) * 4}).get_score()[4])
        return spent

    # Cosines of all pairs: NumPy only makes the matrix, ours makes the histogram as well.
    X = np.ascontiguousarray(vectors)

    def product(number):
        return timed(lambda: X @ X.T, 20)[0]

    # Vendi of the first fifty answers.
    E = vectors[:FIFTY].astype(np.float64)
    E /= np.linalg.norm(E, axis=1, keepdims=True)
    K = E @ E.T

    def vendi_kernel(number):
        return timed(lambda: vendi.score_K(K), 200)[0]

    def vendi_vectors(number):
        return timed(lambda: vendi.score_X(E), 200)[0]

    some_pairs = f"{min(20, len(pairs))} random pairs a round, times {len(pairs):,} / {min(20, len(pairs))}"
    some_texts = f"{min(5, n)} random hypotheses a round, times {len(long_enough)} / {min(5, n)}"
    rows = [
        Comparison(ours, "rouge-l-google", "rouge-score 0.1.2, `score`", f"ROUGE-L, {len(pairs):,} pairs, from texts",
                   10_000, True, rouge_score, note=some_pairs),
        Comparison(ours, "rouge-l-google", "rouge-score-rs 0.2.1, `score_batch`", "the same",
                   20, True, rouge_score_rs),
        Comparison(ours, "self-bleu-4", "NLTK 3.10.4, `sentence_bleu`, method1",
                   f"self-BLEU-4, {len(long_enough)} answers, from tokens", 20_000, True, nltk, note=some_texts),
        Comparison(ours, "self-bleu-4", "fast-bleu 0.0.90, `SelfBLEU`", "the same", 200, True, fast_bleu),
        Comparison(ours, "pair-range-0.1", f"NumPy {np.__version__}, `X @ X.T` alone",
                   f"histogram and nearest neighbours of {n * (n - 1) // 2:,} cosines, d = {X.shape[1]}", 1.2, False, product, 20),
        Comparison(ours, "vendi-kernel", "vendi-score 0.0.3, `score_K`", "Vendi, 50 × 50, from the same kernel",
                   1.2, False, vendi_kernel, 200),
        Comparison(ours, "vendi-vectors", "vendi-score 0.0.3, `score_X`", "Vendi, 50 answers, from vectors",
                   1.2, False, vendi_vectors, 200),
    ]
    for row in rows:
        row.warm()
    for number in range(args.rounds):
        print(f"round {number + 1} of {args.rounds}", file=sys.stderr)
        for row in rows:
            row.round(number)

    check("ROUGE-L, mean over all pairs, against rouge-score-rs", rows[0].value, rust["mean"], 1e-9)
    for (i, j), score in drawn:
        check(f"rouge-score-rs against rouge-score, pair {i}, {j}", fast.score(worded[i], worded[j])["rougeL"].fmeasure,
              score, 1e-12)
    check("self-BLEU-4 against fast-bleu", rows[2].value, sum(bleu["scores"]) / len(bleu["scores"]), 1e-9)
    for i, score in sorted(by_nltk.items()):
        check(f"fast-bleu against NLTK, answer {i}", bleu["scores"][i], score, 1e-9)
    upper = (X @ X.T)[np.triu_indices(n, 1)]
    check("share of cosines in 0.1–0.2 against NumPy (1e-5 is three pairs on an end)", rows[4].value,
          ((upper >= np.float32(0.1)) & (upper < np.float32(0.2))).mean(), 1e-5)
    U = unit(vectors)
    total = U.sum(axis=0)
    check("mean-pairwise-cosine against NumPy", ours("mean-pairwise-cosine")[1],
          (total @ total - (U * U).sum()) / (n * (n - 1)), 1e-9)
    check("Vendi from the kernel against vendi-score", rows[5].value, vendi.score_K(K), 1e-9)
    check("Vendi from vectors against vendi-score", rows[6].value, vendi.score_X(E), 1e-9)

    blas = next(pool for pool in threadpoolctl.threadpool_info() if pool["user_api"] == "blas")
    lines = [f"{n} answers of {model}, mean {statistics.mean(map(len, tokens)):.0f} tokens; {args.rounds} rounds, "
             f"processor time on one core, {blas['internal_api']} "
             f"{blas['version']} with {blas['num_threads']} thread; load {os.getloadavg()[0]:.1f}",
             "",
             "| what | ours, median | ours, first call | peer | peer, median or mean * | ratio | target |",
             "|---|---:|---:|---|---:|---:|---|"]
    lines += [row.row() for row in rows]
    lines += ["", *(f"\\* {row.peer}: {row.note}; the mean of all rounds, extrapolated in proportion." for row in rows if row.note), "",
              "| agreement | ours | other | difference | allowed |", "|---|---:|---:|---:|---:|"]
    singles = [c for c in checks if ", pair " not in c[0] and ", answer " not in c[0]]
    lines += [f"| {c[0]} | {c[1]:.12f} | {c[2]:.12f} | {c[3]:.1e} | {c[4]:.0e} |" for c in singles]
    for kind in ("rouge-score-rs against rouge-score", "fast-bleu against NLTK"):
        some = [c for c in checks if c[0].startswith(kind)]
        lines.append(f"| {kind}, largest of {len(some)} | | | {max(c[3] for c in some):.1e} | {some[0][4]:.0e} |")
    print("\n".join(lines))
    if args.output:
        with open(args.output, "w", encoding="utf-8") as out:
            out.write("\n".join(lines) + "\n")
    wrong = [c for c in checks if not c[5]]
    for c in wrong:
        print(f"DIFFERENT: {c[0]}: {c[1]!r} and {c[2]!r}", file=sys.stderr)
    sys.exit(1 if wrong else 0)


def unit(vectors):
    wide = vectors.astype(np.float64)
    return wide / np.linalg.norm(wide, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
