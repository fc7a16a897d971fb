"""Keras 3: weights of subclassed models, whose layers lie under their attributes' names, and texts of one length."""

import keras
import numpy as np
from keras import layers as L

from .cases import agree
from .keras_support import check, randomize, stack, write
from .reference import trace

TOKENS = [3, 1, 4, 1, 5, 9, 2]


class Generator(keras.Model):
    """TensorFlow's text generation tutorial: embedding, GRU, a logit for each character."""

    def __init__(self):
        super().__init__()
        self.embedding = L.Embedding(11, 6)
        self.gru = L.GRU(5, return_sequences=True)
        self.dense = L.Dense(11)

    def chain(self):
        return [self.embedding, self.gru, self.dense]

    def call(self, x):
        for layer in self.chain():
            x = layer(x)
        return x


class Tagger(Generator):
    """Other names, and a wrapper around the recurrent layer."""

    def __init__(self):
        keras.Model.__init__(self)
        self.token_emb = L.Embedding(11, 6)
        self.encoder = L.Bidirectional(L.LSTM(4, return_sequences=True))
        self.out = L.Dense(3)

    def chain(self):
        return [self.token_emb, self.encoder, self.out]


def build():
    fixed_length()
    for name, kind, note in [
        ("subclassed-gru", Generator, "a subclassed model: gru/cell/vars/0 without layers/"),
        ("subclassed-bidirectional", Tagger, "a subclassed model whose attributes have names of their own"),
    ]:
        keras.backend.clear_session()
        model = kind()
        model(np.array([TOKENS]))
        randomize(model, name)
        arrays = trace(stack(model.chain()), TOKENS)
        agree(np.asarray(model(np.array([TOKENS])))[0], arrays["output"], 1e-5, name)
        write(name, model, arrays, ["weights"], note, tokens=TOKENS)


def fixed_length():
    """The IMDB examples: ids that pad_sequences filled up, no mask, one sigmoid."""
    name = "fixed-length"
    keras.backend.clear_session()
    model = keras.Sequential([keras.Input((7,), dtype="int32"), L.Embedding(10, 6), L.LSTM(4), L.Dense(1, activation="sigmoid")])
    randomize(model, name)
    arrays = check(model, name, TOKENS)
    write(name, model, arrays, ["h5"], "texts of 7 words without a mask: shorter ones were padded in training", tokens=TOKENS)
