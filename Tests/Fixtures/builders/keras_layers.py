"""Keras 3 and Keras 2: layers around the recurrent ones, models within models, files that were saved anew.

Only `output` is compared here: the gates are the same cells' as in the other cases.
"""

import os

import h5py
import numpy as np

if os.environ.get("BUILD_KERAS_2"):
    import tf_keras as keras
    PREFIX = "keras2-"
else:
    import keras
    PREFIX = ""

from .cases import folder, generator, random, write_case

L = keras.layers
TOKENS = [3, 1, 4, 1, 5, 9, 2]


def randomize(model, name):
    """Every weight random; variances positive."""
    rng = generator(name)
    values = []
    for weight, variable in zip(model.get_weights(), model.weights):
        value = random(rng, *weight.shape).astype(weight.dtype) if weight.dtype.kind == "f" else weight
        values.append(np.abs(value) + 0.3 if "variance" in variable.name else value)
    model.set_weights(values)
    for layer in model.layers:
        if hasattr(layer, "finalize_state"):
            layer.finalize_state()  # Normalization keeps a copy of its weights
    return model


def write(name, model, note, *, containers, tokens=None, array=None, change=None, output=0, **more):
    randomize(model, name)
    data = np.asarray(array if tokens is None else tokens)[None]
    found = model(data)
    found = np.asarray(found[output] if isinstance(found, (list, tuple)) else found)[0]
    # Both versions write the same containers; what differs is mostly Keras 2's .h5.
    for container in containers[:1] if PREFIX else containers[-1:] if len(containers) > 1 and not name.startswith(("batch", "nested", "functional")) else containers:
        path = folder("keras", f"{PREFIX}{name}-{container}")
        file = path / f"model.{container}"
        model.save(file)
        if change:
            change(file)
        write_case(path, file.name, {"output": found}, tokens=tokens, array=array, note=note, **more)


def sequential(*layers, features=None, tokens=True):
    keras.backend.clear_session()
    first = keras.Input((None,), dtype="int32") if tokens else keras.Input((None, features))
    return keras.Sequential([first, *layers])


def compress(file):
    """As people do who save a model anew to make it smaller."""
    with h5py.File(file, "r+") as f:
        names = []
        f.visititems(lambda name, item: names.append(name) if isinstance(item, h5py.Dataset) and item.ndim else None)
        for name in names:
            data = f[name][()]
            del f[name]
            f.create_dataset(name, data=data, chunks=True, compression="gzip", shuffle=True)


def split_names(file):
    """What Keras does with lists of names that are longer than HDF5 allows."""
    with h5py.File(file, "r+") as f:
        for group, key in [(f["model_weights"], "layer_names"), (f["model_weights/lstm"], "weight_names")]:
            names = group.attrs[key]
            del group.attrs[key]
            group.attrs[key + "0"], group.attrs[key + "1"] = names[:2], names[2:]


