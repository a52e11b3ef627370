#!/usr/bin/env python3
"""Recomputes a run's numbers of probes and controls from its exports, without a line of Hivemeter's own code.

    hivemeter export RUN --what answers -o answers.jsonl
    hivemeter export RUN --what scores -o scores.jsonl
    python3 scripts/check-probes.py answers.jsonl scores.jsonl

Needs: numpy scipy. What is read from an answer is taken from the export (columns read and invalid); what is made of it
is made again here: shares, distances, entropies, tests, and the null bands, which are drawn anew and therefore agree
only roughly. Every exported number of a probe or control is compared or counted as skipped with the reason. Exits
with 1 on any disagreement.
"""

import argparse
import gzip
import json
import math
import sys
from collections import Counter, defaultdict

import numpy as np
from scipy import stats
from scipy.spatial.distance import jensenshannon

REASONS = ("format", "out_of_range", "refusal", "empty")
DRAWS = 10_000
EXACT = 1e-9


def read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [row for row in rows if "hivemeter_export" not in row]


def number(value):
    return None if value is None or value == "" else float(value)


def condition(row):
    sampling = tuple(number(row.get(f)) for f in ("temperature", "top_p", "top_k", "min_p"))
    return (row["model"], *sampling, row.get("elicitation") or "")


def law_of(form):
    """Labels and probabilities of a finite law; a SciPy distribution of a continuous one."""
    (name, of), = form.items()
    if name == "uniform":
        labels = of if isinstance(of, list) else [str(k) for k in range(int(of["from"]), int(of["to"]) + 1)]
        return labels, np.full(len(labels), 1 / len(labels))
    if name == "weights":
        weights = np.array([float(w) for w in of.values()])
        return list(of), weights / weights.sum()
    if name == "real":
        return stats.uniform(of["from"], of["to"] - of["from"])
    if name == "normal":
        return stats.norm(of["mean"], of["sd"])
    if name == "exponential":
        return stats.expon(scale=of["mean"])
    return stats.cauchy(of["location"], of["scale"])


class Pool:
    """The answers of one cell."""

    def __init__(self, rows):
        rows = [r for r in rows if r["sample"] < r["planned"]]
        self.task = rows[0]["task"]
        self.reasons = Counter(r["invalid"] for r in rows if r["invalid"])
        self.lists = [r["read"] for r in rows if r["read"] is not None]
        self.answers = len(self.lists) + sum(self.reasons.values())
        self.values = [v for values in self.lists for v in values]


# ---- measures of finite laws -------------------------------------------------------------------


def finite(q, p, n):
    """Every measure by its id, of shares q (the last axis) counted on n values."""
    k = len(p)
    h = stats.entropy(q, axis=-1)
    correction = ((q > 0).sum(axis=-1) - 1) / (2 * n)
    return {
        "probe-mode-share": q.max(axis=-1),
        "probe-total-variation": np.abs(q - p).sum(axis=-1) / 2,
        "probe-kl": stats.entropy(q, np.broadcast_to(p, q.shape), base=2, axis=-1),
        "probe-js": jensenshannon(q, np.broadcast_to(p, q.shape), base=2, axis=-1) ** 2,
        "probe-normalised-entropy": h / math.log(k),
        "probe-effective-number": np.minimum(k, np.exp(h + correction)),
        "probe-collision": (n * (q**2).sum(axis=-1) - 1) / (n - 1),
        "probe-cohens-w": np.sqrt(((q - p) ** 2 / p).sum(axis=-1)),
    }


def fair(p, n, rng):
    """Every measure on fair draws of the same size."""
    return finite(rng.multinomial(n, p, DRAWS) / n, p, n)


def is_quantile(value, of, drawn):
    """Whether a number lies where this share of the draws ends: measures of few answers have few values."""
    slack = 1e-9 * max(1, abs(value))
    below, not_above = (drawn < value - slack).mean(), (drawn <= value + slack).mean()
    far = 5 * math.sqrt(of * (1 - of) / DRAWS)
    return below <= of + far and not_above >= of - far


def counted(pool):
    """Shares of a finite law's values, its probabilities, and how many values there are."""
    labels, p = law_of(pool.task["law"])
    counts = Counter(pool.values)
    n = sum(counts.values())
    return np.array([counts[label] for label in labels]) / max(1, n), p, n


# ---- measures of real numbers --------------------------------------------------------------------


def wasserstein(law, x):
    """∫ |F̂ − F| between the numbers, and the law's own tails, by quadrature on a fine grid of the quantile function."""
    u = (np.arange(400_000) + 0.5) / 400_000
    return float(np.abs(np.quantile(x, u, method="inverted_cdf") - law.ppf(u)).mean())


def real(pool):
    law = law_of(pool.task["law"])
    x = np.array([float(v) for v in pool.values])
    n = len(x)
    counts = Counter(x.tolist())
    found = {
        "probe-mode-share": max(counts.values()) / n,
        "probe-collision": sum(c * (c - 1) for c in counts.values()) / (n * (n - 1)),
        "probe-ks": float(stats.kstest(x, law.cdf).statistic),
    }
    if math.isfinite(float(law.mean())):
        found["probe-wasserstein"] = wasserstein(law, x)
    return found


