"""Keras 2.12, the first that wrote .keras: its archive names the groups otherwise than those from 2.15 on.

Everything is below _layer_checkpoint_dependencies, and since each layer with weights is counted twice, the second
LSTM is lstm_2, the third lstm_4. Without save_format="keras_v3" a file named .keras is HDF5.

It needs a Python environment of its own, with tensorflow-cpu==2.12.1 (see README.md); build.py leaves it out when
FIXTURES_KERAS_2_12 does not name that environment's python.
"""

import keras
from keras import layers as L

from .cases import folder, write_case
from .keras_support import check, randomize

TOKENS = [3, 1, 4, 1, 5, 9, 2]
NAMES = {"keras": "model.keras", "hdf5": "model.keras", "weights": "model.weights.h5"}


def build():
    softmax = lambda: L.Dense(3, activation="softmax")
    for name, containers, parts in [
        (
            "lstm-2-layers",
            ["keras", "hdf5", "weights"],
            lambda: [L.Embedding(10, 6), L.LSTM(5, return_sequences=True), L.Dropout(0.2), L.LSTM(4), softmax()],
        ),
        (
            "bidirectional-gru",
            ["keras"],
            lambda: [
                L.Embedding(10, 6),
                L.Bidirectional(L.GRU(5, return_sequences=True)),
                L.TimeDistributed(L.Dense(3, activation="sigmoid")),
            ],
        ),
        ("hard-sigmoid", ["keras"], lambda: [L.Embedding(10, 6), L.LSTM(5, recurrent_activation="hard_sigmoid"), softmax()]),
        (
            "own-names",
            ["keras"],
            lambda: [
                L.Embedding(10, 6, name="words"),
                L.SimpleRNN(5, return_sequences=True, name="z_first"),
                L.LSTM(4, return_sequences=True, name="a_second"),
                L.Dense(3, name="next"),
            ],
        ),
        ("text-vectorization", ["keras"], lambda: [vectorization(), L.Embedding(9, 6), L.LSTM(5), softmax()]),
    ]:
        keras.backend.clear_session()
        text = "The dog sat on the Zebra."
        words = "text" in name
        model = keras.Sequential([keras.Input((1,) if words else (None,), dtype="string" if words else "int32"), *parts()])
        randomize(model, "2.12 " + name)
        more, ids, asks = {}, TOKENS, None
        if words:
            import tensorflow as tf

            asks = tf.constant([[text]])
            ids = [int(i) for i in model.layers[0](asks)[0]]
            more = {"text": text, "vocabulary": model.layers[0].get_vocabulary()}
        arrays = check(model, name, ids, asks=asks)
        for container in containers:
            path = folder("keras", f"keras2.12-{name}-{container}")
            file = NAMES[container]
            if container == "weights":
                model.save_weights(path / file)
            else:
                model.save(path / file, save_format={"keras": "keras_v3", "hdf5": "keras"}[container])
            written = dict(arrays)
            if container == "weights":  # without a config the head is linear
                written["output"] = written.pop("logits")
            write_case(
                path,
                file,
                written,
                tokens=ids,
                note=f"written by Keras {keras.__version__}"
                + (": up to this version save() to .keras writes HDF5" if container == "hdf5" else ""),
                **more,
            )


def vectorization():
    layer = L.TextVectorization()
    words = ["the", "cat", "sat", "on", "a", "mat", "dog"]
    layer.adapt([" ".join([w] * (len(words) - i)) for i, w in enumerate(words)])
    return layer
