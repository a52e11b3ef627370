"""Keys of SlotKeyTest, made without the Java code: python slot_keys.py (standard library only)."""

import hashlib


def sha(fields):
    h = hashlib.sha256()
    for f in fields:
        b = f.encode("utf-16-be", "surrogatepass")
        h.update(len(b).to_bytes(4, "big") + b)
    return h.hexdigest()


def cell(
    text, system, template, stop, label, endpoint, t, top_p, top_k, min_p, max_tokens, seeds, elicitation,
    left=(), extra=(), approach=(),
):
    opt = lambda v: "-" if v is None else "=" + v
    return sha(
        ["hivemeter-cell/1", text, opt(system), opt(template), str(len(stop)), *stop, label, endpoint]
        + [opt(t), opt(top_p), opt(top_k), opt(min_p), opt(max_tokens), seeds, elicitation]
        + (["provider-defaults", str(len(left)), *left] if left else [])
        + (["extra-body", str(len(extra)), *[x for pair in extra for x in pair]] if extra else [])
        + [*approach]
    )


def slot(cell_key, sample):
    return sha(["hivemeter-slot/1", cell_key, str(sample)])


chat = cell("name a boat", None, None, [], "openai:m", "openai/chat", "0.7", "1.0", "0", "0.0", "128", "NONE", "direct")
base = cell(
    "écris \U0001f642 \ud83c", "Be brief.", "Q: {prompt}\nA:", ["\nQ:", "--"], "base", "openai/completion",
    "1.5", "0.9", "40", "0.05", "64", "DERIVED", "system",
)
made_elsewhere = cell("name a boat", None, None, [], "gpt", "import/chat", None, None, None, None, None, "NONE", "direct")

left = cell(
    "name a boat", None, None, [], "openai:m", "openai/chat", "0.7", "1.0", "0", "0.0", "128", "NONE", "direct",
    left=["others"],
)
both = cell(
    "name a boat", None, None, [], "openai:m", "openai/chat", None, "1.0", "0", "0.0", "128", "NONE", "direct",
    left=["temperature", "others"], extra=[("a", "1"), ("b", "[2]")],
)


def asked(name, *approach, system=None):
    return cell(
        "name a boat", system, None, [], "openai:m", "openai/chat", "0.7", "1.0", "0", "0.0", "128", "NONE", name,
        approach=approach,
    )


talk = asked("in-context-3", "in-context", "3", "Another.")

print("chat", chat)
print("base", base)
print("made_elsewhere", made_elsewhere)
print("chat slot 0", slot(chat, 0))
print("chat slot 1", slot(chat, 1))
print("base slot 49", slot(base, 49))
print("left", left)
print("both", both)
print("paraphrase", asked("paraphrase", "paraphrase", "{prompt}", "Please: {prompt}"))
print("in-context", talk)
print("in-context slot 4", slot(talk, 4))
print("sequence", asked("sequence-5", "sequence", "5", "{prompt} List {k}.", system="Be brief."))
print("verbalised", asked("verbalised-2", "verbalised", "2", "{prompt} JSON.", "structured"))
print("verbalised, in words only", asked("verbalised-2", "verbalised", "2", "{prompt} JSON."))
print("json", asked("verdict", "json", '{"type":"object"}', system="Judge."))
