"""Keras models (of Keras 3 and of tf_keras) taken apart into the reference's gates, checked and written."""

import sys

import absl.logging
import numpy as np

from . import reference
from .cases import agree, folder, generator, random, write_case
from .reference import Cell, Dense, Level, Stack, trace

absl.logging.set_verbosity(absl.logging.ERROR)  # Keras warns of every .h5

ORDER = {"LSTM": "ifgo", "GRU": "zrn", "SimpleRNN": "h"}
MERGES = {"concat": "concatenate", "sum": "sum", "ave": "average", "mul": "multiply"}
CONTAINERS = {"keras": "model.keras", "h5": "model.h5", "weights": "model.weights.h5"}


def activation(function):
    """The reference's activation of a Keras function; hard_sigmoid is another one in Keras 3."""
    name = getattr(function, "__name__", str(function))
    if name == "hard_sigmoid":
        new = function.__module__.startswith("keras.") and sys.modules["keras"].__version__ >= "3"
        return reference.hard_sigmoid(1 / 6 if new else 0.2, 0.5)
    return {
        "linear": reference.linear,
        "tanh": np.tanh,
        "sigmoid": reference.sigmoid,
        "relu": reference.relu,
        "softmax": reference.softmax,
        "elu": lambda x: np.where(x > 0, x, np.expm1(x)),
        "selu": lambda x: 1.0507009873554805 * np.where(x > 0, x, 1.6732632423543772 * np.expm1(x)),
        "softsign": lambda x: x / (1 + np.abs(x)),
        "softplus": lambda x: np.log1p(np.exp(x)),
        "exponential": np.exp,
    }[name]


def cell(layer, backward):
    """The reference cell of one LSTM, GRU or SimpleRNN layer, or of a cell object."""
    source = getattr(layer, "cell", layer)
    kind = type(source).__name__.removesuffix("Cell")
    order = ORDER[kind]
    weights = [np.asarray(w, np.float64) for w in source.get_weights()]
    kernel, recurrent = weights[0], weights[1]
    u = source.units
    part = lambda a: {k: a[..., j * u : (j + 1) * u] for j, k in enumerate(order)}
    bias = weights[2] if len(weights) > 2 else np.zeros(kernel.shape[1])
    inner, after = None, kind == "GRU" and source.reset_after
    if after and bias.ndim == 2:
        b, inner = part(bias.sum(axis=0)), part(bias[1])["n"]
        b["n"] = part(bias[0])["n"]
    else:
        b = part(bias)
    turned = lambda a: {k: v.T for k, v in part(a).items()}
    options = {}
    if kind != "SimpleRNN":
        options["gate"] = activation(source.recurrent_activation)
    if kind == "LSTM":
        options["state"] = activation(source.activation)
    return Cell(
        {"LSTM": "lstm", "GRU": "gru", "SimpleRNN": "rnn"}[kind],
        turned(kernel),
        turned(recurrent),
        b,
        backward=backward,
        candidate=activation(source.activation),
        reset_after=after,
        recurrent_bias=inner,
        **options,
    )


def dense(layer):
    weights = layer.get_weights()
    bias = weights[1] if len(weights) > 1 else np.zeros(weights[0].shape[1])
    return Dense(weights[0].T, bias, activation(layer.activation))


def stack(layers):
    """The reference network of a plain chain of layers."""
    result, waiting, reversed_ = Stack([]), [], False
    for layer in layers:
        kind = type(layer).__name__
        if kind == "TimeDistributed":
            layer, kind = layer.layer, type(layer.layer).__name__
        if kind == "Embedding":
            result.embedding = layer.get_weights()[0]
        elif kind == "Dense":
            waiting.append(dense(layer))
        elif kind == "Activation":
            waiting[-1].activation = activation(layer.activation)
        elif kind == "Bidirectional":
            assert not reversed_
            forward, backward = layer.forward_layer, layer.backward_layer
            result.levels.append(Level([cell(forward, False), cell(backward, True)], waiting, MERGES[layer.merge_mode]))
            result.last, waiting = not forward.return_sequences, []
        elif kind == "RNN":  # one cell, or several stacked ones
            cells = getattr(layer.cell, "cells", [layer.cell])
            for c in cells:
                result.levels.append(Level([cell(c, layer.go_backwards)], waiting))
                waiting = []
            result.last = not layer.return_sequences
        elif kind in ORDER:
            backward = layer.go_backwards != reversed_  # what reads a reversed sequence backwards reads the words forwards
            result.levels.append(Level([cell(layer, backward)], waiting))
            result.last, waiting = not layer.return_sequences, []
            reversed_ = backward
        elif kind not in ("InputLayer", "Dropout", "SpatialDropout1D", "Masking", "TextVectorization", "StringLookup"):
            raise SystemExit(f"no reference for the layer {kind}")
    result.head = waiting
    result.output_reversed = reversed_ and not result.last
    return result


def randomize(model, name):
    """Every weight random, the biases too (Keras starts them at zero)."""
    rng = generator(name)
    model.set_weights([random(rng, *w.shape).astype(w.dtype) if w.dtype.kind == "f" else w for w in model.get_weights()])
    return model


def check(model, what, inputs, skip=None, layers=None, zero_skipped=False, asks=None, limit=1e-5):
    """The expected arrays, after comparing them with what Keras computes in float32."""
    network = stack(layers or model.layers)
    network.zero_skipped = zero_skipped
    arrays = trace(network, inputs, skip)
    found = model(asks if asks is not None else np.asarray(inputs)[None], training=False)
    agree(np.asarray(found)[0], arrays["output"], limit, what)
    return arrays


def write(name, model, arrays, containers, note, arguments=(), **inputs):
    """Writes the model in each container, each a case of its own: NAME-keras, NAME-h5, NAME-weights."""
    for container in containers:
        case = f"{name}-{container}"
        path = folder("keras", case)
        file = CONTAINERS[container]
        if container == "weights":
            model.save_weights(path / file)
        else:
            model.save(path / file)
        more, text = dict(arrays), note
        if container == "weights" and "logits" in arrays:  # the softmax is in the config, and there is none
            more["output"] = more.pop("logits")
            text += "; weights only: the head's activation is not in the file"
        write_case(path, file, more, note=text, arguments=arguments if container == "weights" else (), **inputs)
