"""ONNX LSTM, GRU and RNN nodes made by hand: every attribute and optional input of the operators."""

from onnx import TensorProto, helper

from .cases import agree, folder, generator, random, write_case
from .onnx_support import activation, cells, model, run, tensor, value, weights
from .reference import Level, Stack, trace

# name: (kind, direction, options of the node, parts, note)
# options: activations as [(name, alpha, beta)], clip, input_forget, linear_before_reset; parts: peepholes, bias, initial, opset
NODES = {
    "lstm-peepholes": ("LSTM", "forward", {}, {"peepholes": True}, "P = i, o, f; the output gate looks at the new c"),
    "lstm-peepholes-bidirectional": (
        "LSTM",
        "bidirectional",
        {},
        {"peepholes": True, "initial": True},
        "peepholes in both directions, both initial states",
    ),
    "lstm-peepholes-no-bias": ("LSTM", "forward", {}, {"peepholes": True, "bias": False}, "no B: its place is an empty name"),
    "lstm-coupled": ("LSTM", "forward", {"input_forget": 1}, {}, "input_forget: f = 1 - i"),
    "lstm-coupled-peepholes": (
        "LSTM",
        "reverse",
        {"input_forget": 1},
        {"peepholes": True},
        "coupled gates with peepholes, reverse",
    ),
    "lstm-clip": ("LSTM", "forward", {"clip": 0.4}, {}, "pre-activations are clipped to ±0.4"),
    "lstm-reverse": ("LSTM", "reverse", {}, {}, "direction = reverse: Y stays aligned with X"),
    "lstm-initial": ("LSTM", "forward", {}, {"initial": True}, "initial_h and initial_c are initializers, not zeros"),
    "lstm-initial-h-only": ("LSTM", "forward", {}, {"initial": "h"}, "initial_h without initial_c"),
    "lstm-hard-sigmoid": (
        "LSTM",
        "forward",
        {"activations": [("HardSigmoid", 0.2, 0.5), ("Tanh", None, None), ("Tanh", None, None)]},
        {},
        "HardSigmoid with alpha and beta given",
    ),
    "lstm-hard-sigmoid-default": (
        "LSTM",
        "forward",
        {"activations": [("HardSigmoid", None, None), ("Softsign", None, None), ("Relu", None, None)]},
        {},
        "HardSigmoid's default is 0.2 x + 0.5",
    ),
    "lstm-activations-bidirectional": (
        "LSTM",
        "bidirectional",
        {
            "activations": [
                ("Sigmoid", None, None),
                ("LeakyRelu", 0.3, None),
                ("Tanh", None, None),
                ("HardSigmoid", 0.15, 0.4),
                ("ScaledTanh", 0.9, 1.3),
                ("Affine", 0.7, 0.1),
            ]
        },
        {},
        "six activations; activation_alpha and activation_beta hold values only for those that take one",
    ),
    "gru-before": ("GRU", "forward", {}, {}, "linear_before_reset = 0 (the default)"),
    "gru-after": ("GRU", "forward", {"linear_before_reset": 1}, {}, "linear_before_reset = 1"),
    "gru-before-bidirectional": ("GRU", "bidirectional", {}, {"initial": "h"}, "both directions, initial_h"),
    "gru-after-reverse-no-bias": ("GRU", "reverse", {"linear_before_reset": 1}, {"bias": False}, "reverse, no biases"),
    "gru-clip": ("GRU", "forward", {"clip": 0.3}, {}, "pre-activations are clipped"),
    "gru-activations": (
        "GRU",
        "forward",
        {"linear_before_reset": 1, "activations": [("HardSigmoid", 0.25, 0.45), ("Softplus", None, None)]},
        {},
        "HardSigmoid gates, Softplus candidate",
    ),
    "gru-elu": (
        "GRU",
        "forward",
        {"activations": [("Sigmoid", None, None), ("Elu", 0.6, None)]},
        {},
        "Elu candidate: alpha belongs to the second activation",
    ),
    "rnn-default": ("RNN", "forward", {}, {}, "RNN: Tanh is the default"),
    "rnn-relu-bidirectional": (
        "RNN",
        "bidirectional",
        {"activations": [("Relu", None, None), ("Tanh", None, None)]},
        {"initial": "h"},
        "Relu forward, Tanh backward",
    ),
    "rnn-thresholded": ("RNN", "forward", {"activations": [("ThresholdedRelu", 0.2, None)]}, {}, "ThresholdedRelu"),
    "rnn-affine": ("RNN", "reverse", {"activations": [("Affine", 0.5, 0.1)]}, {}, "Affine"),
    "lstm-opset-7": ("LSTM", "forward", {}, {"opset": 7}, "opset 7"),
    "gru-opset-22": ("GRU", "forward", {"linear_before_reset": 1}, {"opset": 22}, "opset 22"),
    "lstm-layout-1": (
        "LSTM",
        "forward",
        {"layout": 1},
        {"initial": True},
        "layout = 1: batch first, in X, Y and the initial states",
    ),
    "gru-layout-1": ("GRU", "forward", {"layout": 1, "linear_before_reset": 1}, {}, "layout = 1"),
    "rnn-layout-1": ("RNN", "forward", {"layout": 1}, {}, "layout = 1"),
}


