"""The measures of one pool of answers, written down from their definitions (docs/metrics.md) in the plain form.

Used by check-demo.py. Where a third party has the measure, it is asked: NLTK for BLEU, rouge-score for Google's
tokens, vendi-score, SciPy for linkage, scikit-learn for silhouettes, zlib. What remains is sets, loops and tables.
"""

import itertools
import math
import unicodedata
import zlib
from collections import Counter

import numpy as np
import regex
from nltk.translate.bleu_score import SmoothingFunction, sentence_bleu
from rouge_score.rouge_scorer import RougeScorer
from rouge_score.tokenizers import DefaultTokenizer
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.metrics import silhouette_score
from vendi_score import vendi

RELATIONS = ("normalised", "rouge-1", "cosine-0.8")
NEIGHBOURS = range(5, 51, 5)

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


TOKEN = token_pattern()
GOOGLE = DefaultTokenizer(use_stemmer=False)
GOOGLE_SCORER = RougeScorer(["rougeL"], use_stemmer=False)


def canonical(text):
    """NFC, lower case, one kind of apostrophe, no format characters but the joiner."""
    text = unicodedata.normalize("NFC", text).lower().replace("\u2019", "'")
    return "".join(c for c in text if c == "\u200d" or unicodedata.category(c) != "Cf")


def tokens(text):
    return TOKEN.findall(canonical(text))


def first_tokens(text, count):
    """The text up to the end of its token number `count`; None for a shorter text."""
    ends = [match.end() for match in TOKEN.finditer(canonical(text))]
    if len(ends) < count:
        return None
    at = done = 0  # canonical() may change lengths, so it is followed character by character
    for cluster in regex.findall(r"\X", text):
        if done >= ends[count - 1]:
            break
        at, done = at + len(cluster), done + len(canonical(cluster))
    return text[:at]


def normalised(text):
    return " ".join(unicodedata.normalize("NFKC", text).upper().lower().split())


def code_units(text):
    return text.encode("utf-16-be", "surrogatepass")


def grams(words, n):
    return [tuple(words[i : i + n]) for i in range(len(words) - n + 1)]


def mean(values):
    values = list(values)
    return float(np.mean(values)) if values else None


def over_pairs(items, measure):
    """The mean over pairs of different items; n is the number of items."""
    return mean(measure(x, y) for x, y in itertools.combinations(items, 2)), len(items)


# ---- measures of texts -----------------------------------------------------------------------


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
    return over_pairs(pool, lambda x, y: 2 * common_subsequence(x, y) / (len(x) + len(y)))


def rouge_l_google(texts):
    texts = [t for t in texts if GOOGLE.tokenize(t)]
    found = rouge_l([GOOGLE.tokenize(t) for t in texts])
    if len(texts) > 1:  # the package itself, which is slow, on one pair a pool
        one, _ = rouge_l([GOOGLE.tokenize(t) for t in texts[:2]])
        assert abs(one - GOOGLE_SCORER.score(*texts[:2])["rougeL"].fmeasure) < 1e-12
    return found


def bleu(references, words, orders):
    weights = [(1 / k,) * k for k in orders]
    found = sentence_bleu(references, words, weights, SmoothingFunction(epsilon=0.1).method1)
    return found if isinstance(found, list) else [found]


def self_bleu(pool):
    pool = [w for w in pool if len(w) >= 4]
    if len(pool) < 2:
        return None, len(pool)
    return mean(bleu(pool[:i] + pool[i + 1 :], w, (4,))[0] for i, w in enumerate(pool)), len(pool)


def pairwise_bleu(pool):
    """Orders 1 to 4, asked for together: NLTK counts the n-grams anew every time."""
    by_pair = {
        (i, j): bleu([pool[j]], pool[i], (1, 2, 3, 4))
        for i, j in itertools.permutations(range(len(pool)), 2)
        if pool[i] and pool[j]
    }
    for k in (1, 2, 3, 4):
        long = [i for i, w in enumerate(pool) if len(w) >= k]
        yield k, (mean(by_pair[pair][k - 1] for pair in itertools.permutations(long, 2)), len(long))


