"""ONNX graphs made by hand: where weights, embeddings and heads are found in the files of other exporters."""

import numpy as np
import onnx
from onnx import TensorProto, helper

from .cases import agree, folder, generator, random, write_case, write_json
from .onnx_support import activation, cells, model, run, tensor, value, weights
from .reference import Dense, Level, Stack, relu, sigmoid, softmax, trace

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
    write_case(path, "model.onnx", arrays, tokens=tokens if network.embedding is not None else None, array=None if network.embedding is not None else tokens, tolerance=tolerance, note=note, **more)


def parts(name, kind="LSTM", V=10, E=6, H=5, O=3, D=1):
    rng = generator(name)
    table = random(rng, V, E)
    tensors = weights(rng, kind, E, H, D)
    return table, tensors, random(rng, D * H, O), random(rng, O)


def build():
    plain()
    types()
    inside_if()
    keras2onnx()
    heads()
    two_nodes()
    states_as_inputs()
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
        check(name, model(nodes, ids, out, initializers), network, note="weights in Constant nodes" if "constants" in name else "weights as float_data, not raw_data")


def types():
    """Half and double precision weights."""
    for name, type, code, tolerance in [("float16", np.float16, TensorProto.FLOAT16, 2e-3), ("float64", np.float64, TensorProto.DOUBLE, 1e-5), ("float16-int32-data", np.float16, TensorProto.FLOAT16, 2e-3)]:
        table, tensors, kernel, bias = parts(name)
        cast = lambda a: a.astype(type)
        table, kernel, bias = cast(table), cast(kernel), cast(bias)
        tensors = {k: cast(v) for k, v in tensors.items()}
        network = Stack([Level(cells("LSTM", tensors))], table, [Dense(kernel.T, bias)])
        nodes = every_step(hidden_size=5)
        initializers = everything(table, tensors, kernel, bias)
        if "int32" in name:
            initializers = [t if t.name == "one" else helper.make_tensor(t.name, code, t.dims, onnx.numpy_helper.to_array(t).flatten().tolist()) for t in initializers]
        proto = model(nodes, [value("ids", I64, "steps", 1)], [value("output", code, "steps", 1, 3)], initializers)
        wide = lambda a: a.astype(np.float32)
        single = everything(wide(table), {k: wide(v) for k, v in tensors.items()}, wide(kernel), wide(bias))
        widened = model(nodes, [value("ids", I64, "steps", 1)], [value("output", F, "steps", 1, 3)], single)
        arrays = trace(network, TOKENS)
        agree(run(widened, {"ids": np.array(TOKENS)[:, None]})[0][:, 0], arrays["output"], 1e-5, name)  # onnxruntime has LSTM for float only
        path = folder("onnx", f"graph-{name}")
        (path / "model.onnx").write_bytes(proto.SerializeToString())
        write_case(path, "model.onnx", arrays, tokens=TOKENS, tolerance=tolerance, note=f"{np.dtype(type)} weights" + (", halves in int32_data" if "int32" in name else "") + "; checked with the same values as float32")


def inside_if():
    """The node in a branch of an If, the weights outside and inside."""
    for name, inner in [("if", False), ("if-weights-inside", True)]:
        table, tensors, kernel, bias = parts(name)
        network = Stack([Level(cells("LSTM", tensors))], table, [Dense(kernel.T, bias)])
        all_ = everything(table, tensors, kernel, bias)
        mine = [t for t in all_ if t.name in "WRB"]
        then = helper.make_graph([N("LSTM", ["X", "W", "R", "B"], ["Y_then"], hidden_size=5)], "then", [], [value("Y_then", F, "steps", 1, 1, 5)], mine if inner else [])
        other = helper.make_graph([constant("Y_else", tensor("zero", np.zeros((1, 1, 1, 5), np.float32)))], "else", [], [value("Y_else", F, 1, 1, 1, 5)])
        nodes = [
            N("Gather", ["table", "ids"], ["X"]),
            constant("yes", tensor("yes", np.array(True))),
            N("If", ["yes"], ["Y"], then_branch=then, else_branch=other),
            N("Squeeze", ["Y", "one"], ["hs"]), N("MatMul", ["hs", "kernel"], ["product"]), N("Add", ["product", "bias"], ["output"]),
        ]
        proto = model(nodes, [value("ids", I64, "steps", 1)], [value("output", F, "steps", 1, 3)], [t for t in all_ if not (inner and t in mine)])
        check(name, proto, network, note="the LSTM is in a branch of an If" + (", with its weights" if inner else ""))


