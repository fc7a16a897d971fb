"""Trains small models with a given program and opens them in Python as docs/model.md says.

    python check_python_snippet.py LSTM_TUI            check
    python check_python_snippet.py LSTM_TUI --write    make the cases in `written` anew, too

The snippet of docs/model.md is run as it stands there, but for the path and the text. For each kind of cell, stacked
and in both directions, its logits must be those of `lstm-tui trace` to 1e-5; and those of the built-in model.
"""

import itertools
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TOLERANCE = 1e-5
TEXT = "the cat sees the dogs here"
# What Swift's tests read: the model as it was written, and PyTorch's logits.
WRITTEN = {("lstm", 2, False): "lstm-2-layers", ("gru", 1, True): "gru-bidirectional", ("rnn", 1, False): "rnn"}


def snippet():
    """The code under "In Python"."""
    section = (ROOT / "docs/model.md").read_text().split("## In Python")[1]
    return re.search(r"```python\n(.*?)```", section, re.DOTALL)[1]


def logits(code, path, text):
    """What the snippet computes of a model and a text."""
    for name, value in (("path", str(path)), ("text", text)):
        code, count = re.subn(rf'^{name} = ".*"$', lambda _: f"{name} = {value!r}", code, flags=re.MULTILINE)
        if count != 1:
            raise AssertionError(f"the snippet sets {name} {count} times; expected once")
    names = {}
    exec(compile(code, "docs/model.md", "exec"), names)
    return names["logits"].numpy()


def run(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(done.stderr.strip())


def write_texts(folder):
    """A text, and lines with a label for each word."""
    generator = random.Random(1)
    kinds = {"the": "D", "a": "D", "cat": "N", "dogs": "N", "sees": "V", "is": "V", "here": "A", "there": "A"}
    lines = [generator.choices(list(kinds), k=generator.randint(3, 9)) for _ in range(200)]
    text, labels = folder / "text.txt", folder / "labels.tsv"
    text.write_text("\n".join(" ".join(line) for line in lines) + "\n")
    labels.write_text("".join(f"{' '.join(line)}\t{' '.join(kinds[word] for word in line)}\n" for line in lines))
    return text, labels


def difference(program, code, model, text, scratch):
    """The largest difference of any logit; the program reads position 0 before the first word."""
    traced = scratch / "trace.npz"
    run(program, "trace", "--model", model, "--text", text, "--output", traced)
    ours, theirs = np.load(traced)["logits"], logits(code, model, text)
    if ours.shape != theirs.shape:
        raise AssertionError(f"the program has {ours.shape} logits, Python {theirs.shape}")
    return float(np.abs(ours - theirs).max())


def write_case(code, model, name):
    """Keeps a model and what PyTorch computes with it."""
    from safetensors import safe_open

    folder = HERE / "written" / name
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(model, folder / "model.safetensors")
    np.savez(folder / "expected.npz", logits=logits(code, model, TEXT).astype(np.float64))
    with safe_open(model, "np") as file:
        words = json.loads(file.metadata()["vocab"])
    tokens = ", ".join(str(words.index(word)) for word in TEXT.split())
    (folder / "case.json").write_text(f"""{{
  "model": "model.safetensors",
  "arguments": [],
  "input": {{"tokens": [{tokens}]}},
  "initial": null,
  "tolerance": {TOLERANCE},
  "note": "written by lstm-tui train, computed by PyTorch as docs/model.md says"
}}
""")


def main():
    program, code, failures, worst = sys.argv[1], snippet(), [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        text, labels = write_texts(scratch)
        model = scratch / "model.safetensors"
        for cell, layers, both in itertools.product(("lstm", "gru", "rnn"), (1, 2, 3), (False, True)):
            name = f"{cell}, {layers} layers, {'both directions' if both else 'forward'}"
            try:
                run(program, "train", labels if both else text, "--cell", cell, "--layers", layers,
                    *(["--bidirectional"] if both else []), "--hidden", 7, "--embedding", 5, "--epochs", 2,
                    "--output", model)
                found = difference(program, code, model, TEXT, scratch)
                if not found <= TOLERANCE:
                    raise AssertionError(f"differs by {found}")
                worst = max(worst, found)
                if "--write" in sys.argv and (cell, layers, both) in WRITTEN:
                    write_case(code, model, WRITTEN[cell, layers, both])
            except Exception as error:
                failures.append(f"{name}: {type(error).__name__}: {error}")
        built_in = ROOT / "Sources/EmbeddedModels/models/english.safetensors"
        worst = max(worst, difference(program, code, built_in, "she is in the house", scratch))
    print(f"the snippet of docs/model.md opens 18 models and the built-in one; worst difference {worst:.2g}")
    for failure in failures:
        print(f"FAILED {failure}")
    sys.exit(1 if failures or not worst <= TOLERANCE else 0)


if __name__ == "__main__":
    main()
