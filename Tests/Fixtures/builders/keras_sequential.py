"""Keras 3: the Sequential and simple Functional models people write, in .keras, .h5 and .weights.h5."""

import keras
from keras import layers

from .cases import generator, random
from .keras_support import check, randomize, write

TOKENS = [3, 1, 4, 1, 5, 9, 2]
ALL = ("keras", "h5", "weights")
FILES = ("keras", "h5")


def sequential(name, parts, inputs, containers=FILES, note="", arguments=(), array=None, trained=False):
    """Builds, randomizes, checks and writes one model. `inputs` are ids unless `array` is given."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(1)
    shape = (None,) if array is None else (None, array.shape[1])
    model = keras.Sequential([keras.Input(shape, dtype="int32" if array is None else "float32"), *parts()])
    if trained:
        model.compile("adam", "categorical_crossentropy")
        x = keras.ops.convert_to_tensor([inputs], dtype="int32")
        model.train_on_batch(x, keras.ops.ones_like(model(x)))
    randomize(model, name)
    arrays = check(model, name, inputs if array is None else array)
    case = {"tokens": inputs} if array is None else {"array": array}
    write(name, model, arrays, containers, note, arguments, **case)


def build():
    L, E = layers, lambda V, E: layers.Embedding(V, E)
    tanh = ["--nonlinearity", "tanh"]
    for name, parts, options in [
        (
            "lstm-softmax",
            lambda: [E(11, 6), L.LSTM(5), L.Dense(3, activation="softmax")],
            {"containers": ALL, "trained": True, "note": "many-to-one classifier, trained: the file has an optimizer's weights"},
        ),
        (
            "lstm-sigmoid",
            lambda: [E(11, 6), L.LSTM(4), L.Dense(1, activation="sigmoid")],
            {"containers": ("h5",), "note": "two classes, one sigmoid"},
        ),
        (
            "lstm-2-layers",
            lambda: [
                E(10, 6),
                L.LSTM(5, return_sequences=True),
                L.LSTM(4, return_sequences=True),
                L.TimeDistributed(L.Dense(3, activation="softmax")),
            ],
            {"containers": ("keras", "weights"), "note": "two layers, TimeDistributed head at every step"},
        ),
        (
            "gru",
            lambda: [E(10, 6), L.GRU(5, return_sequences=True), L.Dense(4)],
            {"containers": ("keras", "weights"), "note": "GRU, reset_after=True: bias [2, 3u]"},
        ),
        (
            "gru-reset-before",
            lambda: [E(10, 6), L.GRU(5, return_sequences=True, reset_after=False), L.Dense(4)],
            {"containers": ("h5", "weights"), "note": "GRU, reset_after=False: bias [3u]"},
        ),
        (
            "gru-no-bias-reset-before",
            lambda: [E(10, 6), L.GRU(5, return_sequences=True, reset_after=False, use_bias=False), L.Dense(4)],
            {"containers": ("keras",), "note": "GRU without biases: only the config says which candidate"},
        ),
        (
            "rnn-tanh",
            lambda: [E(10, 6), L.SimpleRNN(5, return_sequences=True), L.Dense(4)],
            {"containers": ("weights",), "arguments": tanh, "note": "SimpleRNN"},
        ),
        (
            "rnn-relu",
            lambda: [E(10, 6), L.SimpleRNN(4, activation="relu"), L.Dense(3)],
            {"containers": ("keras",), "note": "SimpleRNN, relu from the config"},
        ),
        (
            "bidirectional",
            lambda: [E(10, 6), L.Bidirectional(L.LSTM(5)), L.Dense(3, activation="softmax")],
            {"note": "many-to-one: forward's last step and backward's first"},
        ),
        (
            "bidirectional-sequences",
            lambda: [E(10, 6), L.Bidirectional(L.LSTM(4, return_sequences=True)), L.Dense(3)],
            {"containers": ("weights",), "note": "both directions, weights only"},
        ),
        (
            "bidirectional-sum",
            lambda: [E(10, 6), L.Bidirectional(L.LSTM(5, return_sequences=True), merge_mode="sum"), L.Dense(3)],
            {"containers": ("keras",), "note": "directions added"},
        ),
        (
            "bidirectional-average",
            lambda: [E(10, 6), L.Bidirectional(L.GRU(5), merge_mode="ave"), L.Dense(3)],
            {"containers": ("keras",), "note": "directions averaged, GRU"},
        ),
        (
            "bidirectional-multiply",
            lambda: [E(10, 6), L.Bidirectional(L.SimpleRNN(5, return_sequences=True), merge_mode="mul"), L.Dense(3)],
            {"containers": ("h5",), "note": "directions multiplied, SimpleRNN"},
        ),
        (
            "bidirectional-2-layers",
            lambda: [
                E(10, 6),
                L.Bidirectional(L.GRU(3, return_sequences=True)),
                L.Bidirectional(L.LSTM(5)),
                L.Dense(4, activation="softmax"),
            ],
            {"containers": ("h5",), "note": "two bidirectional layers of different kinds"},
        ),
        (
            "dropout",
            lambda: [
                E(10, 6),
                L.SpatialDropout1D(0.2),
                L.LSTM(5, return_sequences=True, dropout=0.2, recurrent_dropout=0.3),
                L.Dropout(0.5),
                L.LSTM(4),
                L.Dropout(0.5),
                L.Dense(3, activation="softmax"),
            ],
            {"containers": ("h5",), "note": "dropout of every sort, which does nothing here"},
        ),
        (
            "no-bias",
            lambda: [E(10, 6), L.LSTM(5, return_sequences=True, use_bias=False), L.Dense(3, use_bias=False)],
            {"containers": ("keras",), "note": "no biases anywhere"},
        ),
        (
            "activation-layer",
            lambda: [E(10, 6), L.GRU(5), L.Dense(4), L.Activation("softmax")],
            {"containers": ("h5",), "note": "the softmax is a layer of its own"},
        ),
        (
            "hidden-dense",
            lambda: [E(10, 6), L.LSTM(5), L.Dense(7, activation="relu"), L.Dropout(0.1), L.Dense(3, activation="softmax")],
            {"containers": ("h5",), "note": "two dense layers after the memory"},
        ),
        (
            "custom-names",
            lambda: [
                layers.Embedding(10, 6, name="words"),
                L.LSTM(5, return_sequences=True, name="z_first"),
                L.LSTM(4, return_sequences=True, name="a_second"),
                L.Dense(3, name="next word"),
            ],
            {"note": "names whose alphabetical order is not the layers'; a space in one"},
        ),
        (
            "eleven-layers",
            lambda: [E(10, 3)] + [L.LSTM(2, return_sequences=True) for _ in range(11)] + [L.Dense(4)],
            {"containers": ("keras",), "note": "lstm_10 comes before lstm_2 in the file's order of names"},
        ),
    ]:
        sequential(name, parts, TOKENS, **options)
    for name, sizes, parts, options in [
        (
            "regression",
            (8, 3),
            lambda: [L.LSTM(6), L.Dense(4, activation="relu"), L.Dense(2)],
            {"containers": ("h5",), "note": "a time series, no embedding"},
        ),
        (
            "regression-2-layers",
            (7, 1),
            lambda: [L.LSTM(5, activation="relu", return_sequences=True), L.LSTM(4, activation="relu"), L.Dense(3)],
            {"containers": ("h5",), "note": "activation=relu, as forecasting tutorials have it: candidate and state"},
        ),
        (
            "dense-between",
            (6, 2),
            lambda: [
                L.Dense(3, activation="relu"),
                L.LSTM(5, return_sequences=True),
                L.TimeDistributed(L.Dense(4, activation="sigmoid")),
                L.GRU(7, return_sequences=True),
                L.Dense(8, activation="linear"),
            ],
            {"containers": ("keras",), "note": "dense layers before, between and after"},
        ),
    ]:
        array = random(generator(name + " input"), *sizes, scale=2)
        sequential(name, parts, None, array=array, **options)
    functional()


def functional():
    """The functional style: a chain of calls."""
    for name, bidirectional, containers in [("functional", False, ("keras",)), ("functional-bidirectional", True, ("h5",))]:
        keras.backend.clear_session()
        inputs = keras.Input((None,), name="ids")
        memory = layers.LSTM(5, return_sequences=bidirectional)
        x = layers.Embedding(10, 6, name="table")(inputs)
        x = (layers.Bidirectional(memory) if bidirectional else memory)(x)
        x = layers.Dropout(0.3)(x)
        x = layers.GRU(4)(x) if bidirectional else x
        model = randomize(keras.Model(inputs, layers.Dense(3, activation="softmax", name="classes")(x)), name)
        write(name, model, check(model, name, TOKENS), containers, "Functional model that is a chain", tokens=TOKENS)
