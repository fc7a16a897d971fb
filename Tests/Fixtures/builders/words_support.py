"""How a vocabulary's case is written: the file, a text, and the ids that the library gives for it."""

from .cases import folder, write_json

TEXT = "The cat, the dog and THE zebra sat on a mat.\nDogs don't sit!"
CORPUS = ["The cat sat on the mat.", "A dog and a cat: the dog sat!", "The dogs don't run; the cat does."]


def write(name, file, tokenizer, text, ids, note, content=None, size=None, **more):
    """`content`: bytes or str of the file, or a function that writes it to a path."""
    path = folder("words", name)
    if callable(content):
        content(path / file)
    elif isinstance(content, bytes):
        (path / file).write_bytes(content)
    else:
        (path / file).write_text(content, encoding="utf-8")
    case = {"file": file, "tokenizer": tokenizer, "text": text, "ids": [int(i) for i in ids]}
    if size is not None:  # how many rows an embedding for it must have
        case["size"] = size
    write_json(path, case | more | {"note": note})
    print(f"words/{name}")


def rows(tokenizer):
    """How many rows an embedding for a Keras Tokenizer needs: ids begin at 1, and num_words cuts them off."""
    count = len(tokenizer.word_index) + 1
    return min(count, tokenizer.num_words or count)
