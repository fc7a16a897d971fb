"""Vocabularies as text and JSON: one token a line, {token: id}, Keras's to_json, tokenizer.json."""

import json

import keras
import tf_keras
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from .cases import folder, write_json
from .words_support import CORPUS, TEXT, rows, write

LINES = ["<unk>", "<eos>", "the", "cat", "dog", "sat", "on", "mat", "a", ",", ".", "é", "日本"]


def build():
    lines()
    objects()
    keras_json()
    word_level()


def looked_up(words, table, unknown):
    return [table.get(w, unknown) for w in words]


def lines():
    table = {w: i for i, w in enumerate(LINES)}
    text = "the cat sat on a é zebra , the 日本 dog . <eos>"
    ids = looked_up(text.split(" "), table, 0)
    write(
        "vocab-txt",
        "vocab.txt",
        "whitespace",
        text,
        ids,
        "one token a line, the line's number is the id",
        "\n".join(LINES) + "\n",
        len(LINES),
    )
    write(
        "vocab-txt-crlf",
        "vocab.txt",
        "whitespace",
        text,
        ids,
        "CRLF line ends, no newline at the end",
        "\r\n".join(LINES).encode(),
        len(LINES),
    )
    bert = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "cat", "sat", "!"]
    text = "the cat sat down !"
    write(
        "vocab-txt-unk",
        "vocab.txt",
        "whitespace",
        text,
        looked_up(text.split(), {w: i for i, w in enumerate(bert)}, 1),
        "special tokens in brackets: [UNK] is 1",
        "\n".join(bert) + "\n",
        len(bert),
    )


def objects():
    table = {"<pad>": 0, "<unk>": 1, "the": 2, "cat": 3, "sat": 4, "Ünïcode": 5, 'quote"s': 6, "back\\slash": 7}
    text = 'the cat Ünïcode quote"s back\\slash dog'
    ids = looked_up(text.split(), table, 1)
    write("vocab-json", "vocab.json", "whitespace", text, ids, "{token: id}, escapes in strings", json.dumps(table, indent=1), 8)
    shuffled = dict(sorted(table.items(), key=lambda item: item[0]))
    write(
        "vocab-json-unordered",
        "model_vocab.json",
        "whitespace",
        text,
        ids,
        "the order of the members is not the order of the ids",
        json.dumps(shuffled, ensure_ascii=False),
        8,
    )
    inverse = {str(i): w for w, i in table.items()}
    write(
        "vocab-json-inverse",
        "idx_to_word.json",
        "whitespace",
        text,
        ids,
        "{id: token}: ids are the keys, as strings",
        json.dumps(inverse),
        8,
    )
    write("vocab-json-list", "vocab.json", "whitespace", text, ids, "an array of tokens", json.dumps(list(table)), 8)
    characters = {c: i + 1 for i, c in enumerate(["<s>", "\n", " ", "!", "T", "a", "c", "e", "h", "t", "é", "🙂"])}
    text = "The cat é🙂!\nx"
    write(
        "vocab-json-characters",
        "char_to_idx.json",
        "char",
        text,
        looked_up(text, characters, 0),
        "{character: id}, 1-based, with a newline, a space and a meta token; unknown is 0",
        json.dumps(characters),
        13,
    )


def keras_json():
    for name, library, options in [
        ("keras-tokenizer-json", tf_keras.preprocessing.text, {}),
        ("keras-tokenizer-json-oov", tf_keras.preprocessing.text, {"oov_token": "<OOV>", "num_words": 8}),
        ("keras3-tokenizer-json-characters", keras.src.legacy.preprocessing.text, {"char_level": True}),
    ]:
        tokenizer = library.Tokenizer(**options)
        tokenizer.fit_on_texts(CORPUS)
        ids = tokenizer.texts_to_sequences([TEXT])[0]
        write(
            name,
            "tokenizer.json",
            None,
            TEXT,
            ids,
            f"Tokenizer.to_json() of {library.__name__}, {options}: word_index is JSON inside a string",
            tokenizer.to_json(),
            rows(tokenizer),
        )


def word_level():
    """tokenizer.json of the tokenizers library, model WordLevel."""
    for name, split, normalizer, note in [
        (
            "tokenizer-json-whitespace",
            pre_tokenizers.Whitespace(),
            None,
            "WordLevel, pre_tokenizer Whitespace (words and punctuation apart)",
        ),
        (
            "tokenizer-json-split-lower",
            pre_tokenizers.WhitespaceSplit(),
            normalizers.Lowercase(),
            "WordLevel, WhitespaceSplit, Lowercase",
        ),
    ]:
        tokenizer = Tokenizer(models.WordLevel(unk_token="[UNK]"))
        tokenizer.pre_tokenizer = split
        if normalizer is not None:
            tokenizer.normalizer = normalizer
        tokenizer.train_from_iterator(
            CORPUS, trainers.WordLevelTrainer(special_tokens=["[UNK]", "[PAD]", "[EOS]"], show_progress=False)
        )
        if normalizer is None:
            tokenizer.add_tokens(["zebra"])
        encoding = tokenizer.encode(TEXT)
        write(
            name,
            "tokenizer.json",
            None,
            TEXT,
            encoding.ids,
            note,
            lambda path: tokenizer.save(str(path)),
            tokenizer.get_vocab_size(),
        )
    path = folder("broken", "tokenizer-json-bpe")
    tokenizer = Tokenizer(models.BPE(unk_token="[UNK]"))
    tokenizer.train_from_iterator(CORPUS, trainers.BpeTrainer(special_tokens=["[UNK]"], vocab_size=60, show_progress=False))
    tokenizer.save(str(path / "tokenizer.json"))
    write_json(path, {"vocabulary": "tokenizer.json", "error": "BPE", "note": "a tokenizer.json whose model is not WordLevel"})
    print("broken/tokenizer-json-bpe")
