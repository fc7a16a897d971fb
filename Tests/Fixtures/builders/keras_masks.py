"""Keras 3: masked steps. The state is carried over them; the gates there are NaN, since none is computed."""

import keras
import numpy as np
from keras import layers as L

from .cases import generator, random
from .keras_support import check, randomize, write

LEFT = [0, 0, 3, 1, 4, 1, 5]
RIGHT = [3, 1, 4, 1, 5, 0, 0]
MIXED = [0, 3, 0, 1, 4, 0, 5]


def build():
    E = lambda: L.Embedding(10, 6, mask_zero=True)
    softmax = lambda: L.Dense(3, activation="softmax")
    for name, container, tokens, parts, note in [
        ("mask-left", "h5", LEFT, lambda: [E(), L.LSTM(5), softmax()], "mask_zero, padded on the left (pad_sequences' default)"),
        (
            "mask-right",
            "keras",
            RIGHT,
            lambda: [E(), L.GRU(5), softmax()],
            "mask_zero, padded on the right: the last step repeats the last word's h",
        ),
        (
            "mask-sequences",
            "keras",
            MIXED,
            lambda: [E(), L.LSTM(5, return_sequences=True), L.GRU(4, return_sequences=True), L.Dense(3)],
            "mask_zero at every step, two layers: both skip",
        ),
        (
            "mask-bidirectional",
            "h5",
            LEFT,
            lambda: [E(), L.Bidirectional(L.LSTM(5)), softmax()],
            "mask_zero, both directions, many-to-one",
        ),
        (
            "mask-bidirectional-sequences",
            "keras",
            MIXED,
            lambda: [E(), L.Bidirectional(L.GRU(5, return_sequences=True)), L.Dense(3)],
            "mask_zero, both directions at every step: Bidirectional gives ZEROS at masked steps, not the carried h",
        ),
        (
            "mask-bidirectional-2-layers",
            "h5",
            LEFT,
            lambda: [E(), L.Bidirectional(L.LSTM(3, return_sequences=True)), L.Bidirectional(L.LSTM(5)), softmax()],
            "mask_zero, two bidirectional layers",
        ),
        (
            "mask-go-backwards",
            "keras",
            LEFT,
            lambda: [E(), L.LSTM(5, go_backwards=True, return_sequences=True), L.Dense(3)],
            "mask_zero with go_backwards",
        ),
    ]:
        keras.backend.clear_session()
        model = keras.Sequential([keras.Input((None,), dtype="int32"), *parts()])
        randomize(model, name)
        arrays = check(model, name, tokens, skip=[t == 0 for t in tokens], zero_skipped="bidirectional" in name)
        write(name, model, arrays, [container], note, tokens=tokens)
    for name, container, value in [("masking-layer", "h5", -1.0), ("masking-layer-zero", "keras", 0.0)]:
        keras.backend.clear_session()
        model = keras.Sequential(
            [keras.Input((None, 3)), L.Masking(mask_value=value), L.LSTM(5, return_sequences=True), L.Dense(2)]
        )
        randomize(model, name)
        xs = random(generator(name + " input"), 7, 3, scale=2)
        xs[[0, 3]] = value
        xs[5, 0] = value  # one feature alone does not mask a step
        arrays = check(model, name, xs, skip=np.all(xs == value, axis=1))
        write(
            name, model, arrays, [container], f"Masking({value}): steps whose features all have this value are skipped", array=xs
        )
