"""Independent reference values for the tests of the kernels and of the embedding measures of one pool.

Vendi scores are those of the vendi-score package, eigenvalues those of LAPACK through NumPy, the rest a few lines of
NumPy in double. Both sides make the same vectors and tokens from integers.

    pip install numpy scipy scikit-learn vendi-score
    python eval-core/src/test/reference/kernels.py > eval-core/src/test/resources/reference/kernels.txt

Each line is a name and a number.
"""
import itertools

import numpy as np
from vendi_score import vendi


def put(name, value):
    print(name, repr(float(value)))


class Lcg:
    def __init__(self, seed):
        self.state = seed

    def unit(self):
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return self.state / 2**31


def vectors(seed, n, d, noise):
    """A common centre and noise, as floats of any length, then as unit vectors in double."""
    lcg = Lcg(seed)
    centre = [lcg.unit() - 0.5 for _ in range(d)]
    raw = [[np.float32(centre[k] + noise * (lcg.unit() - 0.5)) for k in range(d)] for _ in range(n)]
    x = np.array(raw, dtype=np.float32).astype(np.float64)
    return x / np.sqrt((x * x).sum(axis=1, keepdims=True))


# --- eigenvalues ---

for n in (1, 2, 3, 10, 65):
    lcg = Lcg(100 + n)
    a = np.zeros((n, n))
    for i in range(n):
        for j in range(i + 1):
            a[i, j] = a[j, i] = lcg.unit() - 0.5
    for i, value in enumerate(np.linalg.eigvalsh(a)):
        put(f"eigen.{n}.{i}", value)

# --- Vendi scores ---

ORDERS = (("0.1", 0.1), ("0.5", 0.5), ("1", 1), ("2", 2), ("3", 3), ("inf", "inf"))
samples = [0, 0, 10, 10, 20, 20]
put("vendi-1.samples", vendi.score(samples, lambda a, b: np.exp(-np.abs(a - b))))
K = np.array([[1, .9, 0], [.9, 1, 0], [0, 0, 1]])
for name, q in ORDERS:
    put(f"vendi-{name}.three", vendi.score_K(K, q=q))
many = vectors(5, 50, 384, 1.5)
wide = vectors(6, 60, 16, 2.0)
for name, q in ORDERS:
    put(f"vendi-{name}.many", vendi.score_K(many @ many.T, q=q))
    put(f"vendi-{name}.wide", vendi.score_dual(wide, q=q, normalize=False))

# --- measures of pairs ---

for name, x in (("many", many), ("wide", wide)):
    n = len(x)
    C = x @ x.T
    c = np.array([C[i, j] for i, j in itertools.combinations(range(n), 2)])
    D = C.copy()
    np.fill_diagonal(D, -2)
    put(f"nearest.{name}", D.max(axis=1).mean())
    for k in range(10):
        low = -2 if k == 0 else k / 10
        put(f"range-{k}.{name}", np.mean((c >= low) & (c < (k + 1) / 10) if k < 9 else c >= low))
    for k in (7, 8, 9):
        put(f"above-{k}.{name}", np.mean(c > k / 10))
    p = vectors(7, 1, x.shape[1], 1.0)[0]
    a = x @ p
    put(f"topic.{name}", np.mean([a[i] * a[j] for i, j in itertools.combinations(range(n), 2)]))
