"""ONNX graphs made by hand: what other exporters put around the recurrent nodes, and states as inputs."""

import numpy as np
from onnx import TensorProto

from .cases import generator, random
from .onnx_graphs import F, I64, N, TOKENS, check, every_step, everything, parts
from .onnx_support import activation, cells, model, tensor, value, weights
from .reference import Dense, Level, Stack, relu, sigmoid, softmax


def build():
    keras2onnx()
    heads()
    two_nodes()
    states_as_inputs()


def keras2onnx():
    """As Keras converters write it: ids as floats, batch first, Y_h squeezed, explicit activations, float_data."""
    for name, opset in [("keras2onnx", 11), ("keras2onnx-hard-sigmoid", 9)]:
        table, tensors, kernel, bias = parts(name)
        hard = "hard" in name
        functions = [activation("HardSigmoid", 0.2, 0.5), np.tanh, np.tanh] if hard else None
        network = Stack(
            [Level(cells("LSTM", tensors, activations=functions))], table, [Dense(kernel.T, bias, softmax)], last=True
        )
        more = {"activations": ["HardSigmoid" if hard else "Sigmoid", "Tanh", "Tanh"]} | (
            {"activation_alpha": [0.2], "activation_beta": [0.5]} if hard else {}
        )
        nodes = [
            N("Cast", ["embedding_input"], ["cast"], to=TensorProto.INT32),
            N("Gather", ["table", "cast"], ["gathered"]),
            N("Transpose", ["gathered"], ["X"], perm=[1, 0, 2]),
            N("LSTM", ["X", "W", "R", "B"], ["", "Y_h"], hidden_size=5, direction="forward", **more),
            N("Squeeze", ["Y_h"], ["h"], axes=[0]),
            N("MatMul", ["h", "kernel"], ["product"]),
            N("Add", ["product", "bias"], ["sum"]),
            N("Softmax", ["sum"], ["dense"], axis=-1),
        ]
        initializers = [t for t in everything(table, tensors, kernel, bias, float_data=True) if t.name != "one"]
        proto = model(nodes, [value("embedding_input", F, "N", "steps")], [value("dense", F, "N", 3)], initializers, opset)
        check(
            name,
            proto,
            network,
            feeds={"embedding_input": np.array([TOKENS], np.float32)},
            note=f"as keras2onnx writes it, opset {opset}: Cast, Gather, Transpose, Y_h, Squeeze, MatMul, Add, Softmax",
        )


def heads():
    """Dense layers as Gemm with alpha, beta and transA/B, a Relu between, Identity and Dropout on the way, Sigmoid."""
    name = "head"
    table, tensors, kernel, bias = parts(name, "GRU", O=4)
    rng = generator("head 2")
    second, second_bias = random(rng, 2, 4), random(rng, 2)
    network = Stack(
        [Level(cells("GRU", tensors, linear_before_reset=1))],
        table,
        [Dense(0.5 * kernel.T, 2 * bias, relu), Dense(second, second_bias, sigmoid)],
        last=True,
    )
    nodes = [
        N("Gather", ["table", "ids"], ["gathered"]),
        N("Identity", ["gathered"], ["X"]),
        N("GRU", ["X", "W", "R", "B"], ["Y", "Y_h"], hidden_size=5, linear_before_reset=1),
        N("Squeeze", ["Y_h", "zero"], ["h"]),
        N("Dropout", ["h"], ["dropped"]),
        N("Gemm", ["dropped", "kernel", "bias"], ["first"], alpha=0.5, beta=2.0),
        N("Relu", ["first"], ["active"]),
        N("Gemm", ["active", "second", "second_bias"], ["last"], transB=1),
        N("Sigmoid", ["last"], ["output"]),
    ]
    initializers = everything(table, tensors, kernel, bias) + [
        tensor("second", second),
        tensor("second_bias", second_bias),
        tensor("zero", np.array([0])),
    ]
    check(
        name,
        model(nodes, [value("ids", I64, "steps", 1)], [value("output", F, 1, 2)], initializers),
        network,
        note="Gemm with alpha and beta, Relu, Gemm, Sigmoid; Identity and Dropout on the way; many-to-one",
    )


def two_nodes():
    """Both directions as two nodes whose outputs are concatenated, then a second layer."""
    name = "two-nodes"
    table, forward, kernel, bias = parts(name, H=5, D=1)
    rng = generator("two nodes, reverse")
    backward, top = weights(rng, "LSTM", 6, 4), weights(rng, "RNN", 9, 5)
    network = Stack(
        [Level(cells("LSTM", forward) + cells("LSTM", backward, "reverse")), Level(cells("RNN", top))],
        table,
        [Dense(kernel.T, bias)],
    )
    rename = lambda s, tensors: [tensor(f"{k}_{s}", v) for k, v in tensors.items()]
    nodes = [
        N("Gather", ["table", "ids"], ["X"]),
        N("LSTM", ["X", "W_f", "R_f", "B_f"], ["Y_f"], hidden_size=5),
        N("LSTM", ["X", "W_b", "R_b", "B_b"], ["Y_b"], hidden_size=4, direction="reverse"),
        N("Squeeze", ["Y_f", "one"], ["hs_f"]),
        N("Squeeze", ["Y_b", "one"], ["hs_b"]),
        N("Concat", ["hs_f", "hs_b"], ["both"], axis=-1),
        N("RNN", ["both", "W_t", "R_t", "B_t"], ["Y_t"], hidden_size=5),
        N("Squeeze", ["Y_t", "one"], ["hs"]),
        N("MatMul", ["hs", "kernel"], ["product"]),
        N("Add", ["bias", "product"], ["output"]),
    ]
    initializers = (
        rename("f", forward)
        + rename("b", backward)
        + rename("t", top)
        + [tensor("table", table), tensor("kernel", kernel), tensor("bias", bias), tensor("one", np.array([1]))]
    )
    check(
        name,
        model(nodes, [value("ids", I64, "steps", 1)], [value("output", F, "steps", 1, 3)], initializers),
        network,
        note="forward and reverse as two nodes of different widths, joined by Concat; an RNN above",
    )


def states_as_inputs():
    """The initial state is an input of the graph: zeros, unless the user gives one."""
    for name, given in [("state-inputs", True), ("state-inputs-zero", False)]:
        table, tensors, kernel, bias = parts(name)
        rng = generator(name + " state")
        states = (
            {"h_0": random(rng, 1, 5), "c_0": random(rng, 1, 5)}
            if given
            else {"h_0": np.zeros((1, 5), np.float32), "c_0": np.zeros((1, 5), np.float32)}
        )
        network = Stack(
            [Level(cells("LSTM", tensors, initial={"h0": states["h_0"], "c0": states["c_0"]}))], table, [Dense(kernel.T, bias)]
        )
        nodes = every_step(hidden_size=5)
        nodes[1] = N("LSTM", ["X", "W", "R", "B", "", "h_in", "c_in"], ["Y", "h_out", "c_out"], hidden_size=5)
        proto = model(
            nodes,
            [value("ids", I64, "steps", 1), value("h_in", F, 1, 1, 5), value("c_in", F, 1, 1, 5)],
            [value("output", F, "steps", 1, 3), value("h_out", F, 1, 1, 5), value("c_out", F, 1, 1, 5)],
            everything(table, tensors, kernel, bias),
        )
        feeds = {"ids": np.array(TOKENS)[:, None], "h_in": states["h_0"][None], "c_in": states["c_0"][None]}
        check(
            name,
            proto,
            network,
            feeds=feeds,
            initial=states if given else None,
            note="initial_h and initial_c are inputs of the graph",
        )
