"""Independent reference values for the measures along the answer (position profile, aligned windows) and for the
refusal classifier's intervals.

The measures are worked out as plain means over pairs of windows, the intervals by SciPy's Wilson method.

    pip install numpy scipy
    python eval-core/src/test/reference/windows.py > eval-core/src/test/resources/reference/windows.txt

Each line is a name and a number.
"""
import itertools

import numpy as np
from scipy import stats


def put(name, value):
    print(name, repr(float(value)))


# Ten answers of 3 to 12 windows, from the same integers as in WindowMetricsTest.
answers = [
    [
        np.array([(i * 37 + w * 101 + k * 53 + i * w * 7 + i * k * 11) % 29 - 9 for k in range(6)], dtype=np.float64)
        for w in range(3 + i)
    ]
    for i in range(10)
]


def cosine(a, b):
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


everything = []
for t in range(12):
    pairs = [cosine(a[t], b[t]) for a, b in itertools.combinations([x for x in answers if len(x) > t], 2)]
    everything += pairs
    if t < 8:
        put(f"windows.profile.{t + 1}", np.mean(pairs))
put("windows.aligned", np.mean(everything))

# Wilson's 95 % intervals of the refusal classifier's precision and recall, from the counts in docs/refusals.md.
for name, k, n in [
    ("tuning.precision", 60, 60),
    ("tuning.recall", 60, 63),
    ("held-out.precision", 56, 57),
    ("held-out.recall", 56, 62),
]:
    interval = stats.binomtest(k, n).proportion_ci(confidence_level=0.95, method="wilson")
    put(f"refusals.{name}.low", interval.low)
    put(f"refusals.{name}.high", interval.high)
