"""Independent reference values for what is measured on all models' answers to one prompt.

SciPy (hypergeometric law, average linkage), scikit-learn (PCA, silhouette) and plain loops over the definitions; nothing
is shared with the Java code but made-up data, which both sides build from the same integers.

    pip install numpy scipy scikit-learn
    python eval-core/src/test/reference/models.py > eval-core/src/test/resources/reference/models.txt

Each line is a name and a number.
"""
import numpy as np
from scipy.cluster.hierarchy import cut_tree, linkage
from scipy.spatial.distance import squareform
from scipy.stats import hypergeom
from sklearn.decomposition import PCA
from sklearn.metrics import silhouette_score

NEAREST = range(5, 51, 5)


def put(name, value):
    print(name, repr(float(value)))


class Lcg:
    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return (self.state >> 8) % bound

    def grid(self):
        """A number of [-1, 1) that a float holds exactly."""
        return (self.below(2048) - 1024) / 1024


# --- unique source models: cosines on a coarse grid, so that most N-th cosines are tied ---

SIZES = [12, 20, 12, 9, 1, 16]


def symmetric(lcg, n, entry):
    c = np.eye(n)
    for i in range(n):
        for j in range(i):
            c[i, j] = c[j, i] = entry(i, j, lcg)
    return c


def expected_models(row, models, own, nearest):
    others = [(row[j], models[j]) for j in range(len(row)) if j != own]
    last = sorted((c for c, _ in others), reverse=True)[nearest - 1]
    sure = [m for c, m in others if c > last]
    tied = [m for c, m in others if c == last]
    total = 0.0
    for m in set(models):
        if m in sure:
            total += 1
        else:
            total += 1 - hypergeom(len(tied), tied.count(m), nearest - len(sure)).pmf(0)
    return total


def own_first(models, own, nearest):
    mine = models[own]
    order = [mine] * (models.count(mine) - 1)
    for m in sorted(set(models) - {mine}, key=lambda m: -models.count(m)):
        order += [m] * models.count(m)
    return len(set(order[:nearest]))


def mixed(models, own, nearest):
    rest = models[:own] + models[own + 1:]
    return sum(1 - hypergeom(len(rest), rest.count(m), nearest).pmf(0) for m in set(rest))


def unique():
    models = [m for m, size in enumerate(SIZES) for _ in range(size)]
    n = len(models)
    cos = symmetric(Lcg(5), n, lambda i, j, lcg: (lcg.below(12) + 4 * (models[i] == models[j])) / 16)
    for nearest in NEAREST:
        observed = np.mean([expected_models(cos[i], models, i, nearest) for i in range(n)])
        floor = np.mean([own_first(models, i, nearest) for i in range(n)])
        mixing = np.mean([mixed(models, i, nearest) for i in range(n)])
        put(f"unique.{nearest}", observed)
        put(f"unique.{nearest}.floor", floor)
        put(f"unique.{nearest}.mixing", mixing)
        put(f"unique.{nearest}.normalised", (observed - floor) / (mixing - floor))
    study = [m for m in range(25) for _ in range(50)]
    for nearest in NEAREST:
        put(f"unique.{nearest}.paper", mixed(study, 0, nearest))


# --- principal components ---

def pca(name, seed, n, d):
    lcg = Lcg(seed)
    scale = [1 + 7 * (k % 5 == 0) for k in range(d)]
    x = np.array([[scale[k] * lcg.grid() for k in range(d)] for _ in range(n)])
    fit = PCA(n_components=2, svd_solver="full")
    for i, (a, b) in enumerate(fit.fit_transform(x)):
        put(f"pca.{name}.x.{i}", a)
        put(f"pca.{name}.y.{i}", b)
    put(f"pca.{name}.x.share", fit.explained_variance_ratio_[0])
    put(f"pca.{name}.y.share", fit.explained_variance_ratio_[1])


# --- clusters ---

def first_seen(labels):
    seen = {}
    return [seen.setdefault(label, len(seen)) for label in labels]


def clusters(name, seed, n, groups, near, far):
    def entry(i, j, lcg):
        return (near if i % groups == j % groups else far) + lcg.below(1 << 18) / (1 << 20)

    distance = 1 - symmetric(Lcg(seed), n, entry)
    tree = linkage(squareform(distance, checks=False), method="average")
    for k, height in enumerate(tree[:, 2]):
        put(f"clusters.{name}.height.{k}", height)
    best = (-2, 0, None)
    for k in range(2, min(10, n - 1) + 1):
        labels = first_seen(cut_tree(tree, n_clusters=k)[:, 0])
        score = silhouette_score(distance, labels, metric="precomputed")
        put(f"clusters.{name}.silhouette.{k}", score)
        if score > best[0]:
            best = (score, k, labels)
    put(f"clusters.{name}.best", best[0])
    put(f"clusters.{name}.k", best[1])
    for i, label in enumerate(best[2]):
        put(f"clusters.{name}.label.{i}", label)