def self_repetition(pool):
    sets = [set(grams(w, 4)) for w in pool if len(w) >= 4]
    answers_with = Counter(g for s in sets for g in s)
    if len(sets) < 2:
        return None, len(sets)
    return mean(math.log(1 + sum(answers_with[g] - 1 for g in s)) for s in sets), len(sets)


def compression_ratio(texts):
    if len(texts) < 2:
        return None, len(texts)
    joined = "\n".join(texts).encode("utf-8", "replace")
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return len(joined) / len(deflate.compress(joined) + deflate.flush()), len(texts)


def expected_kinds(counts, drawn):
    """Expected kinds among `drawn` of sum(counts) things, without replacement; whole-number arithmetic."""
    total = sum(counts)
    if drawn > total:
        return None
    all_draws = math.comb(total, drawn)
    return sum(
        times * (1 - math.comb(total - c, drawn) / all_draws) for c, times in Counter(counts).items()
    )


def lengths(pool):
    sizes = [len(w) for w in pool]
    n = len(sizes)
    yield "length-mean@1", (mean(sizes), n)
    yield "length-sd@1", (float(np.std(sizes, ddof=1)) if n > 1 else None, n)
    yield "length-p10@1", (float(np.percentile(sizes, 10)) if n else None, n)
    yield "length-p90@1", (float(np.percentile(sizes, 90)) if n else None, n)


def text_measures(texts):
    """Everything that stands on the texts alone: metric -> (value, n). `counts` are for rarefaction."""
    words, n = [tokens(t) for t in texts], len(texts)
    same = [normalised(t) for t in texts]
    out, counts = dict(lengths(words)), {}
    out["exact-duplicate-rate@1"] = over_pairs(same, lambda a, b: float(a == b))
    out["rouge-l@1"] = rouge_l(words)
    out["rouge-l-google@1"] = rouge_l_google(texts)
    out["self-bleu-4@1"] = self_bleu(words)
    for k, found in pairwise_bleu(words):
        out[f"pairwise-bleu-{k}@1"] = found
    for k in (1, 2, 3, 4):
        every = [g for w in words for g in grams(w, k)]
        counts[f"distinct-{k}@1"] = list(Counter(every).values())
        sets = [set(grams(w, k)) for w in words if len(w) >= k]
        out[f"distinct-{k}@1"] = (len(set(every)) / len(every) if every else None, len(sets))
        out[f"jaccard-{k}@1"] = over_pairs(sets, lambda a, b: len(a & b) / len(a | b))
    runs = [set(grams(w, 5)) for w in words if len(w) >= 5]
    out["shared-run-5@1"] = over_pairs(runs, lambda a, b: float(not a.isdisjoint(b)))
    out["self-repetition@1"] = self_repetition(words)
    out["compression-ratio@1"] = compression_ratio(texts)
    loops = [len(g) - len(set(g)) > len(g) / 2 for g in (grams(w, 4) for w in words) if g]
    out["loop-rate@1"] = (mean(loops), len(loops))
    equal = np.array([[float(a == b) for b in same] for a in same]).reshape(n, n)
    counts["normalised"] = add_classes(out, "normalised", equal, 0.5, texts)
    kept = [i for i in range(n) if words[i]]
    unigrams = np.array([[rouge_1(words[i], words[j]) for j in kept] for i in kept]).reshape(len(kept), len(kept))
    counts["rouge-1"] = add_classes(out, "rouge-1", unigrams, 0.458, [texts[i] for i in kept])
    return out, counts


def rouge_1(x, y):
    return 2 * sum((Counter(x) & Counter(y)).values()) / (len(x) + len(y))


def other_script(texts):
    """For prompts in English: the share of answers more than half of whose words have other letters than Latin."""
    shares = []
    for words in map(tokens, texts):
        words = [w for w in words if regex.search(r"\p{L}", w)]
        if words:
            foreign = regex.compile(r"[\p{L}--[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]]", regex.V1)
            shares.append(sum(bool(foreign.search(w)) for w in words) / len(words))
    return mean(s > 0.5 for s in shares), len(shares)


# ---- equivalence classes ---------------------------------------------------------------------