# ---- the numbers of a pool -----------------------------------------------------------------------


def probe(pool, rng):
    """By (metric, variant): a value, or a value and how far another draw may be from it."""
    out = {("probe-invalid-rate", "default"): (pool.answers - len(pool.lists)) / pool.answers}
    for reason in REASONS:
        out[f"probe-invalid-{reason.replace('_', '-')}", "default"] = pool.reasons[reason] / pool.answers
    if len(pool.values) < 2:
        return out
    if isinstance(law_of(pool.task["law"]), tuple):
        q, p, n = counted(pool)
        for name, value in finite(q, p, n).items():
            out[name, "default"] = float(value)
        chi = n * float(((q - p) ** 2 / p).sum())
        if n * p.min() >= 5:
            out["probe-chi-squared-p", "default"] = float(stats.chi2.sf(chi, len(p) - 1))
        drawn = rng.multinomial(n, p, DRAWS) / n
        more = n * ((drawn - p) ** 2 / p).sum(axis=1) >= chi - 1e-9 * max(1, chi)
        out["probe-multinomial-p", "default"] = (float((1 + more.sum()) / (1 + DRAWS)), 0.04)
        for name, values in fair(p, n, rng).items():
            out[name, "null"] = values
    else:
        for name, value in real(pool).items():
            out[name, "default"] = (value, 1e-4 * max(1, abs(value))) if name == "probe-wasserstein" else value
    return out


def control(pool):
    right = pool.task["answers"][0]
    counts = Counter(pool.values)
    n = sum(counts.values())
    out = {
        ("control-accuracy", "default"): counts[right] / pool.answers,
        ("control-invalid-rate", "default"): (pool.answers - len(pool.lists)) / pool.answers,
    }
    if n >= 2:
        out["control-consistency", "default"] = sum(c * (c - 1) for c in counts.values()) / (n * (n - 1))
    if n >= 1:
        most = max(counts.values())
        alone = sum(c == most for c in counts.values()) == 1
        out["control-mode-right", "default"] = 0 if counts[right] < most else 1 if alone else 0.5
    return out


def models(pools):
    """Accuracy and invalid rates of a model: the mean over prompts."""
    sums = defaultdict(list)
    for (where, _), numbers in pools.items():
        for (name, variant), value in numbers.items():
            if variant == "default" and name.startswith(("probe-invalid", "control-")):
                sums[where, name].append(value)
    return {key: float(np.mean(values)) for key, values in sums.items()}


def close(wanted, value):
    if isinstance(wanted, tuple):
        return abs(wanted[0] - value) <= wanted[1]
    return abs(wanted - value) <= EXACT * max(1, abs(wanted))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers")
    parser.add_argument("scores")
    args = parser.parse_args()
    rng = np.random.default_rng(7)
    cells = defaultdict(list)
    for row in read(args.answers):
        if row.get("kind") in ("probe", "control") and row["provider"] != "control":
            cells[condition(row), row["prompt_id"]].append(row)
    pools = {}
    for key, rows in cells.items():
        pool = Pool(rows)
        if pool.answers:
            pools[key] = probe(pool, rng) if pool.task["kind"] == "probe" else control(pool)
    means = models(pools)
    checked, skipped, wrong = Counter(), Counter(), []
    for row in read(args.scores):
        name = row["metric"].split("@")[0]
        if not name.startswith(("probe-", "control-")):
            continue
        value, variant = number(row["value"]), row["variant"]
        where = condition(row)
        if row["scope"] == "model":
            wanted = means.get((where, name))
        else:
            wanted = pools.get((where, row["prompt_id"]), {}).get((name, variant))
        what = f"{name} {variant} of {where[0]} {row['prompt_id']}"
        if wanted is None or value is None:
            if wanted is not None or (value is not None and (name, variant) in EXPECTED):
                wrong.append(f"{what}: {value} where {wanted} was made")
            reason = "undefined" if value is None else f"not made here: {name} {variant}"
            skipped[reason] += 1
            continue
        checked[name, variant] += 1
        if variant == "null":
            for field, of in (("low", 0.025), ("value", 0.5), ("high", 0.975)):
                if not is_quantile(number(row[field]), of, wanted):
                    wrong.append(f"{what}: {field} {row[field]}, made here {np.quantile(wanted, of)}")
        elif not close(wanted, value):
            wrong.append(f"{what}: {value}, made here {wanted}")
    for (name, variant), n in sorted(checked.items()):
        print(f"{n:6} {name} {variant}")
    for reason, n in sorted(skipped.items()):
        print(f"{n:6} skipped, {reason}")
    for line in wrong[:40]:
        print("WRONG", line)
    print(f"{sum(checked.values())} numbers agree but for {len(wrong)}")
    if wrong or not checked:
        sys.exit(1)


# What must not be skipped when it is exported.
EXPECTED = {
    (name, "default")
    for name in (
        "probe-invalid-rate",
        "probe-total-variation",
        "probe-kl",
        "probe-js",
        "probe-normalised-entropy",
        "probe-effective-number",
        "probe-collision",
        "probe-cohens-w",
        "probe-mode-share",
        "probe-chi-squared-p",
        "control-accuracy",
        "control-consistency",
    )
}

if __name__ == "__main__":
    main()
