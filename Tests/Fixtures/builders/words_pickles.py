"""Pickled vocabularies: plain dictionaries, objects of tutorials and libraries, Keras Tokenizers."""

import collections
import pickle
import sys
import types

import keras
import tf_keras

from .words_support import CORPUS, TEXT, rows, write

WORDS = ["<pad>", "<start>", "<end>", "<unk>", "the", "cat", "sat", "é", "\n"]
TABLE = {w: i for i, w in enumerate(WORDS)}
SPOKEN = "the cat é sat down"


def build():
    ids = [TABLE.get(w, 3) for w in SPOKEN.split()]
    for name, protocol in [("vocab-pkl", 4), ("vocab-pkl-protocol-2", 2), ("vocab-pkl-protocol-5", 5)]:
        write(
            name,
            "vocab.pkl",
            "whitespace",
            SPOKEN,
            ids,
            f"a dict {{token: id}}, pickle protocol {protocol}",
            pickle.dumps(TABLE, protocol),
            len(WORDS),
        )
    write("vocab-pkl-list", "vocab.pkl", "whitespace", SPOKEN, ids, "a list of tokens", pickle.dumps(WORDS, 4), len(WORDS))
    both = {"word2idx": TABLE, "idx2word": dict(enumerate(WORDS)), "max_len": 20}
    write(
        "vocab-pkl-both",
        "vocab.pkl",
        "whitespace",
        SPOKEN,
        ids,
        "{word2idx, idx2word} in one dict",
        pickle.dumps(both, 4),
        len(WORDS),
    )
    large = {f"w{i}": i for i in range(1200)}
    write(
        "vocab-pkl-large",
        "vocab.pkl",
        "whitespace",
        "w0 w255 w256 w1199",
        [0, 255, 256, 1199],
        "1,200 words: SETITEMS in batches, BININT2, several frames",
        pickle.dumps(large, 4),
        1200,
    )
    objects(ids)
    tokenizers()


def stub(module, name):
    """A class that pickles as module.name, for libraries that cannot be installed any more."""
    parent = ""
    for part in module.split("."):
        parent = f"{parent}.{part}" if parent else part
        sys.modules.setdefault(parent, types.ModuleType(parent))
    made = type(name, (), {"__module__": module})
    setattr(sys.modules[module], name, made)
    return made


def objects(ids):
    vocabulary = stub("torchtext.vocab", "Vocab")()
    vocabulary.__dict__.update(
        freqs=collections.Counter({"the": 5, "cat": 3, "sat": 2}), itos=WORDS, unk_index=3, stoi=TABLE, vectors=None
    )
    write(
        "torchtext-vocab",
        "vocab.pkl",
        "whitespace",
        SPOKEN,
        ids,
        "torchtext 0.6's Vocab (stoi, itos), from a class of the same name with the same attributes: the library cannot be installed any more",
        pickle.dumps(vocabulary, 4),
        len(WORDS),
    )
    vocabulary = stub("build_vocab", "Vocabulary")()
    vocabulary.__dict__.update(word2idx=TABLE, idx2word=dict(enumerate(WORDS)), idx=len(WORDS))
    write(
        "tutorial-vocabulary",
        "vocab.pkl",
        "whitespace",
        SPOKEN,
        ids,
        "an object of a script's own class with word2idx and idx2word",
        pickle.dumps(vocabulary, 4),
        len(WORDS),
    )


def tokenizers():
    for name, file, Tokenizer, options in [
        ("keras-tokenizer-pickle", "tokenizer.pickle", tf_keras.preprocessing.text.Tokenizer, {}),
        ("keras-tokenizer-pickle-oov", "tokenizer.pkl", tf_keras.preprocessing.text.Tokenizer, {"oov_token": "<OOV>"}),
        ("keras-tokenizer-pickle-num-words", "tokenizer.pkl", tf_keras.preprocessing.text.Tokenizer, {"num_words": 6}),
        (
            "keras-tokenizer-pickle-characters",
            "tokenizer.pkl",
            tf_keras.preprocessing.text.Tokenizer,
            {"char_level": True, "lower": False},
        ),
        (
            "keras-tokenizer-pickle-filters",
            "tokenizer.pkl",
            tf_keras.preprocessing.text.Tokenizer,
            {"filters": "!", "lower": False, "oov_token": "UNK"},
        ),
        (
            "keras3-tokenizer-pickle",
            "tokenizer.pickle",
            keras.src.legacy.preprocessing.text.Tokenizer,
            {"oov_token": "<unk>", "num_words": 9},
        ),
    ]:
        tokenizer = Tokenizer(**options)
        tokenizer.fit_on_texts(CORPUS)
        one(name, file, tokenizer, f"pickled {Tokenizer.__module__}.Tokenizer, {options}")
    tokenizer = tf_keras.preprocessing.text.Tokenizer(oov_token="<OOV>")
    tokenizer.fit_on_texts(CORPUS)
    old = stub("keras_preprocessing.text", "Tokenizer")()
    old.__dict__.update(tokenizer.__dict__)
    ids = tokenizer.texts_to_sequences([TEXT])[0]
    write(
        "keras-preprocessing-tokenizer-pickle",
        "tokenizer.pickle",
        None,
        TEXT,
        ids,
        "the same under its older name, keras_preprocessing.text.Tokenizer, protocol 3",
        pickle.dumps(old, 3),
        rows(tokenizer),
    )


def one(name, file, tokenizer, note):
    ids = tokenizer.texts_to_sequences([TEXT])[0]
    write(
        name,
        file,
        None,
        TEXT,
        ids,
        note,
        pickle.dumps(tokenizer, pickle.HIGHEST_PROTOCOL if "oov" in name else 4),
        rows(tokenizer),
    )
