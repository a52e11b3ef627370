"""Prints the tables of docs/alpaca-eval.md from the exported scores of the imported answers.

    ./hivemeter export runs/alpaca-eval --what scores -o scores.jsonl
    python3 scripts/alpaca-eval-table.py scores.jsonl [reference.json]

With a reference (H by pair, cross-prompt S by model, made by another program) the largest differences are printed too.
"""
import json
import sys

rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]


def one(metric, model, other="", scope="pair", variant="default"):
    for r in rows:
        if r["metric"].startswith(metric + "@") and r["scope"] == scope and r["variant"] == variant:
            if {r["model"], r.get("model_b") or ""} == {model, other}:
                return r
    return None


def number(r, digits=3):
    if r is None:
        return "–"
    return "–" if r["value"] is None else f"{r['value']:.{digits}f}".replace("0.", ".", 1)


def interval(r, digits=3):
    if r is None or r.get("low") is None:
        return ""
    return f" [{r['low']:.{digits}f}, {r['high']:.{digits}f}]".replace("0.", ".")


models = sorted({r["model"] for r in rows if r["scope"] == "model"}, key=str.lower)
real = [m for m in models if m != "NullModel"]

print("## Inter-model homogeneity\n")
print("Above the diagonal H, below it the floor F of the same two models (answers to different prompts).\n")
print("| |" + "|".join(str(i + 1) for i in range(len(real))) + "|")
print("|---|" + "---:|" * len(real))
for i, a in enumerate(real):
    cells = []
    for j, b in enumerate(real):
        if i == j:
            cells.append("·")
        elif i < j:
            cells.append(number(one("inter-model-homogeneity", a, b)))
        else:
            cells.append(number(one("inter-model-cross-prompt", a, b)))
    print(f"| {i + 1} {a} | " + " | ".join(cells) + " |")

print("\n## Each model across prompts\n")
print("| model | cosine across prompts | duplicates across prompts | self-BLEU | distinct-2 | Vendi | tokens |")
print("|---|---:|---:|---:|---:|---:|---:|")
order = sorted(models, key=lambda m: -(one("cross-prompt-cosine", m, scope="model") or {"value": 0})["value"])
for m in order:
    own = one("cross-prompt-cosine", m, scope="model")
    print(
        f"| {m} | {number(own, 4)}{interval(own, 4)} | "
        + " | ".join(
            number(one(name, m, scope="model", variant=variant), digits)
            for name, variant, digits in (
                ("cross-prompt-duplicate-rate", "default", 4),
                ("self-bleu-4", "across-prompts", 3),
                ("distinct-2", "across-prompts", 3),
                ("vendi-1", "across-prompts", 1),
                ("length-mean", "default", 0),
            )
        )
        + " |"
    )

if len(sys.argv) > 2:
    reference = json.load(open(sys.argv[2], encoding="utf-8"))
    worst = {"H": 0.0, "F": 0.0, "S": 0.0}
    for pair, value in reference["H"].items():
        a, b = pair.split("|")
        got = one("inter-model-homogeneity", a, b)
        floor = one("inter-model-cross-prompt", a, b)
        same, different = (value if isinstance(value, (list, tuple)) else list(value.values()) if isinstance(value, dict) else [value, None])[:2]
        worst["H"] = max(worst["H"], abs(got["value"] - same))
        if different is not None:
            worst["F"] = max(worst["F"], abs(floor["value"] - different))
    for m, value in reference["cross_prompt_S"].items():
        worst["S"] = max(worst["S"], abs(one("cross-prompt-cosine", m, scope="model")["value"] - value))
    print("\nlargest differences from the reference:", worst, "over", len(reference["H"]), "pairs")
