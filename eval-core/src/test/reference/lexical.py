"""Reference values for the lexical measures of one pool and for equivalence classes.

BLEU is NLTK's, ROUGE rouge_score's, complete linkage SciPy's; the rest are plain formulas on sets and loops. The tokens are those of
measures.py, cut by the regex module. Nothing is shared with the Java code but the texts, which both sides make from the same integers.

    pip install nltk sacrebleu rouge-score scipy numpy regex
    python eval-core/src/test/reference/lexical.py > eval-core/src/test/resources/reference/lexical.txt

Each line is a name and a number.
"""
import itertools
import logging
import math
import unicodedata
from collections import Counter
from fractions import Fraction

import numpy as np
import regex
from nltk.translate.bleu_score import SmoothingFunction, sentence_bleu
from rouge_score import rouge_scorer
from sacrebleu.metrics import BLEU
from scipy.cluster.hierarchy import fcluster, linkage


logging.disable(logging.WARNING)  # sacrebleu would recommend another setting for every pair


def put(name, value):
    print(name, repr(float(value)))


# --- pools ---

class Lcg:
    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return self.state * bound >> 31


WORDS = "the sea , a night light and Wind over grey it's slow house . 3.5 你 नमस्ते dream the the a".split()
WORDS += [f"w{i}" for i in range(20)]


def made(seed, n, shortest, longest):
    """n texts; every fourth begins as the one before it."""
    lcg = Lcg(seed)
    texts = []
    for i in range(n):
        words = [WORDS[lcg.below(len(WORDS))] for _ in range(shortest + lcg.below(longest - shortest + 1))]
        if i % 4 == 3:
            words = texts[-1].split(" ")[:12] + words[12:]
        texts.append(" ".join(words))
    return texts


POOLS = {
    "long": made(7, 14, 20, 60),
    "short": made(11, 20, 1, 9),
    "many": made(13, 90, 5, 25),
    "copies": ["the sea at night is grey and slow"] * 5,
}

# --- tokens, as in measures.py ---

SCRIPTS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
W = r"(?:(?![" + SCRIPTS + r"])[\p{L}\p{N}\p{M}])"
X = r"\p{Extended_Pictographic}[\uFE0F\U0001F3FB-\U0001F3FF]*"
TOKEN = regex.compile(
    r"[" + SCRIPTS + r"]\p{M}*|" + W + r"+(?:'" + W + r"+|(?<=\p{Nd})[.,](?=\p{Nd})" + W + r"+)*"
    r"|\p{RI}\p{RI}|" + X + r"(?:\u200D" + X + r")*|[^\s\p{Cc}]")


def tokens(text):
    text = unicodedata.normalize("NFC", text).lower().replace("’", "'")
    text = "".join(c for c in text if c == "\u200d" or unicodedata.category(c) != "Cf")
    return TOKEN.findall(text)


def grams(t, n):
    return [tuple(t[i:i + n]) for i in range(len(t) - n + 1)]


# --- BLEU ---

METHOD1 = SmoothingFunction(epsilon=0.1).method1


def bleu(references, hypothesis, n):
    return sentence_bleu(references, hypothesis, weights=(1 / n,) * n, smoothing_function=METHOD1)


def self_bleu(ts):
    return np.mean([bleu(ts[:i] + ts[i + 1:], t, 4) for i, t in enumerate(ts)])


for name, texts in POOLS.items():
    ts = [tokens(x) for x in texts]
    put(f"self-bleu.{name}", self_bleu([t for t in ts if len(t) >= 4]))
    for n in (1, 2, 3, 4):
        kept = [t for t in ts if len(t) >= n]
        put(f"pairwise-bleu-{n}.{name}", np.mean([bleu([y], x, n) for x, y in itertools.permutations(kept, 2)]))
        put(f"jaccard-{n}.{name}", np.mean([
            len(a & b) / len(a | b) for a, b in itertools.combinations([set(grams(t, n)) for t in kept], 2)]))
    kept = [set(grams(t, 4)) for t in ts if len(t) >= 4]
    df = Counter(g for s in kept for g in s)
    put(f"self-repetition.{name}", np.mean([math.log(1 + sum(df[g] - 1 for g in s)) for s in kept]))
    kept = [set(grams(t, 5)) for t in ts if len(t) >= 5]
    put(f"shared-run-5.{name}", np.mean([bool(a & b) for a, b in itertools.combinations(kept, 2)]))

for n in (1, 2, 3, 4):  # copies of n tokens, nothing left out
    put(f"bare-self-bleu.{n}", self_bleu([["a", "b", "c", "d"][:n]] * 5))

