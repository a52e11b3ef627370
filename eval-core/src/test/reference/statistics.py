"""Independent reference values for the inference of eval-core: intervals, tests, power, U-statistics.

Everything is worked out with SciPy, statsmodels and plain NumPy. The resampled places of the bootstrap are drawn by the
generator below, written from its definition, so that the intervals can be compared to the last digits.

    pip install numpy scipy statsmodels
    python eval-core/src/test/reference/statistics.py > eval-core/src/test/resources/reference/statistics.txt

Each line is a name and a number.
"""
import itertools
import math

import numpy as np
from scipy import optimize, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestPower

COUNT, MASK, GAMMA = 10_000, 2**64 - 1, 0x9E3779B97F4A7C15


def put(name, value):
    print(name, repr(float(value)))


# --- random numbers by counter: SplitMix64, the seed hashed with the names of the stream ---

def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Draws:
    def __init__(self, seed, *names):
        h = mix((seed + GAMMA) & MASK)
        for name in names:
            for c in name:
                h = mix((h + GAMMA * (ord(c) + 1)) & MASK)
            h = mix(h ^ len(name))
        self.at = h

    def next(self):
        self.at = (self.at + GAMMA) & MASK
        return mix(self.at)

    def below(self, bound):
        limit = 2**62 // bound * bound
        while True:
            bits = self.next() >> 2
            if bits < limit:
                return bits % bound


def resamples(n, seed):
    draws = Draws(seed, "bootstrap", str(n))
    return np.array([[draws.below(n) for _ in range(n)] for _ in range(COUNT)])


# --- the values: laws by formula, so that the Java side builds the same ---

