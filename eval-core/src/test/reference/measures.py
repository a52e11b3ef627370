"""Independent reference values for the tests of eval-core.

Everything is worked out from the definitions with NumPy, SciPy, the regex module and plain loops; nothing is shared with
the Java code but the made-up run below, which both sides build from the same integers.

    pip install numpy scipy regex rouge-score
    python eval-core/src/test/reference/measures.py > eval-core/src/test/resources/reference/measures.txt

Each line is a name and a number.
"""
import itertools
import math
import unicodedata
from fractions import Fraction

import numpy as np
import regex
from rouge_score import rouge_scorer
from scipy import stats


def put(name, value):
    print(name, repr(float(value)))


# --- the made-up run: three models, six prompts, the first two of which are paraphrases ---

class Lcg:
    def __init__(self, seed):
        self.state = seed

    def unit(self):
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return self.state / 2**31


WORDS = "the sea a night light and wind over grey slow house. river, dream's —".split()
MODELS, PROMPTS, DIMENSION, PLANNED = 3, 6, 8, 5


def answers(model, prompt):
    """How many; 0 is a cell that the run does not have."""
    if model == 2 and prompt == 5:
        return 0
    return 3 if model == 1 and prompt == 2 else 4 if model == 1 else 5


def make():
    lcg = Lcg(20251)
    centre = [[lcg.unit() - 0.5 for _ in range(DIMENSION)] for _ in range(PROMPTS)]
    style = [[lcg.unit() - 0.5 for _ in range(DIMENSION)] for _ in range(MODELS)]
    run = {}
    for m in range(MODELS):
        for p in range(PROMPTS):
            cell = []
            for i in range(answers(m, p)):
                e = [centre[p][k] + 0.5 * style[m][k] + 0.5 * (lcg.unit() - 0.5) for k in range(DIMENSION)]
                words = [WORDS[int(lcg.unit() * len(WORDS))] for _ in range(5 + int(lcg.unit() * 8))]
                text = cell[0][1].upper() if i == 3 and p == 4 else " ".join(words)
                cell.append((np.array(e, dtype=np.float32), text))
            if cell:
                run[m, p] = cell
    return run


RUN = make()
CLUSTER = [0, 0, 1, 2, 3, 4]


def unit(e):
    e = e.astype(np.float64)
    return e / np.sqrt((e * e).sum())


E = {key: np.array([unit(e) for e, _ in cell]) for key, cell in RUN.items()}


def S(key):
    c = E[key] @ E[key].T
    n = len(c)
    return np.mean([c[i, j] for i in range(n) for j in range(n) if i != j])


# --- tokens ---

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


# --- lexical measures ---

def lcs(x, y):
    row = [0] * (len(y) + 1)
    for a in x:
        last = 0
        for j, b in enumerate(y):
            last, row[j + 1] = row[j + 1], last + 1 if a == b else max(row[j + 1], row[j])
    return row[-1]


def rouge_l(texts):
    t = [tokens(x) for x in texts]
    return np.mean([2 * lcs(a, b) / (len(a) + len(b)) for a, b in itertools.combinations(t, 2)])


def grams(texts, n):
    return [tuple(t[i:i + n]) for t in map(tokens, texts) for i in range(len(t) - n + 1)]


def distinct(texts, n):
    g = grams(texts, n)
    return len(set(g)) / len(g)


def rarefied(texts, n, size):
    g = grams(texts, n)
    total = len(g)
    expected = sum(1 - Fraction(math.comb(total - g.count(x), size), math.comb(total, size)) for x in set(g))
    return expected / size


def duplicates(texts):
    t = [" ".join(unicodedata.normalize("NFKC", x).upper().lower().split()) for x in texts]
    return np.mean([a == b for a, b in itertools.combinations(t, 2)])


def texts(key):
    return [t for _, t in RUN[key]]


# --- over prompts ---

def clustered(values):
    by = {}
    for p, v in values.items():
        by.setdefault(CLUSTER[p], []).append(v)
    return np.array([np.mean(v) for v in by.values()])


def with_t(name, values):
    x = clustered(values)
    put(name, x.mean())
    low, high = stats.t.interval(0.95, len(x) - 1, loc=x.mean(), scale=stats.sem(x))
    put(name + ".low", low)
    put(name + ".high", high)


COMMON = range(5)  # the third model did not answer the sixth prompt

