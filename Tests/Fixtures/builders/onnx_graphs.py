"""ONNX graphs made by hand: where the weights are found in the files of other exporters."""

import numpy as np
import onnx
from onnx import TensorProto, helper

from .cases import agree, folder, generator, random, write_case, write_json
from .onnx_support import cells, model, run, tensor, value, weights
from .reference import Dense, Level, Stack, trace

F, I64 = TensorProto.FLOAT, TensorProto.INT64
TOKENS = [3, 1, 4, 1, 5, 9, 2]
T = len(TOKENS)
N = helper.make_node


def constant(name, tensor_):
    return N("Constant", [], [name], value=tensor_)


def check(name, proto, network, tokens=TOKENS, feeds=None, note="", tolerance=1e-5, **more):
    """Runs the graph with onnxruntime, compares `output`, writes the case."""
    arrays = trace(network, tokens)
    feeds = feeds or {"ids": np.array(tokens)[:, None]}
    found = np.asarray(run(proto, feeds)[0], np.float64)
    agree(found.reshape(arrays["output"].shape), arrays["output"], tolerance, name)
    path = folder("onnx", f"graph-{name}")
    (path / "model.onnx").write_bytes(proto.SerializeToString())
    write_case(
        path,
        "model.onnx",
        arrays,
        tokens=tokens if network.embedding is not None else None,
        array=None if network.embedding is not None else tokens,
        tolerance=tolerance,
        note=note,
        **more,
    )


def parts(name, kind="LSTM", V=10, E=6, H=5, O=3, D=1):
    rng = generator(name)
    table = random(rng, V, E)
    tensors = weights(rng, kind, E, H, D)
    return table, tensors, random(rng, D * H, O), random(rng, O)


def build():
    plain()
    types()
    inside_if()
    refused()


def every_step(kind="LSTM", **attributes):
    """ids [T, 1] -> Gather -> the node -> Squeeze -> MatMul -> Add -> output [T, 1, O]."""
    return [
        N("Gather", ["table", "ids"], ["X"]),
        N(kind, ["X", "W", "R", "B"], ["Y"], **attributes),
        N("Squeeze", ["Y", "one"], ["hs"]),
        N("MatMul", ["hs", "kernel"], ["product"]),
        N("Add", ["product", "bias"], ["output"]),
    ]


def everything(table, tensors, kernel, bias, **options):
    named = {"table": table, **tensors, "kernel": kernel, "bias": bias}
    return [tensor(k, v, **options) for k, v in named.items()] + [tensor("one", np.array([1]))]


def plain():
    """Weights as Constant nodes, and as float_data instead of raw bytes."""
    ids, out = [value("ids", I64, "steps", 1)], [value("output", F, "steps", 1, 3)]
    for name, kind in [("constants", "LSTM"), ("constants-gru", "GRU"), ("float-data", "RNN"), ("float-data-lstm", "LSTM")]:
        table, tensors, kernel, bias = parts(name, kind)
        network = Stack([Level(cells(kind, tensors))], table, [Dense(kernel.T, bias)])
        initializers = everything(table, tensors, kernel, bias, **({"float_data": True} if "float" in name else {}))
        nodes = every_step(kind, hidden_size=5)
        if "constants" in name:
            nodes, initializers = [constant(t.name, t) for t in initializers] + nodes, []
        check(
            name,
            model(nodes, ids, out, initializers),
            network,
            note="weights in Constant nodes" if "constants" in name else "weights as float_data, not raw_data",
        )


