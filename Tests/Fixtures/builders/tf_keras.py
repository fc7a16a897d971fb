"""Keras 2 (tf_keras): .h5, weights without a config, .keras, and the layout of the CuDNN layers."""

import json

import h5py
import numpy as np
import tf_keras
from tf_keras import layers as L
from tf_keras.src.layers.rnn.cudnn_gru import CuDNNGRU
from tf_keras.src.layers.rnn.cudnn_lstm import CuDNNLSTM

from .cases import folder, generator, random, write_case
from .keras_support import check, randomize

TOKENS = [3, 1, 4, 1, 5, 9, 2]
FILES = {"h5": "model.h5", "keras": "model.keras", "weights": "model.weights.h5", "save-weights": "model_weights.h5"}


def sequential(name, parts, inputs=TOKENS, array=None):
    tf_keras.backend.clear_session()
    tf_keras.utils.set_random_seed(1)
    shape = (None,) if array is None else (None, array.shape[1])
    return randomize(tf_keras.Sequential([L.Input(shape), *parts()]), name)


def write(name, container, model, arrays, note, arguments=(), array=None, tokens=None):
    case = f"keras2-{name}-{container}"
    path = folder("keras", case)
    file = FILES[container]
    (model.save_weights if "weights" in container else model.save)(path / file)
    arrays = dict(arrays)
    if "weights" in container:
        note += "; weights only, without a config"
        if "logits" in arrays:
            arrays["output"] = arrays.pop("logits")
    tokens = None if array is not None else tokens or TOKENS
    write_case(path, file, arrays, tokens=tokens, array=array, note=note, arguments=arguments if "weights" in container else ())


def build():
    E = lambda: L.Embedding(10, 6)
    softmax = lambda: L.Dense(3, activation="softmax")
    for name, containers, parts, note in [
        ("lstm", ["h5", "keras", "weights", "save-weights"], lambda: [E(), L.LSTM(5), softmax()], "Keras 2 LSTM, many-to-one"),
        (
            "lstm-2-layers",
            ["save-weights"],
            lambda: [E(), L.LSTM(5, return_sequences=True), L.LSTM(4, return_sequences=True), L.Dense(3)],
            "Keras 2, two layers",
        ),
        ("gru", ["h5"], lambda: [E(), L.GRU(5, return_sequences=True), L.Dense(3)], "Keras 2 GRU, reset_after=True"),
        ("gru-reset-before", ["h5"], lambda: [E(), L.GRU(5, reset_after=False), L.Dense(3)], "Keras 2 GRU, reset_after=False"),
        (
            "bidirectional",
            ["h5", "keras"],
            lambda: [E(), L.Bidirectional(L.LSTM(5)), L.Dropout(0.2), softmax()],
            "Keras 2, both directions, many-to-one",
        ),
        (
            "bidirectional-sequences",
            ["save-weights"],
            lambda: [E(), L.Bidirectional(L.GRU(4, return_sequences=True)), L.Dense(3)],
            "Keras 2, both directions",
        ),
        (
            "hard-sigmoid",
            ["h5", "keras"],
            lambda: [E(), L.LSTM(5, recurrent_activation="hard_sigmoid", return_sequences=True), L.Dense(3)],
            "Keras 2's hard_sigmoid, the default before 2.3: clip(0.2 x + 0.5)",
        ),
        (
            "hard-sigmoid-gru",
            ["h5"],
            lambda: [E(), L.GRU(5, recurrent_activation="hard_sigmoid", reset_after=False), softmax()],
            "what GRU was before Keras 2.3",
        ),
        (
            "rnn",
            ["h5"],
            lambda: [E(), L.SimpleRNN(5, return_sequences=True, activation="relu"), L.TimeDistributed(L.Dense(3))],
            "Keras 2 SimpleRNN, relu, TimeDistributed",
        ),
    ]:
        model = sequential(name + " 2", parts)
        arrays = check(model, f"keras2-{name}", TOKENS)
        for container in containers:
            write(name, container, model, arrays, note)
    tokens = [0, 0, 3, 1, 0, 4, 1]
    model = sequential(
        "mask 2",
        lambda: [L.Embedding(10, 6, mask_zero=True), L.Bidirectional(L.LSTM(5, return_sequences=True)), L.LSTM(4), softmax()],
    )
    skip = [t == 0 for t in tokens]
    write(
        "mask", "h5", model, check(model, "keras2-mask", tokens, skip=skip, zero_skipped=True), "Keras 2 mask_zero", tokens=tokens
    )
    series = random(generator("keras2 series"), 8, 2, scale=2)
    model = sequential(
        "regression 2",
        lambda: [L.LSTM(6, return_sequences=True), L.LSTM(5), L.Dense(4, activation="relu"), L.Dense(3)],
        array=series,
    )
    model.compile("adam", "mse")
    model.train_on_batch(series[None], np.ones((1, 3)))
    model = randomize(model, "regression 2")
    write(
        "regression",
        "h5",
        model,
        check(model, "keras2-regression", series),
        "Keras 2, numbers in, compiled and trained: optimizer_weights to be skipped",
        array=series,
    )
    functional()
    cudnn()
    keras_2_1()


