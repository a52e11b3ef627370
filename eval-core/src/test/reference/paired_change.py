"""Golden values of ChangeTest: python paired_change.py, with NumPy and SciPy.

COLD and WARM are mean pairwise cosines of the first twelve prompts of the shipped recording of
SmolLM2-135M-Instruct at T = 0.2 and T = 1.0, as `hivemeter baseline` writes them, to six digits.
"""
import numpy as np
import scipy
from scipy import optimize, stats

COLD = np.array([0.608459, 0.526634, 0.880602, 0.554011, 0.611829, 0.815162, 0.789412, 0.797004, 0.845159, 0.500183, 0.460815, 0.41627])
WARM = np.array([0.407705, 0.282632, 0.351438, 0.401029, 0.161733, 0.650301, 0.41448, 0.620981, 0.626173, 0.22146, 0.355258, 0.292417])

d = WARM - COLD
n = len(d)
print("numpy", np.__version__, "scipy", scipy.__version__)
print("mean", repr(float(d.mean())), "effect", repr(float(d.mean() / d.std(ddof=1))))
t = stats.ttest_1samp(d, 0).confidence_interval(0.95)
print("t interval", repr(float(t.low)), repr(float(t.high)))
p = stats.permutation_test((d,), np.mean, permutation_type="samples", n_resamples=np.inf)
print("sign flips, all", repr(float(p.pvalue)), "of", len(p.null_distribution))
half = d[:6] + 0.2
q = stats.permutation_test((half,), np.mean, permutation_type="samples", n_resamples=np.inf)
print("the first six, 0.2 added: mean", repr(float(half.mean())), "p", repr(float(q.pvalue)))
margin = 0.3
g, se, law = stats.skew(d), stats.sem(d), stats.t(n - 1)
assert abs(g) <= 1


def hall(t, a):
    """Hall's 1992 transformation, as the polynomial that it is."""
    return t + a * t**2 / 3 + a**2 * t**3 / 27 + a / 6


care = 3 * min(1, max(0, (abs(g) - 0.5) / 0.5))
a_low, a_high = (c * g / n**0.5 for c in ((1, care) if g >= 0 else (care, 1)))
lower, upper = law.sf(hall((d.mean() + margin) / se, a_low)), law.cdf(hall((d.mean() - margin) / se, a_high))
low, high = (d.mean() - se * optimize.brentq(lambda t: hall(t, a) - q, -20, 20, xtol=1e-14)
             for a, q in ((a_low, law.ppf(0.95)), (a_high, law.ppf(0.05))))
print("tost .3, skewness", repr(float(g)), repr(float(lower)), repr(float(upper)), repr(float(low)), repr(float(high)))