def types():
    """Half and double precision weights."""
    for name, type, code, tolerance in [
        ("float16", np.float16, TensorProto.FLOAT16, 2e-3),
        ("float64", np.float64, TensorProto.DOUBLE, 1e-5),
        ("float16-int32-data", np.float16, TensorProto.FLOAT16, 2e-3),
    ]:
        table, tensors, kernel, bias = parts(name)
        cast = lambda a: a.astype(type)
        table, kernel, bias = cast(table), cast(kernel), cast(bias)
        tensors = {k: cast(v) for k, v in tensors.items()}
        network = Stack([Level(cells("LSTM", tensors))], table, [Dense(kernel.T, bias)])
        nodes = every_step(hidden_size=5)
        initializers = everything(table, tensors, kernel, bias)
        if "int32" in name:
            initializers = [
                t
                if t.name == "one"
                else helper.make_tensor(t.name, code, t.dims, onnx.numpy_helper.to_array(t).flatten().tolist())
                for t in initializers
            ]
        proto = model(nodes, [value("ids", I64, "steps", 1)], [value("output", code, "steps", 1, 3)], initializers)
        wide = lambda a: a.astype(np.float32)
        single = everything(wide(table), {k: wide(v) for k, v in tensors.items()}, wide(kernel), wide(bias))
        widened = model(nodes, [value("ids", I64, "steps", 1)], [value("output", F, "steps", 1, 3)], single)
        arrays = trace(network, TOKENS)
        agree(
            run(widened, {"ids": np.array(TOKENS)[:, None]})[0][:, 0], arrays["output"], 1e-5, name
        )  # onnxruntime has LSTM for float only
        path = folder("onnx", f"graph-{name}")
        (path / "model.onnx").write_bytes(proto.SerializeToString())
        write_case(
            path,
            "model.onnx",
            arrays,
            tokens=TOKENS,
            tolerance=tolerance,
            note=f"{np.dtype(type)} weights"
            + (", halves in int32_data" if "int32" in name else "")
            + "; checked with the same values as float32",
        )


def inside_if():
    """The node in a branch of an If, the weights outside and inside."""
    for name, inner in [("if", False), ("if-weights-inside", True)]:
        table, tensors, kernel, bias = parts(name)
        network = Stack([Level(cells("LSTM", tensors))], table, [Dense(kernel.T, bias)])
        all_ = everything(table, tensors, kernel, bias)
        mine = [t for t in all_ if t.name in "WRB"]
        then = helper.make_graph(
            [N("LSTM", ["X", "W", "R", "B"], ["Y_then"], hidden_size=5)],
            "then",
            [],
            [value("Y_then", F, "steps", 1, 1, 5)],
            mine if inner else [],
        )
        other = helper.make_graph(
            [constant("Y_else", tensor("zero", np.zeros((1, 1, 1, 5), np.float32)))], "else", [], [value("Y_else", F, 1, 1, 1, 5)]
        )
        nodes = [
            N("Gather", ["table", "ids"], ["X"]),
            constant("yes", tensor("yes", np.array(True))),
            N("If", ["yes"], ["Y"], then_branch=then, else_branch=other),
            N("Squeeze", ["Y", "one"], ["hs"]),
            N("MatMul", ["hs", "kernel"], ["product"]),
            N("Add", ["product", "bias"], ["output"]),
        ]
        proto = model(
            nodes,
            [value("ids", I64, "steps", 1)],
            [value("output", F, "steps", 1, 3)],
            [t for t in all_ if not (inner and t in mine)],
        )
        check(name, proto, network, note="the LSTM is in a branch of an If" + (", with its weights" if inner else ""))


def refused():
    """Files without a recurrent node, and weights that are elsewhere."""
    table, tensors, kernel, bias = parts("refused")
    path = folder("broken", "onnx-no-recurrent")
    nodes = [N("Gather", ["table", "ids"], ["X"]), N("MatMul", ["X", "kernel"], ["output"])]
    proto = model(
        nodes,
        [value("ids", I64, "steps", 1)],
        [value("output", F, "steps", 1, 3)],
        [tensor("table", table), tensor("kernel", random(generator("k"), 6, 3))],
    )
    (path / "model.onnx").write_bytes(proto.SerializeToString())
    write_json(path, {"model": "model.onnx", "error": "LSTM", "note": "no LSTM, GRU or RNN node"})
    path = folder("broken", "onnx-external-data")
    proto = model(
        every_step(hidden_size=5),
        [value("ids", I64, "steps", 1)],
        [value("output", F, "steps", 1, 3)],
        everything(table, tensors, kernel, bias),
    )
    onnx.save(proto, str(path / "model.onnx"), save_as_external_data=True, location="weights.bin", size_threshold=0)
    (path / "weights.bin").unlink()
    write_json(
        path,
        {
            "model": "model.onnx",
            "error": "weights.bin",
            "note": "the weights are in a second file, weights.bin, which is missing",
        },
    )
    print("broken/onnx-no-recurrent\nbroken/onnx-external-data")