def values(kind, n):
    k = np.arange(n)
    u = (k * 37 % n + 0.5) / n
    if kind == "smooth":
        return 0.5 + 0.3 * np.sin(k + 1.0)
    if kind == "tail":
        return u**6
    if kind == "zeros":  # 9 of 10 are exact zeros
        return np.where(k % 10 == 0, (k + 1) / (2.0 * n), 0.0)
    if kind == "rare":  # 3 of n: resamples without any are frequent
        return np.where(k % (n // 3) == 1, 0.2 + k / (4.0 * n), 0.0)
    raise ValueError(kind)


SEED = 20251
for kind, n in (("smooth", 100), ("tail", 100), ("zeros", 100), ("rare", 30), ("tail", 7)):
    x = values(kind, n)
    name = f"{kind}.{n}"
    put(f"skewness.{name}", stats.skew(x))
    at = x[resamples(n, SEED)]
    mean, se = x.mean(), stats.sem(x)
    # bootstrap-t: a resample without spread is infinitely far off, on its side
    m, s = at.mean(axis=1), at.std(axis=1, ddof=1)
    flat = at.max(axis=1) == at.min(axis=1)
    t = np.where(m > mean, np.inf, np.where(m < mean, -np.inf, 0.0))
    t[~flat] = (m[~flat] - mean) / (s[~flat] / math.sqrt(n))
    t = np.sort(t)
    low, high = mean - t[COUNT - 250] * se, mean - t[249] * se
    z = stats.norm.ppf(0.975)
    centre, half = mean + z * z / (2 * n), z * math.sqrt(mean * (1 - mean) / n + z * z / (4 * n * n))
    wilson = (centre - half) / (1 + z * z / n), (centre + half) / (1 + z * z / n)
    if stats.skew(x) > 0:
        high = min(high, wilson[1])
    else:
        low = max(low, wilson[0])
    put(f"bootstrap-t.{name}.low", max(0, low))
    put(f"bootstrap-t.{name}.high", min(1, high))
    # BCa, acceleration from the jackknife means
    jack = np.array([np.delete(x, i).mean() for i in range(n)])
    d = jack.mean() - jack
    a = (d**3).sum() / (6 * (d**2).sum() ** 1.5)
    tie = np.abs(m - mean) < 1e-12
    z0 = stats.norm.ppf(np.where(tie, 0.5, m < mean).mean())
    levels = [stats.norm.cdf(z0 + (z0 + q) / (1 - a * (z0 + q))) for q in (-z, z)]
    put(f"bca.{name}.low", np.quantile(m, levels[0]))
    put(f"bca.{name}.high", np.quantile(m, levels[1]))

# --- U-statistic and jackknife of a pool, by their definitions over tuples and over left-out answers ---

def pool(n, d=6):
    e = np.array([[math.sin(1.0 + 3 * i + 7 * k + i * k) + (1.5 if k == 0 else 0) for k in range(d)] for i in range(n)])
    return e / np.linalg.norm(e, axis=1, keepdims=True)


for n in (4, 9):
    e = pool(n)
    K = e @ e.T
    pairs = [K[i, j] for i, j in itertools.permutations(range(n), 2)]
    E2 = np.mean([k * k for k in pairs])
    A = np.mean([K[i, j] * K[i, l] for i, j, l in itertools.permutations(range(n), 3)])
    B = np.mean([K[i, j] * K[l, m] for i, j, l, m in itertools.permutations(range(n), 4)])
    put(f"ustat.{n}.mean", np.mean(pairs))
    put(f"ustat.{n}.zeta1", A - B)
    put(f"ustat.{n}.zeta2", E2 - B)
    put(f"ustat.{n}.variance", (4 * (n - 2) * (A - B) + 2 * (E2 - B)) / (n * (n - 1)))
    left = []
    for out in range(n):
        keep = [i for i in range(n) if i != out]
        left.append(np.mean([K[i, j] for i, j in itertools.permutations(keep, 2)]))
    variance = (n - 1) / n * ((np.array(left) - np.mean(left)) ** 2).sum()
    put(f"jackknife.{n}.variance", variance)
    half = stats.t.ppf(0.975, n - 1) * math.sqrt(variance)
    put(f"jackknife.{n}.low", max(-1, np.mean(pairs) - half))
    put(f"jackknife.{n}.high", min(1, np.mean(pairs) + half))

# --- tests ---

def differences(n):
    return np.array([math.sin(3.0 * i + 1) + 0.4 for i in range(n)])


for n in (6, 15):
    d = differences(n)
    r = stats.permutation_test((d,), lambda x, axis: x.sum(axis=axis), permutation_type="samples", n_resamples=np.inf)
    put(f"sign-flip.{n}.greater", stats.permutation_test((d,), lambda x, axis: x.sum(axis=axis), permutation_type="samples", n_resamples=np.inf, alternative="greater").pvalue)
    put(f"sign-flip.{n}.less", stats.permutation_test((d,), lambda x, axis: x.sum(axis=axis), permutation_type="samples", n_resamples=np.inf, alternative="less").pvalue)
    put(f"sign-flip.{n}.two-sided", r.pvalue)

P = [0.01, 0.04, 0.03, 0.005, 0.2, 0.04, 0.9, 0.0004]
for i, (h, b) in enumerate(zip(multipletests(P, method="holm")[1], stats.false_discovery_control(P))):
    put(f"holm.{i}", h)
    put(f"benjamini-hochberg.{i}", b)

ladder = np.array([[math.cos(2.0 * p + 5 * j) + 0.3 * j for j in range(4)] for p in range(12)])
ladder[3, 1] = ladder[3, 2]  # a tie
w = np.arange(4) - 1.5
contrasts = stats.rankdata(ladder, axis=1) - 2.5
contrasts = contrasts @ w / (w @ w)
put("trend.contrast", contrasts.mean())
put("trend.slope", ladder.mean(axis=0) @ w / (w @ w))
put("trend.p", stats.permutation_test((contrasts,), lambda x, axis: x.sum(axis=axis), permutation_type="samples", n_resamples=np.inf).pvalue)
steps = [stats.permutation_test((ladder[:, j + 1] - ladder[:, j],), lambda x, axis: x.sum(axis=axis), permutation_type="samples", n_resamples=np.inf).pvalue for j in range(3)]
for j, (p, a) in enumerate(zip(steps, multipletests(steps, method="holm")[1])):
    put(f"trend.step.{j}.p", p)
    put(f"trend.step.{j}.holm", a)



def hall(t, a):
    """Hall's 1992 transformation, as the polynomial that it is."""
    return t + a * t**2 / 3 + a**2 * t**3 / 27 + a / 6


for n, margin in ((10, 0.5), (40, 0.7), (20, 0.6)):
    d = differences(n) if n != 20 else np.exp(np.sin(3.0 * np.arange(n) + 1) * 0.9) - 0.9
    m, se, g = d.mean(), stats.sem(d), stats.skew(d)
    assert abs(g) <= 1
    care = 3 * min(1, max(0, (abs(g) - 0.5) / 0.5))
    a_low, a_high = (c * g / math.sqrt(n) for c in ((1, care) if g >= 0 else (care, 1)))
    law = stats.t(n - 1)
    put(f"tost.{n}.skewness", g)
    put(f"tost.{n}.lower", law.sf(hall((m + margin) / se, a_low)))
    put(f"tost.{n}.upper", law.cdf(hall((m - margin) / se, a_high)))
    q = law.ppf(0.95)
    put(f"tost.{n}.low", m - se * optimize.brentq(lambda t: hall(t, a_low) - q, -20, 20, xtol=1e-14))
    put(f"tost.{n}.high", m - se * optimize.brentq(lambda t: hall(t, a_high) + q, -20, 20, xtol=1e-14))

# --- power ---

def power(effect, n):
    c, shift = stats.t.ppf(0.975, n - 1), effect * math.sqrt(n)
    return stats.nct.sf(c, n - 1, shift) + stats.nct.cdf(-c, n - 1, shift)


for effect, n in ((0.0, 10), (0.5, 5), (0.5, 34), (0.2, 100), (1.5, 3), (0.05, 3000)):
    put(f"power.{effect}.{n}", power(effect, n))
for n in (3, 5, 20, 100, 1000):
    # TTestPower().solve_power stops at 2e-6 of this.
    put(f"detectable.{n}", optimize.brentq(lambda e: power(e, n) - 0.8, 1e-3, 6 / math.sqrt(n), xtol=1e-14))
for effect in (0.03, 0.2, 0.5, 1.0, 3.0):
    put(f"pairs.{effect}", max(3, math.ceil(TTestPower().solve_power(effect_size=effect, alpha=0.05, power=0.8))))
put("upper-sd.34", math.sqrt(33 / stats.chi2.ppf(0.2, 33)))