# --- shared phrases and runs ---

MODELS = 4


def corpus(seed, answers):
    lcg = Lcg(7)
    template = [[lcg.below(9) for _ in range(6 + lcg.below(9))] for _ in range(6)]
    lcg = Lcg(seed)
    tokens = []
    for i in range(answers):
        if i % 6 == 5:
            tokens.append(list(tokens[lcg.below(i)]))
            continue
        text = []
        while len(text) < 40:
            text += template[lcg.below(6)] if lcg.below(8) == 0 else [lcg.below(9)]
        tokens.append(text[:3 + lcg.below(38)])
    return tokens, template[0] + [-1] + template[1][:6]


def places(text, gram):
    k = len(gram)
    return [p for p in range(len(text) - k + 1) if tuple(text[p:p + k]) == gram]


def common_run(a, b):
    best = 0
    for i in range(len(a)):
        for j in range(len(b)):
            k = 0
            while i + k < len(a) and j + k < len(b) and a[i + k] == b[j + k]:
                k += 1
            best = max(best, k)
    return best


def phrases(name, seed, answers):
    tokens, prompt = corpus(seed, answers)
    model = [i * MODELS // answers for i in range(answers)]
    texts = [t for i, t in enumerate(tokens) if t not in tokens[:i]]
    found = []
    for k in range(5, max(map(len, texts)) + 1):
        grams = {}
        for t, text in enumerate(texts):
            for p in range(len(text) - k + 1):
                grams.setdefault(tuple(text[p:p + k]), []).append((t, p))
        for gram, where in grams.items():
            has = [i for i, t in enumerate(tokens) if places(t, gram)]
            by = {model[i] for i in has}
            if len({t for t, _ in where}) < 2 or len(by) < 2:
                continue
            left = [texts[t][p - 1] if p > 0 else ("start", t) for t, p in where]
            right = [texts[t][p + k] if p + k < len(texts[t]) else ("end", t) for t, p in where]
            if len(set(left)) == 1 or len(set(right)) == 1:
                continue
            count = sum(len(places(t, gram)) for t in tokens)
            echo = bool(places(prompt, gram))
            found.append((echo, -len(by), -k, -count, gram, has))
    put(f"phrases.{name}.found", len(found))
    taken = []
    for phrase in sorted(found):
        if all(common_run(phrase[4], t[4]) < 0.6 * min(len(phrase[4]), len(t[4])) for t in taken):
            taken.append(phrase)
    taken = taken[:20]
    put(f"phrases.{name}.taken", len(taken))
    for rank, (echo, models, length, count, gram, has) in enumerate(taken):
        put(f"phrases.{name}.{rank}.echo", echo)
        put(f"phrases.{name}.{rank}.models", -models)
        put(f"phrases.{name}.{rank}.length", -length)
        put(f"phrases.{name}.{rank}.occurrences", -count)
        put(f"phrases.{name}.{rank}.answers", len(has))
        put(f"phrases.{name}.{rank}.answer", has[0])
        put(f"phrases.{name}.{rank}.start", places(tokens[has[0]], gram)[0])


def runs():
    p, _ = corpus(31, 40)
    q, _ = corpus(32, 28)

    def grams(text):
        return {tuple(text[i:i + 5]) for i in range(len(text) - 4)}

    def rate(xs, a, ys, b, same):
        shared = pairs = 0
        for i, x in enumerate(xs):
            for j, y in enumerate(ys):
                if i * MODELS // len(xs) != a or j * MODELS // len(ys) != b or (same and i == j):
                    continue
                if len(x) < 5 or len(y) < 5:
                    continue
                pairs += 1
                shared += bool(grams(x) & grams(y))
        return shared / pairs

    for a in range(MODELS):
        for b in range(MODELS):
            put(f"runs.within.{a}.{b}", rate(p, a, p, b, True))
            put(f"runs.null.{a}.{b}", rate(p, a, q, b, False))


# --- the order of models: groups of the average-link tree, each as the sum of 2^leaf ---

def seriation():
    n = 14
    similarity = symmetric(Lcg(77), n, lambda i, j, lcg: 0.5 + lcg.grid() / 2)
    tree = linkage(squareform(1 - similarity, checks=False), method="average")
    groups = [1 << i for i in range(n)]
    for k, (a, b, _, _) in enumerate(tree):
        groups.append(groups[int(a)] | groups[int(b)])
        put(f"seriation.group.{k}", groups[-1])


unique()
pca("tall", 11, 40, 12)
pca("wide", 12, 9, 25)
clusters("groups", 21, 60, 4, 0.625, 0.3125)
clusters("cloud", 22, 35, 1, 0.5, 0.5)
phrases("few", 41, 18)
phrases("many", 42, 60)
runs()
seriation()