def build():
    E = lambda **o: L.Embedding(10, 6, **o)
    series = random(generator("keras layers"), 7, 3, scale=2)

    model = sequential(E(), L.BatchNormalization(), L.Bidirectional(L.GRU(4, return_sequences=True)), L.BatchNormalization(scale=False),
                       L.LSTM(5), L.BatchNormalization(center=False, epsilon=0.01), L.Dense(4, activation="relu"), L.BatchNormalization(),
                       L.Dense(3), L.BatchNormalization(), L.Activation("softmax"))
    write("batch-normalization", model, "BatchNormalization at every place of a chain", containers=["h5", "keras"], tokens=TOKENS)
    write("batch-normalization-last", sequential(E(), L.LSTM(5, return_sequences=True), L.BatchNormalization()),
          "a normalization is the last layer", containers=["keras"], tokens=TOKENS)
    normalization = L.Normalization()
    normalization.adapt(series[None])
    write("normalization", sequential(normalization, L.Dense(4), L.LSTM(5), L.Dense(1), features=3, tokens=False),
          "Normalization of the input features", containers=["keras"], array=series)
    write("rescaling", sequential(L.Rescaling(0.25, offset=-1.0), L.GRU(5), L.Dense(2), features=3, tokens=False),
          "Rescaling of the input features", containers=["keras"], array=series)

    write("activation-layers", sequential(E(), L.LSTM(5), L.LeakyReLU(), L.Dense(6), L.ELU(0.5), L.Dense(6), L.ReLU(6.0), L.Dense(3), L.Softmax()),
          "functions as layers of their own", containers=["h5", "keras"], tokens=TOKENS)
    names = ["gelu", "swish", "exponential", "hard_sigmoid", "softplus", "selu"]
    write("dense-activations", sequential(E(), L.LSTM(5, activation="relu"), *[L.Dense(4, activation=name) for name in names]),
          ", ".join(names), containers=["h5", "keras"], tokens=TOKENS)

    inner = keras.Sequential([keras.Input((None,), dtype="int32"), E(), L.LSTM(5, return_sequences=True), L.GRU(4)])
    write("nested", keras.Sequential([keras.Input((None,), dtype="int32"), inner, L.Dense(3), L.Dense(2)]),
          "a Sequential model is a layer of another", containers=["h5", "keras"], tokens=TOKENS)
    inputs = keras.Input((None,), dtype="int32")
    middle = keras.Input((None, 6))
    inner = keras.Model(middle, L.Dense(4)(L.LSTM(5)(middle)))
    write("nested-functional", keras.Model(inputs, L.Dense(3)(inner(E()(inputs)))),
          "a Functional model is a layer of another", containers=["h5", "keras"], tokens=TOKENS)

    inputs = keras.Input((None,), dtype="int32")
    x = L.Dropout(0.3)(L.Bidirectional(L.LSTM(4, return_sequences=True))(E(mask_zero=True)(inputs)))
    write("functional-mask", keras.Model(inputs, L.TimeDistributed(L.Dense(3))(x)),
          "Functional with masks: in Keras 3 they are operations of the graph", containers=["h5", "keras"], tokens=[0, 3, 1, 0, 5, 0])
    inputs = keras.Input((None, 3))
    x = L.LSTM(4)(L.LSTM(5, return_sequences=True)(L.Masking()(inputs)))
    masked = series.copy()
    masked[[0, 3]] = 0
    write("functional-masking", keras.Model(inputs, L.Dense(3)(x)), "Functional with Masking", containers=["h5", "keras"], array=masked)
    inputs = keras.Input((None,), dtype="int32")
    x = L.LSTM(5)(E()(inputs))
    write("functional-2-outputs", keras.Model(inputs, [L.Dense(3, name="first")(x), L.Dense(2, name="second")(x)]),
          "two outputs, of which --head names one", containers=["h5", "keras"], tokens=TOKENS, output=1, arguments=["--head", "second"])

    write("bidirectional-go-backwards", sequential(E(), L.Bidirectional(L.LSTM(4, go_backwards=True, return_sequences=True), backward_layer=L.LSTM(4, return_sequences=True)), L.GRU(3, return_sequences=True), L.Dense(3)),
          "the wrapped layer reads backwards, its copy forwards", containers=["h5", "keras"], tokens=TOKENS)
    write("bidirectional-own-backward", sequential(E(), L.Bidirectional(L.LSTM(4), backward_layer=L.LSTM(4, go_backwards=True, activation="relu")), L.Dense(3)),
          "the backward layer has a function of its own", containers=["h5", "keras"], tokens=TOKENS)
    write("rnn-of-cells-backwards", sequential(E(), L.RNN([L.LSTMCell(4), L.SimpleRNNCell(3)], go_backwards=True, return_sequences=True), L.Dense(3)),
          "cells stacked in one RNN, from the last word to the first", containers=["h5", "keras"], tokens=TOKENS)
    write("bidirectional-rnn-of-cell", sequential(E(), L.Bidirectional(L.RNN(L.GRUCell(4), return_sequences=True)), L.Dense(3)),
          "Bidirectional around an RNN around a cell", containers=["h5", "keras"], tokens=TOKENS)
    write("time-distributed-before", sequential(L.TimeDistributed(L.Dense(4, activation="tanh")), L.LSTM(5), L.Flatten(), L.Dense(3), features=3, tokens=False),
          "TimeDistributed below the recurrent layer, Flatten of one vector", containers=["h5", "keras"], array=series)
    write("no-head", sequential(E(), L.LSTM(5, go_backwards=True, return_sequences=True)),
          "the states are the output", containers=["h5", "keras"], tokens=TOKENS)

    plain = lambda: sequential(E(), L.LSTM(5), L.Dense(3, activation="sigmoid"))
    write("compressed", plain(), "saved anew with gzip and shuffle", containers=["h5"], tokens=TOKENS, change=compress)
    write("split-names", plain(), "lists of names spread over several attributes", containers=["h5"], tokens=TOKENS, change=split_names)
