"""95 % intervals as docs/decisions/0013-intervals.md has them, from SciPy's parts. Used by check-demo.py.

An interval is (method, low, high); the method is empty where there is none.
"""

import math
import re

import numpy as np
from scipy import stats

SHARES = re.compile(
    r"(share|pair-range|exact|rouge|self-bleu|pairwise|jaccard|shared|distinct-\d|.*-rate|cross-model|effective-f)"
)
COSINES = re.compile(r"(mean-pair|position|aligned|nearest|topic-ref|inter-model|silhouette)")
POSITIVE = re.compile(r"(self-rep|compression|length|class|effective-c)")
PLAIN_T = {"parrot", "other-models", "cross-prompt", "floor", "mixing"}  # nulls and ends


def t_interval(x):
    if len(x) < 3 or not np.ptp(x) > 1e-12:  # nothing but rounding is no spread
        return "", None, None
    half = stats.t.ppf(0.975, len(x) - 1) * stats.sem(x)
    return "t", float(np.mean(x) - half), float(np.mean(x) + half)


def wilson_interval(x):
    if len(x) < 3:
        return "", None, None
    n, p, z = len(x), min(1.0, max(0.0, float(np.mean(x)))), stats.norm.ppf(0.975)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    centre, scale = p + z * z / (2 * n), 1 + z * z / n
    return "wilson", max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def bounds(metric):
    """The least and the greatest possible value; cut-offs of intervals."""
    if SHARES.match(metric):
        return 0.0, 1.0
    if metric.startswith("distinct-classes-10"):
        return 1.0, 10.0
    if COSINES.match(metric):
        return -1.0, 1.0
    return 1.0 if metric.startswith("vendi") else 0.0 if POSITIVE.match(metric) else -math.inf, math.inf


def bootstrap_t(x, low, high):
    """Equal-tailed, from resamples of our own; None where so few values differ that resamples have few means."""
    shares = np.unique(np.round(x, 12), return_counts=True)[1] / len(x)
    if np.sum(shares ** len(x)) > 1e-4:  # a resample without spread
        return "bootstrap-t", None, None
    draws = np.random.default_rng(len(x)).choice(x, (10_000, len(x)))
    with np.errstate(divide="ignore", invalid="ignore"):
        t = (draws.mean(axis=1) - np.mean(x)) / stats.sem(draws, axis=1)
    ends = np.mean(x) - stats.sem(x) * np.quantile(np.nan_to_num(t), (0.975, 0.025), method="nearest")
    if math.isfinite(high - low):  # on the side of the long tail never beyond Wilson's on this range
        widest = wilson_interval((x - low) / (high - low))
        side = 1 if stats.skew(x) > 0 else 0
        far = low + widest[1 + side] * (high - low)
        ends[side] = min(ends[1], far) if side else max(ends[0], far)
    return "bootstrap-t", max(low, float(ends[0])), min(high, float(ends[1]))


def interval_of(metric, variant):
    """Within the measure's bounds: Student's t, bootstrap-t for ten or more skewed values; nulls and ends have t."""
    def interval(x):
        method, low, high = t_interval(x)
        if not method:
            return method, low, high
        least, most = bounds(metric)
        if variant not in PLAIN_T and len(x) >= 10 and abs(stats.skew(x)) > 1:
            return bootstrap_t(x, least, most)
        return method, max(least, low), min(most, high)
    return interval


def jackknife(value, left_out):
    """From the values without each of the units; Student's t with one degree less than there are units."""
    n = len(left_out)
    if value is None or n < 3 or any(v is None for v in left_out) or not np.ptp(left_out) > 1e-12:
        return "", None, None
    half = stats.t.ppf(0.975, n - 1) * math.sqrt((n - 1) * np.var(left_out))
    return "jackknife", max(-1.0, value - half), min(1.0, value + half)  # it is given for cosines only
