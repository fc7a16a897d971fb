"""Keras 3: vocabularies inside .keras archives, and models that are recognised and refused."""

import keras
import tensorflow as tf
from keras import layers as L

from .cases import folder, write_json
from .keras_support import check, randomize, write

WORDS = ["the", "cat", "sat", "on", "a", "mat", "dog"]


def build():
    vectorization()
    lookup()
    without_weights()
    refused()


def vectorization():
    """A vocabulary that was given, and one that was learned with adapt(): they are kept in different places."""
    for name, mask in [("text-vectorization", False), ("text-vectorization-masked", True)]:
        keras.backend.clear_session()
        if mask:  # given: the words are in config.json
            layer = L.TextVectorization(vocabulary=WORDS, output_sequence_length=8)
        else:  # learned: the words are an asset, assets/.../vocabulary.txt
            layer = L.TextVectorization()
            layer.adapt(learned(WORDS))
        model = keras.Sequential(
            [
                keras.Input((1,), dtype="string"),
                layer,
                L.Embedding(9, 6, mask_zero=mask),
                L.LSTM(5),
                L.Dense(3, activation="softmax"),
            ]
        )
        randomize(model, name)
        text = "The dog sat on the Zebra."
        question = tf.constant([[text]])
        ids = [int(i) for i in layer(question)[0]]
        arrays = check(model, name, ids, skip=[i == 0 for i in ids] if mask else None, asks=question)
        note = "TextVectorization: lower case, punctuation stripped; " + (
            "vocabulary in the config, padded to 8 words" if mask else "vocabulary in the archive's assets"
        )
        write(name, model, arrays, ["keras"], note, tokens=ids, text=text, vocabulary=[str(w) for w in layer.get_vocabulary()])


def learned(words):
    """A text in which each word is rarer than the one before it, so that adapt() finds them in this order."""
    return [" ".join([word] * (len(words) - i)) for i, word in enumerate(words)]


def lookup():
    name = "string-lookup"
    keras.backend.clear_session()
    layer = L.StringLookup()
    layer.adapt(" ".join(learned(WORDS)).split())
    model = keras.Sequential(
        [
            keras.Input((None,), dtype="string"),
            layer,
            L.Embedding(8, 6),
            L.GRU(5, return_sequences=True),
            L.Dense(8, activation="softmax"),
        ]
    )
    randomize(model, name)
    words = ["a", "dog", "sat", "The", "mat"]
    question = tf.constant([words])
    ids = [int(i) for i in layer(question)[0]]
    arrays = check(model, name, ids, asks=question)
    write(
        name,
        model,
        arrays,
        ["keras"],
        "StringLookup: [UNK] is 0; words are looked up as they are",
        tokens=ids,
        text=" ".join(words),
        vocabulary=[str(w) for w in layer.get_vocabulary()],
    )


def broken(name, file, model, error, note):
    path = folder("broken", name)
    model.save(path / file)
    write_json(path, {"model": file, "error": error, "note": note})
    print(f"broken/{name}")


def without_weights():
    """A Sequential without an input shape, saved before it met any data: a config and no weights."""
    for name, file in [("keras-without-weights-keras", "model.keras"), ("keras-without-weights-h5", "model.h5")]:
        keras.backend.clear_session()
        model = keras.Sequential([L.Embedding(10, 6), L.LSTM(5), L.Dense(3)])
        broken(name, file, model, "weights", "saved before it was built: the file has a config and no weights")


def refused():
    """Models that hold a recurrent layer, but are more than a chain around it."""
    keras.backend.clear_session()
    inputs = keras.Input((None,), dtype="int32")
    x = L.Embedding(10, 6)(inputs)
    x = L.Concatenate(name="both_branches")([L.LSTM(5)(x), L.GRU(4)(x)])
    model = randomize(keras.Model(inputs, L.Dense(3)(x)), "branches")
    broken("keras-branches", "model.keras", model, "both_branches", "Functional model with two branches")
    keras.backend.clear_session()
    model = keras.Sequential([keras.Input((8, 3)), L.Conv1D(4, 3, name="convolution"), L.LSTM(5), L.Dense(2)])
    broken("keras-convolution", "model.h5", randomize(model, "convolution"), "convolution", "a Conv1D before the LSTM")
    keras.backend.clear_session()
    model = keras.Sequential(
        [keras.Input((8, 3)), L.LSTM(5), L.RepeatVector(8, name="repeat"), L.LSTM(4, return_sequences=True), L.Dense(3)]
    )
    broken(
        "keras-autoencoder", "model.keras", randomize(model, "autoencoder"), "repeat", "LSTM, RepeatVector, LSTM: an autoencoder"
    )
    keras.backend.clear_session()
    model = keras.Sequential([keras.Input((3,)), L.Dense(4), L.Dense(2)])
    broken("keras-no-recurrent", "model.h5", randomize(model, "no-recurrent"), "LSTM", "no recurrent layer at all")
