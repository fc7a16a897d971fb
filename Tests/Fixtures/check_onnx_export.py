"""Converts the fixtures to ONNX with a given program and runs them with onnxruntime.

    python check_onnx_export.py LSTM_TUI             every kind below
    python check_onnx_export.py LSTM_TUI keras flax  only these

For each case: the checker of ONNX must accept the file with shapes inferred, onnxruntime's `output` (and `logits`)
must be what `expected.npz` says, also of the first text in a batch of two, and the way back into safetensors must
give the tensors and metadata that the case gives without the way through ONNX.

What the program refuses to write is listed with its line; anything else that goes wrong ends in exit code 1.
"""

import collections
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from safetensors import safe_open

HERE = Path(__file__).parent
KINDS = ["torch", "safetensors", "numpy", "keras", "flax", "onnx"]
TOLERANCE = 1e-5


def convert(program, source, target, arguments):
    """Runs the program; gives its error as a line, or None."""
    done = subprocess.run(
        [program, "convert", source, target, *arguments], capture_output=True, text=True)
    return None if done.returncode == 0 else done.stderr.strip().splitlines()[-1]


def run(path, values):
    """The outputs by name for an input (T, N) or (T, N, I)."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        path, options, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, {session.get_inputs()[0].name: values})))


def given(case, folder):
    """The input of a case with an axis for one text."""
    if "array" in case["input"]:
        return np.load(folder / case["input"]["array"]).astype(np.float32)[:, None]
    return np.array(case["input"]["tokens"], np.int64)[:, None]


def expected(folder, name, size):
    """What a case's model gives; for one without a head its states; None if the case does not say."""
    arrays = np.load(folder / "expected.npz")
    if name in arrays:
        return arrays[name]
    if name == "logits":
        return None
    level = max(int(key[1:].split(".")[0].split("_")[0]) for key in arrays)
    states = [arrays[key] for key in (f"l{level}.h", f"l{level}_reverse.h") if key in arrays]
    states = np.concatenate(states, axis=-1)
    return states if states.shape[-1] == size else None


def difference(found, wanted):
    """The largest difference of one text's outputs; of a case with one output that of the last step counts."""
    found = found[:, 0] if found.ndim == 3 else found[0]
    if wanted.ndim == found.ndim - 1:
        found = found[-1]
    if found.shape != wanted.shape:
        return float("inf")
    return float(np.abs(found - wanted).max())


def tensors(path):
    with safe_open(path, "np") as file:
        return {name: file.get_tensor(name) for name in file.keys()}, file.metadata()


def check(program, folder, scratch):
    """One case: ("same" | "close" | "refused" | "left out", number or line)."""
    case = json.loads((folder / "case.json").read_text())
    if "inputs" in case:
        return "left out", "the graph is fed its weights"
    if case["initial"]:
        return "left out", "the case starts from states that are given with the text"
    source, arguments = folder / case["model"], case["arguments"]
    (one, two, three) = (str(scratch / name) for name in ("a.onnx", "b.safetensors", "c.safetensors"))
    refusal = convert(program, source, one, arguments)
    if refusal:
        return "refused", refusal.split("cannot be written: ")[-1]
    onnx.checker.check_model(one, full_check=True)
    values = given(case, folder)
    results = run(one, values)
    batch = run(one, np.concatenate([values, values[::-1]], axis=1))
    worst, compared = 0.0, 0
    for name, result in results.items():
        wanted = expected(folder, name, result.shape[-1])
        if wanted is not None:
            compared += 1
            worst = max(worst, difference(result, wanted), difference(batch[name], wanted))
    if compared == 0:
        return "left out", "the case does not say what the model gives"
    if not worst <= TOLERANCE:
        raise AssertionError(f"differs by {worst}")
    for back in (convert(program, source, two, arguments), convert(program, one, three, [])):
        if back:
            raise AssertionError(back)
    (direct, said), (returned, says) = tensors(two), tensors(three)
    if said != says:
        changed = {key for key in said.keys() | says.keys() if said.get(key) != says.get(key)}
        raise AssertionError(f"the metadata's {', '.join(sorted(changed))} came back changed")
    if direct.keys() != returned.keys():
        raise AssertionError("came back with other tensors")
    same = all(np.array_equal(direct[name], returned[name]) for name in direct)
    return ("same" if same else "close"), worst


def main():
    program, kinds = sys.argv[1], sys.argv[2:] or KINDS
    counts, lines, failures = collections.Counter(), collections.Counter(), []
    worst = (0.0, "")
    for folder in (path for kind in kinds for path in sorted((HERE / kind).iterdir())):
        name = f"{folder.parent.name}/{folder.name}"
        with tempfile.TemporaryDirectory() as scratch:
            try:
                outcome, detail = check(program, folder, Path(scratch))
            except Exception as error:
                failures.append(f"{name}: {type(error).__name__}: {error}")
                continue
        counts[outcome] += 1
        if outcome in ("refused", "left out"):
            lines[f"{outcome}: {detail}"] += 1
        else:
            worst = max(worst, (detail, name))
    print(f"{counts['same'] + counts['close']} written and run, worst difference {worst[0]:.2g} ({worst[1]})")
    print(f"{counts['same']} came back with the same bits, {counts['close']} with others")
    for line, count in lines.most_common():
        print(f"{count:4} {line}")
    for failure in failures:
        print(f"FAILED {failure}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