# sacrebleu's floor smoothing is NLTK's method1 where a text has n tokens or more and shares one; times 100
for n in (2, 4):
    scorer = BLEU(smooth_method="floor", smooth_value=0.1, max_ngram_order=n, tokenize="none", effective_order=False)
    ts = [t for t in map(tokens, POOLS["long"]) if len(t) >= n]
    put(f"sacrebleu-{n}.long", np.mean([
        scorer.sentence_score(" ".join(x), [" ".join(y)]).score / 100 for x, y in itertools.permutations(ts, 2)]))

# --- ROUGE ---

GOOGLE = ["It’s 3.14, stop—it's_ok 你好", "İstanbul, the OLD town: it's a K stop", "the old-town’s naïve stop, it’s a stop",
          "你好，世界", "Stop the OLD Town 3 14"]
scorer = rouge_scorer.RougeScorer(["rougeL"], use_stemmer=False)
put("rouge-l-google", np.mean([scorer.score(x, y)["rougeL"].fmeasure
                               for x, y in itertools.combinations([t for t in GOOGLE if t != "你好，世界"], 2)]))


class Ours:
    def tokenize(self, text):
        return tokens(text)


ROUGE_1 = rouge_scorer.RougeScorer(["rouge1"], tokenizer=Ours())


def rouge_1(x, y):
    return ROUGE_1.score(x, y)["rouge1"].fmeasure


# --- classes ---


def expected_classes(sizes, k):
    n = sum(sizes)
    return sum(1 - Fraction(math.comb(n - c, k), math.comb(n, k)) for c in sizes)


def put_classes(name, sizes):
    p = np.array(sizes) / sum(sizes)
    h = -(p * np.log(p)).sum()
    put(f"classes.{name}", len(sizes))
    put(f"distinct-classes-10.{name}", expected_classes(sizes, 10))
    put(f"distinct-classes-4.{name}", expected_classes(sizes, 4))
    put(f"class-entropy.{name}", h)
    put(f"effective-classes.{name}", math.exp(h))


def greedy(texts, same, k=10):
    firsts = []
    opens = []
    for x in texts[:k]:
        opens.append(not any(same(f, x) for f in firsts))
        if opens[-1]:
            firsts.append(x)
    return opens


# continuous similarities without ties: SciPy's complete linkage of 1 − cos, cut at .2, is the same partition
lcg = Lcg(99)
VECTORS = np.array([[lcg.below(2001) - 1000 for _ in range(6)] for _ in range(40)], dtype=float)
CENTRES = np.array([[lcg.below(2001) - 1000 for _ in range(6)] for _ in range(5)], dtype=float)
VECTORS = (VECTORS * 0.6 + CENTRES[np.arange(40) % 5]).astype(np.float32).astype(float)
UNIT = VECTORS / np.linalg.norm(VECTORS, axis=1)[:, None]
cosines = np.array([a @ b for a, b in itertools.combinations(UNIT, 2)])
assert len(set(cosines)) == len(cosines)
labels = fcluster(linkage(1 - cosines, "complete"), 0.2, "distance")
put_classes("cosine", list(Counter(labels).values()))
for i, label in enumerate(labels):
    put(f"class-of.{i}", list(labels).index(label))  # the first of its class

for name in ("long", "many"):
    f = [rouge_1(x, y) for x, y in itertools.combinations(POOLS[name], 2)]
    # Ties: SciPy may take another of equally alike pairs than we do. A loop in exact fractions takes ours.
    ts = {i: Counter(tokens(x)) for i, x in enumerate(POOLS[name])}
    order = sorted(range(len(ts)), key=lambda i: (POOLS[name][i].encode("utf-16-be"), i))
    alike = {(i, j): Fraction(2 * sum((ts[i] & ts[j]).values()), sum(ts[i].values()) + sum(ts[j].values()))
             for i in ts for j in ts if i != j}
    assert np.allclose(f, [float(alike[i, j]) for i, j in itertools.combinations(range(len(ts)), 2)], atol=1e-15)
    classes = [[i] for i in order]
    while True:
        best, at = Fraction(458, 1000), None
        for a, b in itertools.combinations(range(len(classes)), 2):
            s = min(alike[i, j] for i in classes[a] for j in classes[b])
            if s > best:
                best, at = s, (a, b)
        if at is None:
            break
        classes[at[0]] += classes.pop(at[1])
    put_classes(f"rouge-1.{name}", [len(c) for c in classes])
    cut = fcluster(linkage(1 - np.array(f), "complete"), 1 - 0.458, "distance")
    put(f"scipy-classes.rouge-1.{name}", len(set(cut)))
    opens = greedy(POOLS[name], lambda x, y: rouge_1(x, y) > 0.458)
    put(f"noveltybench.{name}", sum(opens))
    # quality of answer i is i mod 7
    put(f"utility.{name}", (1 - 0.8) / (1 - 0.8**10) * sum(0.8**i * (i % 7) for i, new in enumerate(opens) if new))
put("utility.copies", (1 - 0.8) / (1 - 0.8**10) * 10)
put_classes("normalised", [3, 2, 1, 1, 1, 1, 1])