def keras2onnx():
    """As Keras converters write it: ids as floats, batch first, Y_h squeezed, explicit activations, float_data."""
    for name, opset in [("keras2onnx", 11), ("keras2onnx-hard-sigmoid", 9)]:
        table, tensors, kernel, bias = parts(name)
        hard = "hard" in name
        functions = [activation("HardSigmoid", 0.2, 0.5), np.tanh, np.tanh] if hard else None
        network = Stack([Level(cells("LSTM", tensors, activations=functions))], table, [Dense(kernel.T, bias, softmax)], last=True)
        more = {"activations": ["HardSigmoid" if hard else "Sigmoid", "Tanh", "Tanh"]} | ({"activation_alpha": [0.2], "activation_beta": [0.5]} if hard else {})
        nodes = [
            N("Cast", ["embedding_input"], ["cast"], to=TensorProto.INT32),
            N("Gather", ["table", "cast"], ["gathered"]),
            N("Transpose", ["gathered"], ["X"], perm=[1, 0, 2]),
            N("LSTM", ["X", "W", "R", "B"], ["", "Y_h"], hidden_size=5, direction="forward", **more),
            N("Squeeze", ["Y_h"], ["h"], axes=[0]),
            N("MatMul", ["h", "kernel"], ["product"]), N("Add", ["product", "bias"], ["sum"]), N("Softmax", ["sum"], ["dense"], axis=-1),
        ]
        initializers = [t for t in everything(table, tensors, kernel, bias, float_data=True) if t.name != "one"]
        proto = model(nodes, [value("embedding_input", F, "N", "steps")], [value("dense", F, "N", 3)], initializers, opset)
        check(name, proto, network, feeds={"embedding_input": np.array([TOKENS], np.float32)}, note=f"as keras2onnx writes it, opset {opset}: Cast, Gather, Transpose, Y_h, Squeeze, MatMul, Add, Softmax")


def heads():
    """Dense layers as Gemm with alpha, beta and transA/B, a Relu between, Identity and Dropout on the way, Sigmoid."""
    name = "head"
    table, tensors, kernel, bias = parts(name, "GRU", O=4)
    rng = generator("head 2")
    second, second_bias = random(rng, 2, 4), random(rng, 2)
    network = Stack([Level(cells("GRU", tensors, linear_before_reset=1))], table, [Dense(0.5 * kernel.T, 2 * bias, relu), Dense(second, second_bias, sigmoid)], last=True)
    nodes = [
        N("Gather", ["table", "ids"], ["gathered"]), N("Identity", ["gathered"], ["X"]),
        N("GRU", ["X", "W", "R", "B"], ["Y", "Y_h"], hidden_size=5, linear_before_reset=1),
        N("Squeeze", ["Y_h", "zero"], ["h"]), N("Dropout", ["h"], ["dropped"]),
        N("Gemm", ["dropped", "kernel", "bias"], ["first"], alpha=0.5, beta=2.0), N("Relu", ["first"], ["active"]),
        N("Gemm", ["active", "second", "second_bias"], ["last"], transB=1), N("Sigmoid", ["last"], ["output"]),
    ]
    initializers = everything(table, tensors, kernel, bias) + [tensor("second", second), tensor("second_bias", second_bias), tensor("zero", np.array([0]))]
    check(name, model(nodes, [value("ids", I64, "steps", 1)], [value("output", F, 1, 2)], initializers), network, note="Gemm with alpha and beta, Relu, Gemm, Sigmoid; Identity and Dropout on the way; many-to-one")