for m in range(MODELS):
    with_t(f"S.{m}", {p: S((m, p)) for p in COMMON})
    with_t(f"rouge-l.{m}", {p: rouge_l(texts((m, p))) for p in COMMON})
    with_t(f"duplicates.{m}", {p: duplicates(texts((m, p))) for p in COMMON})
    for n in (1, 2, 3, 4):
        with_t(f"distinct-{n}.{m}", {p: distinct(texts((m, p)), n) for p in COMMON})
    for tau in (0.7, 0.8, 0.9):
        with_t(f"share-pairs-above-{tau}.{m}", {
            p: np.mean([a @ b > tau for a, b in itertools.combinations(E[m, p], 2)]) for p in COMMON})
    with_t(f"length-mean.{m}", {p: np.mean([len(tokens(t)) for t in texts((m, p))]) for p in COMMON})
    with_t(f"length-sd.{m}", {p: np.std([len(tokens(t)) for t in texts((m, p))], ddof=1) for p in COMMON})
    with_t(f"length-p10.{m}", {p: np.percentile([len(tokens(t)) for t in texts((m, p))], 10) for p in COMMON})
    with_t(f"length-p90.{m}", {p: np.percentile([len(tokens(t)) for t in texts((m, p))], 90) for p in COMMON})
    size = {p: min(len(grams(texts((o, p)), 2)) for o in range(MODELS)) for p in COMMON}
    with_t(f"distinct-2.rarefied.{m}", {p: float(rarefied(texts((m, p)), 2, size[p])) for p in COMMON})
    share = clustered({p: float(S((m, p)) > 0.7) for p in COMMON})
    put(f"above-0.7.{m}", share.mean())
    if (share.mean() * len(share)).is_integer():
        ci = stats.binomtest(int(share.sum()), len(share)).proportion_ci(method="wilson")
        put(f"above-0.7.{m}.low", ci.low)
        put(f"above-0.7.{m}.high", ci.high)
    own = [x @ y for p, q in itertools.permutations([p for p in range(PROMPTS) if (m, p) in RUN], 2)
           if CLUSTER[p] != CLUSTER[q] for x, y in [(E[m, p].mean(0), E[m, q].mean(0))]]
    put(f"cross-prompt.{m}", np.mean(own))
with_t("S.study", {p: np.mean([S((m, p)) for m in range(MODELS)]) for p in COMMON})

for a, b in itertools.combinations(range(MODELS), 2):
    both = [p for p in range(PROMPTS) if (a, p) in RUN and (b, p) in RUN]
    H = {p: np.mean(E[a, p] @ E[b, p].T) for p in both}
    F = np.mean([np.mean(E[a, p] @ E[b, q].T) for p, q in itertools.permutations(both, 2) if CLUSTER[p] != CLUSTER[q]])
    with_t(f"H.{a}.{b}", H)
    put(f"F.{a}.{b}", F)
    with_t(f"mmd2.{a}.{b}", {p: S((a, p)) + S((b, p)) - 2 * H[p] for p in both})
    with_t(f"alikeness.{a}.{b}", {p: (H[p] - F) / ((S((a, p)) + S((b, p))) / 2 - F) for p in both})

# --- single figures ---

ASCII = ["it was a dark and stormy night in the old town", "a dark night in the town was stormy and long and cold",
         "the old town slept", "it was a dark and stormy night in the old town"]
scorer = rouge_scorer.RougeScorer(["rougeL"])
put("rouge-l.ascii", np.mean([scorer.score(x, y)["rougeL"].fmeasure for x, y in itertools.combinations(ASCII, 2)]))

MIXED = ["It’s 3.14, stop—it's_ok 你好", "你好， 世界! it's 3,141.5", "नमस्ते दुनिया 👩\u200d👩\u200d👧 🇫🇷🇩🇪", "สวัสดีชาวโลก สวัสดี", "1️⃣ ok 👍🏽👍🏽 ok 1️⃣"]
put("rouge-l.mixed", rouge_l(MIXED))
for n in (1, 2, 3, 4):
    put(f"distinct-{n}.mixed", distinct(MIXED, n))
    put(f"rarefied-{n}.mixed", float(rarefied(MIXED, n, 7)))
put("tokens.mixed", sum(len(tokens(t)) for t in MIXED))

for k, n in ((0, 3), (0, 30), (7, 30), (30, 30), (1, 100)):
    ci = stats.binomtest(k, n).proportion_ci(method="wilson")
    put(f"wilson.{k}.{n}.low", ci.low)
    put(f"wilson.{k}.{n}.high", ci.high)
for n in (3, 10, 100):
    x = np.array([math.sqrt(i) for i in range(1, n + 1)])
    low, high = stats.t.interval(0.95, n - 1, loc=x.mean(), scale=stats.sem(x))
    put(f"t.{n}.low", low)
    put(f"t.{n}.high", high)
put("percentile.95", np.percentile([3.0, 1.0, 4.0, 1.5, 9.0, 2.6], 95))