def functional():
    tf_keras.backend.clear_session()
    inputs = L.Input((None,), name="ids")
    x = L.LSTM(5, name="memory")(L.Embedding(10, 6)(inputs))
    model = randomize(tf_keras.Model(inputs, L.Dense(3, activation="sigmoid")(x)), "functional 2")
    write("functional", "h5", model, check(model, "keras2-functional", TOKENS), "Keras 2 Functional")


def cudnn():
    """CuDNN layers run on a GPU only, but can be built and saved without one.

    What they compute comes from tf_keras itself: its loader converts the file for a model of plain layers.
    """
    for name, fast, plain in [
        (
            "cudnn-lstm",
            lambda: [CuDNNLSTM(5, return_sequences=True), CuDNNLSTM(4)],
            lambda: [L.LSTM(5, return_sequences=True), L.LSTM(4)],
        ),
        ("cudnn-gru", lambda: [CuDNNGRU(5, return_sequences=True)], lambda: [L.GRU(5, return_sequences=True, reset_after=True)]),
        ("cudnn-bidirectional", lambda: [L.Bidirectional(CuDNNLSTM(5))], lambda: [L.Bidirectional(L.LSTM(5))]),
    ]:
        head = lambda: L.Dense(3, activation="softmax")
        model = sequential(name, lambda: [L.Embedding(10, 6), *fast(), head()])
        path = folder("keras", f"keras2-{name}-h5")
        model.save(path / "model.h5")
        model.save_weights(path / "plain.h5")
        same = sequential(name, lambda: [L.Embedding(10, 6), *plain(), head()])
        same.load_weights(path / "plain.h5")
        (path / "plain.h5").unlink()
        write_case(
            path,
            "model.h5",
            check(same, name, TOKENS),
            tokens=TOKENS,
            note="CuDNN layout: each block transposed, two biases. Built without a GPU; outputs by the plain layers that tf_keras converts it to",
        )


def keras_2_1():
    """Keras 2.1 cannot be installed beside TensorFlow 2: its form, written with h5py as its save_model did.

    The config is a list, names end in ':0' and have no cell in them, recurrent_activation is hard_sigmoid.
    """
    name = "hand-2.1"
    model = sequential(
        name,
        lambda: [
            L.Embedding(10, 6, name="embedding_1"),
            L.LSTM(5, recurrent_activation="hard_sigmoid", name="lstm_1"),
            L.Dense(3, activation="softmax", name="dense_1"),
        ],
    )
    arrays = check(model, name, TOKENS)
    path = folder("keras", f"keras2-{name}-h5")
    configs = []
    with h5py.File(path / "model.h5", "w") as file:
        group = file.create_group("model_weights")
        group.attrs["layer_names"] = np.array([l.name.encode() for l in model.layers])
        group.attrs["backend"] = b"tensorflow"
        group.attrs["keras_version"] = b"2.1.5"
        for layer in model.layers:
            names = [f"{layer.name}/{w.name.split('/')[-1]}" for w in layer.weights]
            inner = group.create_group(layer.name)
            inner.attrs["weight_names"] = np.array([n.encode() for n in names])
            for n, w in zip(names, layer.get_weights()):
                inner.create_dataset(n, data=w)
            config = layer.get_config()
            config.pop("time_major", None)
            configs.append(
                {"class_name": type(layer).__name__, "config": {k: v for k, v in config.items() if k not in ("ragged", "sparse")}}
            )
        file.attrs["model_config"] = json.dumps({"class_name": "Sequential", "config": configs}).encode()
        file.attrs["backend"] = b"tensorflow"
        file.attrs["keras_version"] = b"2.1.5"
    write_case(
        path,
        "model.h5",
        arrays,
        tokens=TOKENS,
        note="the form of Keras 2.1 (config is a list, lstm_1/lstm_1/kernel:0, hard_sigmoid), written by hand with h5py",
    )
