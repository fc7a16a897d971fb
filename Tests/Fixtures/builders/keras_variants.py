"""Keras 3: what the config alone tells: reading backwards, other activations, cells in an RNN layer, types."""

import keras
from keras import layers as L

from .cases import generator, random
from .keras_support import check, randomize, write

TOKENS = [3, 1, 4, 1, 5, 9, 2, 6]


def build():
    E = L.Embedding
    for name, container, parts, note in [
        (
            "go-backwards",
            "h5",
            lambda: [E(10, 6), L.LSTM(5, go_backwards=True), L.Dense(3, activation="softmax")],
            "go_backwards, many-to-one",
        ),
        (
            "go-backwards-sequences",
            "keras",
            lambda: [E(10, 6), L.GRU(5, go_backwards=True, return_sequences=True), L.Dense(3)],
            "go_backwards: `output` comes from the last word to the first, the gates stay aligned with the words",
        ),
        (
            "go-backwards-2-layers",
            "h5",
            lambda: [
                E(10, 6),
                L.LSTM(5, go_backwards=True, return_sequences=True),
                L.LSTM(4, go_backwards=True, return_sequences=True),
                L.Dense(3),
            ],
            "what reads a reversed sequence backwards reads the words forwards: l0_reverse, then l1",
        ),
        (
            "go-backwards-then-forward",
            "keras",
            lambda: [
                E(10, 6),
                L.SimpleRNN(5, go_backwards=True, return_sequences=True),
                L.LSTM(4, return_sequences=True),
                L.Dense(3),
            ],
            "a forward layer above a reversed sequence also reads the words from the last to the first",
        ),
        (
            "hard-sigmoid",
            "keras",
            lambda: [E(10, 6), L.LSTM(5, recurrent_activation="hard_sigmoid", return_sequences=True), L.Dense(3)],
            "Keras 3's hard_sigmoid: clip(x/6 + 0.5)",
        ),
        (
            "hard-sigmoid-gru",
            "h5",
            lambda: [E(10, 6), L.GRU(5, recurrent_activation="hard_sigmoid"), L.Dense(3, activation="hard_sigmoid")],
            "Keras 3's hard_sigmoid in a GRU and in the head",
        ),
        (
            "activations",
            "keras",
            lambda: [
                E(10, 6),
                L.LSTM(5, activation="softsign", recurrent_activation="sigmoid", return_sequences=True),
                L.GRU(4, activation="elu", return_sequences=True),
                L.Dense(7, activation="selu"),
                L.Dense(3, activation="softplus"),
            ],
            "softsign, elu, selu, softplus",
        ),
        (
            "rnn-of-cells",
            "keras",
            lambda: [E(10, 6), L.RNN([L.LSTMCell(5), L.GRUCell(4)], return_sequences=True), L.Dense(3)],
            "RNN around a list of cells: two layers",
        ),
        ("rnn-of-one-cell", "h5", lambda: [E(10, 6), L.RNN(L.LSTMCell(5)), L.Dense(3)], "RNN around one cell"),
        (
            "float64",
            "h5",
            lambda: [E(10, 6, dtype="float64"), L.LSTM(5, dtype="float64"), L.Dense(3, dtype="float64")],
            "float64 data sets",
        ),
        (
            "float16",
            "h5",
            lambda: [E(10, 6, dtype="float16"), L.LSTM(5, dtype="float16", return_sequences=True), L.Dense(3, dtype="float16")],
            "float16 data sets",
        ),
        (
            "mixed-float16",
            "keras",
            lambda: [
                E(10, 6, dtype="mixed_float16"),
                L.GRU(5, dtype="mixed_float16", return_sequences=True),
                L.Dense(3, dtype="mixed_float16"),
            ],
            "dtype policy mixed_float16: computed in half precision by Keras, stored in single",
        ),
    ]:
        keras.backend.clear_session()
        model = keras.Sequential([keras.Input((None,), dtype="int32"), *parts()])
        randomize(model, name)
        half = "float16" in name
        arrays = check(model, name, TOKENS, limit=1e-2 if half else 1e-5)
        write(name, model, arrays, [container], note, tokens=TOKENS, tolerance=2e-3 if half else 1e-5)
    stateful()
    series_backwards()


def stateful():
    """A stateful layer has a fixed batch size in its config, and begins with zeros like any other."""
    name = "stateful"
    keras.backend.clear_session()
    model = keras.Sequential(
        [keras.Input(batch_shape=(1, None)), L.Embedding(10, 6), L.LSTM(5, stateful=True, return_sequences=True), L.Dense(3)]
    )
    randomize(model, name)
    arrays = check(model, name, TOKENS)
    write(name, model, arrays, ["h5"], "stateful, batch_shape (1, None)", tokens=TOKENS)


def series_backwards():
    name = "bidirectional-series"
    keras.backend.clear_session()
    array = random(generator(name + " input"), 7, 3, scale=2)
    model = keras.Sequential(
        [keras.Input((7, 3)), L.Bidirectional(L.GRU(5, return_sequences=True)), L.Bidirectional(L.LSTM(4)), L.Dense(2)]
    )
    randomize(model, name)
    write(
        name,
        model,
        check(model, name, array),
        ["keras"],
        "numbers in, both directions, two layers of different kinds",
        array=array,
    )
