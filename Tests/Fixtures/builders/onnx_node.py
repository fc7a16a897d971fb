"""The official ONNX backend node tests of LSTM, GRU and RNN, and ours in the same layout with random weights.

Inputs and outputs are kept as the tests have them: W, R and B are inputs of the graph and batches are larger than one.
The official tests have constant weights, which hide a swapped gate; those named `random-` do not.
"""

import importlib
import warnings

import numpy as np
from onnx import TensorProto, helper

from .cases import agree, folder, generator, random, write_json
from .onnx_support import cells, model, run, value, weights
from .reference import run as run_cell


def official():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        node = importlib.import_module("onnx.backend.test.case.node")
        for operator in ("gru", "lstm", "rnn"):  # importing a module runs its tests' examples, which collects them
            importlib.import_module(f"onnx.backend.test.case.node.{operator}")
    return [t for t in node._NodeTestCases if t.model.graph.node[0].op_type in ("LSTM", "GRU", "RNN")]


def build():
    for test in official():
        graph = test.model.graph
        inputs, outputs = test.data_sets[0]
        feeds = {v.name: np.asarray(a) for v, a in zip(graph.input, inputs)}
        results = {v.name: np.asarray(a) for v, a in zip(graph.output, outputs)}
        write(test.name.removeprefix("test_"), test.model, feeds, results)
    for name, kind, direction, options in [
        ("random-lstm-sequence-lens", "LSTM", "bidirectional", {"peepholes": True}),
        ("random-lstm-reverse", "LSTM", "reverse", {}),
        ("random-gru-sequence-lens", "GRU", "bidirectional", {"linear_before_reset": 1}),
        ("random-gru-before", "GRU", "forward", {"linear_before_reset": 0}),
        ("random-rnn-sequence-lens", "RNN", "bidirectional", {}),
    ]:
        ours(name, kind, direction, **options)


def write(name, proto, feeds, results):
    node = proto.graph.node[0]
    layout = next((a.i for a in node.attribute if a.name == "layout"), 0)
    found = run(proto, feeds, "reference" if layout else "onnxruntime")  # onnxruntime refuses layout 1
    for key, values in zip(results, found):
        agree(values, results[key], 1e-5, f"{name}: {key}")
    path = folder("onnx-node", name)
    (path / "model.onnx").write_bytes(proto.SerializeToString())
    np.savez(path / "inputs.npz", **feeds)
    np.savez(path / "outputs.npz", **results)
    attributes = [f"{a.name}={helper.get_attribute_value(a)}" for a in node.attribute]
    note = f"{node.op_type}, {', '.join(attributes)}; inputs {' '.join(i or '-' for i in node.input)}"
    write_json(
        path,
        {
            "model": "model.onnx",
            "inputs": "inputs.npz",
            "outputs": "outputs.npz",
            "tolerance": 1e-5,
            "note": note.replace("b'", "'"),
        },
    )
    print(f"onnx-node/{name}")


def ours(name, kind, direction, peepholes=False, linear_before_reset=None):
    """Three texts of different lengths in one batch, random weights and initial states, all as inputs."""
    rng = generator(name)
    T, batch, I, H, D = 6, 3, 4, 5, 2 if direction == "bidirectional" else 1
    tensors = weights(rng, kind, I, H, D, peepholes=peepholes)
    lengths = np.array([6, 2, 4], np.int32) if "lens" in name else np.full(batch, T, np.int32)
    feeds = {
        "X": random(rng, T, batch, I, scale=1.5),
        "W": tensors["W"],
        "R": tensors["R"],
        "B": tensors["B"],
        "sequence_lens": lengths,
        "initial_h": random(rng, D, batch, H),
    }
    if kind == "LSTM":
        feeds["initial_c"] = random(rng, D, batch, H)
    if peepholes:
        feeds["P"] = tensors["P"]
    attributes = {"hidden_size": H, "direction": direction}
    if linear_before_reset is not None:
        attributes["linear_before_reset"] = linear_before_reset
    outputs = ["Y", "Y_h", "Y_c"][: 3 if kind == "LSTM" else 2]
    types = {"sequence_lens": TensorProto.INT32}
    proto = model(
        [helper.make_node(kind, list(feeds), outputs, **attributes)],
        [value(k, types.get(k, TensorProto.FLOAT), *v.shape) for k, v in feeds.items()],
        [value(k, TensorProto.FLOAT, *((T, D, batch, H) if k == "Y" else (D, batch, H))) for k in outputs],
        [],
    )
    results = {k: np.zeros((T, D, batch, H) if k == "Y" else (D, batch, H)) for k in outputs}
    for n in range(batch):
        start = {"h0": feeds["initial_h"][:, n], **({"c0": feeds["initial_c"][:, n]} if kind == "LSTM" else {})}
        for d, cell in enumerate(cells(kind, tensors, direction, None, linear_before_reset or 0, initial=start)):
            rows = run_cell(cell, feeds["X"][: lengths[n], n])
            results["Y"][: lengths[n], d, n] = rows["h"]
            for key, letter in (("Y_h", "h"), ("Y_c", "c")):
                if key in results:
                    results[key][d, n] = rows[letter][0 if cell.backward else -1]
    write(name, proto, feeds, results)