def complete_link(likeness, above, texts):
    """Sizes of the classes; ties go to the class whose first text comes first in code-unit order."""
    if len(texts) < 2:
        return None
    order = sorted(range(len(texts)), key=lambda i: code_units(texts[i]))
    alike = likeness[np.ix_(order, order)].copy()
    np.fill_diagonal(alike, -np.inf)
    sizes = [1] * len(order)
    while len(sizes) > 1:
        a, b = np.unravel_index(np.argmax(alike), alike.shape)  # the first of equals: a < b
        if not alike[a, b] > above:
            break
        least = np.minimum(alike[a], alike[b])
        alike[a], alike[:, a] = least, least
        alike[a, a] = -np.inf
        alike = np.delete(np.delete(alike, b, 0), b, 1)
        sizes[a] += sizes.pop(b)
    distances = squareform(1 - likeness, checks=False)
    tree = linkage(distances, "complete")
    if len(np.unique(np.round(distances, 9))) == len(distances):  # SciPy breaks ties its own way
        assert np.max(fcluster(tree, 1 - above, "distance")) == len(sizes)
    return sizes


def greedy(likeness, above, k):
    """Classes among the first k in their order, each answer compared with first members."""
    if len(likeness) < k:
        return None
    firsts = []
    for i in range(k):
        if not any(likeness[i, j] > above for j in firsts):
            firsts.append(i)
    return float(len(firsts))


def add_classes(out, relation, likeness, above, texts):
    sizes, n = complete_link(likeness, above, texts), len(texts)
    shares = np.array(sizes) / n if sizes else None
    entropy = float(-np.sum(shares * np.log(shares))) if sizes else None
    out[f"classes-{relation}@1"] = (float(len(sizes)) if sizes else None, n)
    out[f"distinct-classes-10-{relation}@1"] = (expected_kinds(sizes, 10) if sizes else None, n)
    out[f"class-entropy-{relation}@1"] = (entropy, n)
    out[f"effective-classes-{relation}@1"] = (math.exp(entropy) if sizes else None, n)
    out[f"distinct-classes-10-{relation}@1", "noveltybench"] = (greedy(likeness, above, 10), 10)
    return sizes or []


# ---- measures of vectors ---------------------------------------------------------------------


def cosines(units):
    e = np.array(units)
    return e @ e.T


def pair_values(square):
    return square[np.triu_indices(len(square), 1)]


def effective_number(square, order):
    if order >= 1:
        return float(vendi.score_K(square, q="inf" if math.isinf(order) else order))
    values = np.linalg.eigvalsh(square / len(square))
    values = values[values > 384 * 2.0**-52 * values[-1]]  # what is smaller is rounding
    values /= values.sum()
    return float(np.exp(np.log(np.sum(values**order)) / (1 - order)))


def windows_alike(windows):
    """S of every window, and their mean weighted by pairs; `windows` has one list of vectors an answer."""
    weights, values = [], []
    for t in range(max(map(len, windows), default=0)):
        units = [w[t] for w in windows if len(w) > t]
        if len(units) > 1:
            values.append(mean(pair_values(cosines(units))))
            weights.append(math.comb(len(units), 2))
            if t < 8:
                yield f"position-profile-{t + 1}@1", (values[-1], len(units))
    yield "aligned-window-cosine@1", (float(np.average(values, weights=weights)) if values else None, len(windows))


def vector_measures(units, windows, texts):
    """Everything that stands on the answers' unit vectors alone: metric -> (value, n)."""
    n, out = len(units), {}
    orders = {"0.1": 0.1, "0.5": 0.5, "1": 1, "2": 2, "inf": math.inf}
    if n < 2:
        return out, []
    square = cosines(units)
    pairs = pair_values(square)
    out["mean-pairwise-cosine@1"] = (mean(pairs), n)
    for tau in (0.7, 0.8, 0.9):
        out[f"share-pairs-above-{tau}@1"] = (mean(pairs > tau), n)
    for low, inside in ranges(pairs):
        out[f"pair-range-{low}@1"] = (mean(inside), n)
    out["nearest-neighbour-cosine@1"] = (mean(np.max(square - 9 * np.eye(n), axis=1)), n)
    for name, order in orders.items():
        out[f"vendi-{name}@1"] = (effective_number(square, order), n)
    out["effective-fraction@1"] = (out["vendi-1@1"][0] / n, n)
    out.update(windows_alike(windows))
    return out, add_classes(out, "cosine-0.8", square, 0.8, texts)