def build():
    for name, (kind, direction, options, parts, note) in NODES.items():
        node(name, kind, direction, options, parts, note)


def node(name, kind, direction, options, parts, note):
    rng = generator(name)
    I, H, T, D = 3, 5, 7, 2 if direction == "bidirectional" else 1
    tensors = weights(rng, kind, I, H, D, parts.get("bias", True), parts.get("peepholes", False))
    xs = random(rng, T, I, scale=1.5)
    start = {}
    if parts.get("initial"):
        start["h0"] = random(rng, D, H)
        if parts["initial"] is True and kind == "LSTM":
            start["c0"] = random(rng, D, H)
    attributes = {"hidden_size": H, "direction": direction}
    functions = None
    for key in ("clip", "input_forget", "linear_before_reset", "layout"):
        if key in options:
            attributes[key] = options[key]
    if "activations" in options:
        chosen = options["activations"]
        functions = [activation(*a) for a in chosen]
        attributes["activations"] = [a[0] for a in chosen]
        for position, key in ((1, "activation_alpha"), (2, "activation_beta")):
            given = [a[position] for a in chosen if a[position] is not None]
            if given:
                attributes[key] = given
    first = options.get("layout", 0)  # batch first
    initializers = [tensor(k, v) for k, v in tensors.items() if k != "P"]
    inputs = ["X", "W", "R", "B" if "B" in tensors else "", ""]
    for key in ("h0", "c0"):
        if key in start:
            initializers.append(tensor(key, start[key][None] if first else start[key][:, None]))
    inputs += ["h0" if "h0" in start else "", "c0" if "c0" in start else "", "P" if "P" in tensors else ""]
    if "P" in tensors:
        initializers.append(tensor("P", tensors["P"]))
    while not inputs[-1]:
        inputs.pop()
    outputs = ["Y", "Y_h", "Y_c"][: 3 if kind == "LSTM" else 2]
    feed = xs[None] if first else xs[:, None]
    shape = (1, T, D, H) if first else (T, D, 1, H)
    proto = model(
        [helper.make_node(kind, inputs, outputs, name="the_node", **attributes)],
        [value("X", TensorProto.FLOAT, *feed.shape)],
        [value("Y", TensorProto.FLOAT, *shape)],
        initializers,
        parts.get("opset", 14),
    )
    level = Level(
        cells(
            kind,
            tensors,
            direction,
            functions,
            options.get("linear_before_reset", 0),
            options.get("input_forget", 0),
            options.get("clip"),
            start,
        )
    )
    arrays = trace(Stack([level]), xs)
    found = run(proto, {"X": feed}, "reference" if first else "onnxruntime")[0]
    found = found[0] if first else found[:, :, 0]
    agree(found.reshape(T, D * H), arrays["top"], 1e-5, name)
    path = folder("onnx", f"node-{name}")
    (path / "model.onnx").write_bytes(proto.SerializeToString())
    del arrays["output"]
    write_case(
        path,
        "model.onnx",
        arrays,
        array=xs,
        note=note + ("; checked with onnx's reference evaluator, since onnxruntime refuses layout 1" if first else ""),
    )