def two_nodes():
    """Both directions as two nodes whose outputs are concatenated, then a second layer."""
    name = "two-nodes"
    table, forward, kernel, bias = parts(name, H=5, D=1)
    rng = generator("two nodes, reverse")
    backward, top = weights(rng, "LSTM", 6, 4), weights(rng, "RNN", 9, 5)
    network = Stack([Level(cells("LSTM", forward) + cells("LSTM", backward, "reverse")), Level(cells("RNN", top))], table, [Dense(kernel.T, bias)])
    rename = lambda s, tensors: [tensor(f"{k}_{s}", v) for k, v in tensors.items()]
    nodes = [
        N("Gather", ["table", "ids"], ["X"]),
        N("LSTM", ["X", "W_f", "R_f", "B_f"], ["Y_f"], hidden_size=5),
        N("LSTM", ["X", "W_b", "R_b", "B_b"], ["Y_b"], hidden_size=4, direction="reverse"),
        N("Squeeze", ["Y_f", "one"], ["hs_f"]), N("Squeeze", ["Y_b", "one"], ["hs_b"]),
        N("Concat", ["hs_f", "hs_b"], ["both"], axis=-1),
        N("RNN", ["both", "W_t", "R_t", "B_t"], ["Y_t"], hidden_size=5),
        N("Squeeze", ["Y_t", "one"], ["hs"]), N("MatMul", ["hs", "kernel"], ["product"]), N("Add", ["bias", "product"], ["output"]),
    ]
    initializers = rename("f", forward) + rename("b", backward) + rename("t", top) + [tensor("table", table), tensor("kernel", kernel), tensor("bias", bias), tensor("one", np.array([1]))]
    check(name, model(nodes, [value("ids", I64, "steps", 1)], [value("output", F, "steps", 1, 3)], initializers), network, note="forward and reverse as two nodes of different widths, joined by Concat; an RNN above")


def states_as_inputs():
    """The initial state is an input of the graph: zeros, unless the user gives one."""
    for name, given in [("state-inputs", True), ("state-inputs-zero", False)]:
        table, tensors, kernel, bias = parts(name)
        rng = generator(name + " state")
        states = {"h_0": random(rng, 1, 5), "c_0": random(rng, 1, 5)} if given else {"h_0": np.zeros((1, 5), np.float32), "c_0": np.zeros((1, 5), np.float32)}
        network = Stack([Level(cells("LSTM", tensors, initial={"h0": states["h_0"], "c0": states["c_0"]}))], table, [Dense(kernel.T, bias)])
        nodes = every_step(hidden_size=5)
        nodes[1] = N("LSTM", ["X", "W", "R", "B", "", "h_in", "c_in"], ["Y", "h_out", "c_out"], hidden_size=5)
        proto = model(nodes, [value("ids", I64, "steps", 1), value("h_in", F, 1, 1, 5), value("c_in", F, 1, 1, 5)], [value("output", F, "steps", 1, 3), value("h_out", F, 1, 1, 5), value("c_out", F, 1, 1, 5)], everything(table, tensors, kernel, bias))
        feeds = {"ids": np.array(TOKENS)[:, None], "h_in": states["h_0"][None], "c_in": states["c_0"][None]}
        check(name, proto, network, feeds=feeds, initial=states if given else None, note="initial_h and initial_c are inputs of the graph")


def refused():
    """Files without a recurrent node, and weights that are elsewhere."""
    table, tensors, kernel, bias = parts("refused")
    path = folder("broken", "onnx-no-recurrent")
    nodes = [N("Gather", ["table", "ids"], ["X"]), N("MatMul", ["X", "kernel"], ["output"])]
    proto = model(nodes, [value("ids", I64, "steps", 1)], [value("output", F, "steps", 1, 3)], [tensor("table", table), tensor("kernel", random(generator("k"), 6, 3))])
    (path / "model.onnx").write_bytes(proto.SerializeToString())
    write_json(path, {"model": "model.onnx", "error": "LSTM", "note": "no LSTM, GRU or RNN node"})
    path = folder("broken", "onnx-external-data")
    proto = model(every_step(hidden_size=5), [value("ids", I64, "steps", 1)], [value("output", F, "steps", 1, 3)], everything(table, tensors, kernel, bias))
    onnx.save(proto, str(path / "model.onnx"), save_as_external_data=True, location="weights.bin", size_threshold=0)
    (path / "weights.bin").unlink()
    write_json(path, {"model": "model.onnx", "error": "weights.bin", "note": "the weights are in a second file, weights.bin, which is missing"})
    print("broken/onnx-no-recurrent\nbroken/onnx-external-data")