def ranges(values):
    """The ten ranges of similarity: the lower end belongs to a range, and what is outside to the outermost."""
    for k in range(10):
        low, high = k / 10, (k + 1) / 10
        yield low, ((values >= low) | (k == 0)) & ((values < high) | (k == 9))


def on_topic(units, own, others):
    if own is None or len(others) + 1 < 20 or not units:
        return None
    e = np.array(units)
    return mean(e @ own > np.percentile(e @ np.array(others).T, 95, axis=1))


def topic_reference(units, own):
    if own is None or len(units) < 2:
        return None
    return mean(a * b for a, b in itertools.combinations(np.array(units) @ own, 2))


# ---- all models' answers to a prompt ---------------------------------------------------------


def unique_sources(square, models, count):
    """Observed, floor and mixing, for one number of neighbours."""
    total, sizes = len(models), Counter(models)
    if total <= count or len(sizes) < 2:
        return None, None, None
    seen, floor, mixing = [], [], []
    for i, own in enumerate(models):
        others = sorted((-square[i, j], models[j]) for j in range(total) if j != i)
        last = -others[count - 1][0]
        nearer = [m for c, m in others if -c > last + 1e-9]
        tied = [m for c, m in others if abs(-c - last) <= 1e-9]
        drawn, group = count - len(nearer), Counter(tied)
        seen.append(len(set(nearer)) + sum(
            1 - math.comb(len(tied) - group[m], drawn) / math.comb(len(tied), drawn)
            for m in group.keys() - set(nearer)
        ))
        left, met = count - (sizes[own] - 1), 1 if sizes[own] > 1 else 0
        for size in sorted((s for m, s in sizes.items() if m != own), reverse=True):
            if left > 0:
                left, met = left - size, met + 1
        floor.append(met)
        mixing.append(sum(
            1 - math.comb(total - 1 - (s - (m == own)), count) / math.comb(total - 1, count)
            for m, s in sizes.items()
        ))
    return mean(seen), mean(floor), mean(mixing)


def best_clusters(square):
    """Labels of the cut with the largest mean silhouette, and that; None where all distances vanish."""
    n, distance = len(square), 1 - square
    if n < 3 or np.max(pair_values(distance)) < 1e-6:
        return None, None
    np.fill_diagonal(distance, 0)
    distance = np.clip((distance + distance.T) / 2, 0, None)
    tree, best = linkage(squareform(distance, checks=False), "average"), (None, -2)
    for k in range(2, min(10, n - 1) + 1):
        if tree[n - k, 2] - tree[n - k - 1, 2] < 1e-12:  # two joins of one height
            continue
        labels = fcluster(tree, k, "maxclust")
        value = silhouette_score(distance, labels, metric="precomputed")
        if value > best[1] + 1e-12:
            best = labels, float(value)
    return best


def overlap(x, y):
    """The longest run that two phrases share, as a share of the shorter."""
    shorter = min(len(x), len(y))
    return next((k for k in range(shorter, 0, -1) if set(grams(x, k)) & set(grams(y, k))), 0) / shorter


def shared_phrases(by_model, least=5):
    """Runs in answers of two models that lose an occurrence when they grow: run -> (models, answers, occurrences)."""
    answers = [(m, a, words) for m, pool in by_model.items() for a, words in enumerate(pool)]
    found, length = {}, least
    while True:
        places = {}
        for m, a, words in answers:
            for run in grams(words, length):
                places.setdefault(run, []).append((m, a))
        level = {
            run: ({m for m, _ in at}, len(set(at)), len(at))
            for run, at in places.items()
            if len({m for m, _ in at}) > 1
        }
        longest = {}  # how often the run is found one token longer, to the left or to the right
        for run, at in places.items():
            for part in (run[1:], run[:-1]):
                longest[part] = max(longest.get(part, 0), len(at))
        for run in list(found):
            if len(run) == length - 1 and longest.get(run, 0) == found[run][2]:
                del found[run]
        if not level:
            return found
        found.update(level)
        length += 1
