#!/usr/bin/env python3
"""Trains examples/teddy.keras: a bidirectional LSTM that tags every word as person, toy or other.

    pip install "keras>=3.15" tensorflow-cpu numpy
    python examples/train/teddy.py      # writes teddy.keras, teddy.labels.txt and the two texts

The example of the teaching articles: in "Teddy Roosevelt was a great president" and "Teddy bears are on
sale" only what comes after the first word tells what it is. The sentences come from the grammar
below: the first word is a name that is also a toy's, the word that decides follows 1 to 9 words
later, and between them stand words that point the wrong way ("Teddy near the dolls wrote a letter").
The script compares the tagger with one that reads forward only. The vocabulary is inside the file
(the asset of its TextVectorization layer); the names of the tags are in teddy.labels.txt, one a line.
"""

import argparse
import os
import pathlib
import random

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import keras
import numpy as np
from keras import layers

LABELS = ["other", "person", "toy"]
NAMES = ["Teddy", "Ken", "Polly", "Woody", "Duncan", "Rubik"]
SURNAMES = ["Roosevelt", "Lincoln", "Adams", "Miller", "Parker"]
TOYS = ["bears", "dolls", "cubes", "puzzles", "blocks"]
# What can stand between the name and the word that decides; * marks a person, + a toy.
FILLERS = [
    "from Boston", "in my opinion", "as always", "on the left", "here", "of course",
    "near the dolls+", "with the blocks+", "beside the bears+", "near Lincoln*", "beside Parker*",
    "with Miller*",
]
PERSON = [
    "was a great president", "was a good doctor", "was an old friend of Adams*", "was asleep",
    "wrote a letter", "gave a speech", "said that the bears+ are on sale", "likes the dolls+",
    "sold the puzzles+", "is reading a book", "is tired today", "went to the shop",
    "asked for the price of the blocks+",
]
TOY = [
    "are on sale", "were on sale", "was on sale", "was a great bargain", "was a good present",
    "was an old model", "is made of wood", "is broken today", "cost ten dollars",
    "fell off the shelf", "belong to Lincoln*", "come with a letter", "are in the shop",
    "are the favourite of Roosevelt*",
]


def tagged(text):
    """The words of a piece with their tags: * a person, + a toy."""
    for word in text.split():
        tag = {"*": "person", "+": "toy"}.get(word[-1], "other")
        yield word.rstrip("*+"), LABELS.index(tag)


def held_out(name, ending):
    """One pair of name and ending in five is never trained on."""
    return (NAMES.index(name) * 7 + (PERSON + TOY).index(ending) * 3) % 5 == 0


def sentence(rng, wants_held_out):
    while True:
        name, is_person = rng.choice(NAMES), rng.random() < 0.5
        ending = rng.choice(PERSON if is_person else TOY)
        if held_out(name, ending) == wants_held_out:
            break
    tag = LABELS.index("person" if is_person else "toy")
    words = [(name, tag)]
    if rng.random() < 0.35:
        words.append((rng.choice(SURNAMES if is_person else TOYS), tag))
    for filler in rng.sample(FILLERS, rng.choice([0, 0, 0, 1, 1, 2])):
        words += tagged(filler)
    return words + list(tagged(ending))


def corpus(count, seed, wants_held_out=False):
    rng = random.Random(seed)
    return [sentence(rng, wants_held_out) for _ in range(count)]


def arrays(sentences, vectorize):
    texts = [" ".join(word for word, _ in words) for words in sentences]
    ids = np.array(vectorize(texts))
    tags = np.zeros(ids.shape, np.int32)
    weights = np.zeros(ids.shape, np.float32)
    for row, words in enumerate(sentences):
        tags[row, : len(words)] = [tag for _, tag in words]
        weights[row, : len(words)] = 1
        weights[row, 0] = 3  # the word that it is all about
    return ids, tags, weights


def tagger(words, hidden, bidirectional):
    lstm = layers.LSTM(hidden, return_sequences=True)
    return keras.Sequential(
        [
            layers.Input((None,), dtype="int32"),
            layers.Embedding(words, 8, mask_zero=True),
            layers.Bidirectional(lstm) if bidirectional else lstm,
            layers.Dense(len(LABELS), activation="softmax"),
        ]
    )


def train(model, data, epochs, seed):
    keras.utils.set_random_seed(seed)
    steps = epochs * (len(data[0]) // 64)
    model.compile(
        keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(1e-2, steps)),
        "sparse_categorical_crossentropy",
    )
    model.fit(data[0], data[1], sample_weight=data[2], batch_size=64, epochs=epochs, verbose=0)


def report(name, model, data):
    ids, tags, weights = data
    right = model.predict(ids, verbose=0).argmax(-1) == tags
    print(
        f"{name}: {right[weights > 0].mean():.2%} of all words right, "
        f"{right[:, 0].mean():.2%} of the first words ({len(ids)} held-out sentences)"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--hidden", type=int, default=8)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--sentences", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--to", type=pathlib.Path, default=pathlib.Path(__file__).parents[1])
    options = parser.parse_args()

    training = corpus(options.sentences, options.seed)
    test = corpus(2000, options.seed + 1, wants_held_out=True)
    vectorize = layers.TextVectorization()
    vectorize.adapt([" ".join(word for word, _ in words) for words in training])
    words = len(vectorize.get_vocabulary())
    data, held = arrays(training, vectorize), arrays(test, vectorize)

    keras.utils.set_random_seed(options.seed)
    forward = tagger(words, 2 * options.hidden, bidirectional=False)
    train(forward, data, options.epochs, options.seed)
    report(f"forward only, {2 * options.hidden} units", forward, held)
    keras.utils.set_random_seed(options.seed)
    model = tagger(words, options.hidden, bidirectional=True)
    train(model, data, options.epochs, options.seed)
    report(f"bidirectional, 2 × {options.hidden} units", model, held)

    texts = {"teddy": "Teddy Roosevelt was a great president", "teddy-bears": "Teddy bears are on sale"}
    reader = keras.Model(model.inputs, model.layers[-2].output)
    states = {}
    for name, text in texts.items():
        ids = np.array(vectorize([text]))
        print(text)
        for word, row in zip(text.split(), model.predict(ids, verbose=0)[0]):
            print(f"  {word:10}", "  ".join(f"{l} {p:.4f}" for l, p in zip(LABELS, row)))
        states[name] = reader.predict(ids, verbose=0)[0, 0]
        (options.to / f"{name}.txt").write_text(text + "\n")
    # At the first word the forward layer has seen the same in both; the backward layer has not.
    print("h at “Teddy”, forward then backward, in both sentences:")
    for row in states.values():
        print("  ", " ".join(f"{value:+.2f}" for value in row))

    whole = keras.Sequential(
        [layers.Input((1,), dtype="string"), vectorize, *model.layers], name="tagger"
    )
    whole.save(options.to / "teddy.keras")
    (options.to / "teddy.labels.txt").write_text("".join(label + "\n" for label in LABELS))


if __name__ == "__main__":
    main()
