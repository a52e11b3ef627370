"""Independent reference values for the measures of probes, by SciPy, NumPy and statsmodels.

    pip install numpy scipy statsmodels
    python eval-core/src/test/reference/probes.py > eval-core/src/test/resources/reference/probes.txt

Each line is a name and a number. Made with Python 3.11.7, numpy 2.4.6, scipy 1.17.1, statsmodels 0.15.0.
"""
import math

import numpy as np
from scipy import integrate, stats
from scipy.spatial.distance import jensenshannon
from statsmodels.sandbox.stats.runs import runstest_1samp


def put(name, value):
    print("probe-" + name.replace(" ", "-"), repr(float(value)))


# --- finite laws ---
CASES = {
    "even": ([3, 0, 5, 12, 7, 41, 9, 23], np.full(8, 1 / 8)),
    "weighted": ([61, 22, 17], np.array([0.7, 0.2, 0.1])),
    "dice": ([1, 3, 4, 6, 7, 20, 8, 5, 4, 1, 1], np.array([min(s - 1, 13 - s) for s in range(2, 13)]) / 36),
}
for name, (counts, p) in CASES.items():
    c = np.array(counts, float)
    n = c.sum()
    q = c / n
    put(f"{name} tv", 0.5 * np.abs(q - p).sum())
    put(f"{name} kl", stats.entropy(q, p, base=2))
    put(f"{name} js", jensenshannon(q, p, base=2) ** 2)
    put(f"{name} entropy", stats.entropy(q) / math.log(len(p)))
    put(f"{name} effective", min(len(p), math.exp(stats.entropy(q) + (np.count_nonzero(c) - 1) / (2 * n))))
    put(f"{name} collision", (c * (c - 1)).sum() / (n * (n - 1)))
    put(f"{name} w", math.sqrt(((q - p) ** 2 / p).sum()))
    put(f"{name} mode", q.max())
    put(f"{name} chi2p", stats.chisquare(c, n * p).pvalue)

# --- continuous laws: the same twenty numbers, moved and scaled ---
U = np.array([(k * 0.6180339887498949 + 0.11) % 1 * 0.9 for k in range(20)])
LAWS = {
    "uniform": (stats.uniform(2, 3), 2 + 3 * U),
    "normal": (stats.norm(100, 15), 80 + 50 * U),
    "exponential": (stats.expon(scale=5), 12 * U),
    "cauchy": (stats.cauchy(1, 2), 20 * U - 8),
}
for name, (law, x) in LAWS.items():
    x = np.sort(x)
    put(f"{name} ks", stats.kstest(x, law.cdf).statistic)
    put(f"{name} cdf", law.cdf(x[7]))
    put(f"{name} ppf", law.ppf(0.037))
    if name == "cauchy":
        continue
    # W1 = integral of |F_n - F|, piece by piece between the numbers, split where F crosses the step.
    n = len(x)
    low, high = law.support()
    edges = [low if math.isfinite(low) else law.ppf(1e-300)] + list(x) + [high if math.isfinite(high) else law.ppf(1 - 1e-16)]
    total = 0.0
    for i in range(n + 1):
        a, b = edges[i], edges[i + 1]
        if not a < b:
            continue
        f = lambda t, i=i: abs(i / n - law.cdf(t))
        cross = law.ppf(i / n) if 0 < i < n else None
        cuts = [a] + ([cross] if cross is not None and a < cross < b else []) + [b]
        for u, v in zip(cuts, cuts[1:]):
            total += integrate.quad(f, u, v, epsabs=1e-13, epsrel=1e-12, limit=400)[0]
    put(f"{name} w1", total)

# --- runs of one list of two kinds ---
BITS = [int((k * k * 7 + 3 * k) % 11 > 4) for k in range(40)]
z, p = runstest_1samp(np.array(BITS), cutoff=0.5, correction=False)
put("runs z", z)
put("runs p", p)
x = np.array([(k * k * 5 + k) % 10 for k in range(30)], float)
d = x - x.mean()
put("lag1", (d[1:] * d[:-1]).sum() / 29 / (d * d).mean())
