"""ONNX graphs for the fixtures, and ONNX weights taken apart into the reference's gates."""

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

from . import reference
from .cases import random
from .reference import Cell

ORDER = {"LSTM": "iofg", "GRU": "zrn", "RNN": "h"}
BLOCKS = {"LSTM": 4, "GRU": 3, "RNN": 1}


def activation(name, alpha=None, beta=None):
    """The reference's activation of an ONNX name; the defaults are those of the ONNX operators of that name."""
    a = lambda default: default if alpha is None else alpha
    b = lambda default: default if beta is None else beta
    return {
        "Sigmoid": lambda: reference.sigmoid,
        "Tanh": lambda: np.tanh,
        "Relu": lambda: reference.relu,
        "HardSigmoid": lambda: reference.hard_sigmoid(a(0.2), b(0.5)),
        "Affine": lambda: lambda x: a(1.0) * x + b(0.0),
        "LeakyRelu": lambda: lambda x: np.where(x < 0, a(0.01) * x, x),
        "ThresholdedRelu": lambda: lambda x: np.where(x > a(1.0), x, 0),
        "ScaledTanh": lambda: lambda x: a(1.0) * np.tanh(b(1.0) * x),
        "Elu": lambda: lambda x: np.where(x < 0, a(1.0) * np.expm1(x), x),
        "Softsign": lambda: lambda x: x / (1 + np.abs(x)),
        "Softplus": lambda: lambda x: np.log1p(np.exp(x)),
    }[name]()


def weights(rng, kind, I, H, directions=1, bias=True, peepholes=False, scale=0.8):
    """Random W [D, G*H, I], R [D, G*H, H], B [D, 2*G*H], P [D, 3*H]."""
    G = BLOCKS[kind]
    result = {"W": random(rng, directions, G * H, I, scale=scale), "R": random(rng, directions, G * H, H, scale=scale)}
    if bias:
        result["B"] = random(rng, directions, 2 * G * H, scale=scale)
    if peepholes:
        result["P"] = random(rng, directions, 3 * H, scale=scale)
    return result


def cells(kind, tensors, direction="forward", activations=None, linear_before_reset=0, input_forget=0, clip=None, initial=None):
    """The reference cells of one node, one per direction. `activations` are functions; `initial`: {"h0": [D, H], "c0"}."""
    order, result = ORDER[kind], []
    count = {"LSTM": 3, "GRU": 2, "RNN": 1}[kind]
    defaults = {"LSTM": [reference.sigmoid, np.tanh, np.tanh], "GRU": [reference.sigmoid, np.tanh], "RNN": [np.tanh]}[kind]
    for d in range(2 if direction == "bidirectional" else 1):
        f = activations[d * count : (d + 1) * count] if activations else defaults
        W, R = (np.asarray(tensors[k][d], np.float64) for k in "WR")
        H = R.shape[1]
        B = np.asarray(tensors["B"][d], np.float64) if "B" in tensors else np.zeros(2 * len(W))
        part = lambda a: {k: a[j * H : (j + 1) * H] for j, k in enumerate(order)}
        b, inner = part(B[: len(W)] + B[len(W) :]), None
        if kind == "GRU" and linear_before_reset:
            b["n"], inner = part(B[: len(W)])["n"], part(B[len(W) :])["n"]
        options = {"candidate": f[0]} if kind == "RNN" else {"gate": f[0], "candidate": f[1]}
        if kind == "LSTM":
            options["state"] = f[2]
        if "P" in tensors:
            P = np.asarray(tensors["P"][d], np.float64)
            options["peepholes"] = {k: P[j * H : (j + 1) * H] for j, k in enumerate("iof")}
        for key in ("h0", "c0"):
            if initial and key in initial:
                options[key] = np.asarray(initial[key][d], np.float64)
        result.append(
            Cell(
                kind.lower(),
                part(W),
                part(R),
                b,
                backward=direction == "reverse" or d == 1,
                clip=clip,
                coupled=bool(input_forget),
                reset_after=bool(linear_before_reset),
                recurrent_bias=inner,
                **options,
            )
        )
    return result


def tensor(name, values, float_data=False):
    """An initializer; `float_data` as keras2onnx writes them, instead of raw bytes."""
    values = np.asarray(values)
    if float_data:
        return helper.make_tensor(name, TensorProto.FLOAT, values.shape, values.flatten().tolist())
    return numpy_helper.from_array(np.ascontiguousarray(values), name)


def value(name, type, *shape):
    return helper.make_tensor_value_info(name, type, shape)


def model(nodes, inputs, outputs, initializers, opset=14, **options):
    graph = helper.make_graph(nodes, "graph", inputs, outputs, initializers)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=min(8, 3 + opset), **options)


def run(proto, feeds, evaluator="onnxruntime"):
    """What the graph gives: all outputs, by onnxruntime, or by onnx's reference where that refuses."""
    if evaluator == "onnxruntime":
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        data = proto if isinstance(proto, (bytes, str)) else proto.SerializeToString()
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"]).run(None, feeds)
    return ReferenceEvaluator(proto).run(None, feeds)
