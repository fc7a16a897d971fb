"""Whole modules pickled with `torch.save(model)`: classes of a script's __main__, which nothing may import."""

import collections
import linecache
import sys

import numpy as np
import torch
from torch import nn

from .cases import agree, folder, generator, write_case, write_json
from .reference import relu, trace
from .torch_support import randomize, stack

TOKENS = [2, 7, 1, 8, 2, 8, 1]
WORDS = ["<pad>", "a", "b", "c", "d", " ", "e", "é", "\n"]

SOURCE = '''
class LSTMModel(nn.Module):
    """What a tutorial writes: the vocabulary and the sizes are ordinary attributes."""

    def __init__(self, char_to_idx, embedding_dim, hidden_dim, num_layers=1, bidirectional=False, kind="LSTM", **options):
        super().__init__()
        self.char_to_idx = char_to_idx
        self.idx_to_char = {i: c for c, i in char_to_idx.items()}
        self.hidden_dim = hidden_dim
        self.num_layers = num_layers
        self.bidirectional = bidirectional
        self.device = torch.device("cpu")
        self.loss = None
        self.embedding = nn.Embedding(len(char_to_idx), embedding_dim, padding_idx=0)
        self.lstm = getattr(nn, kind)(embedding_dim, hidden_dim, num_layers, batch_first=True, bidirectional=bidirectional, **options)
        self.dropout = nn.Dropout(0.25)
        self.fc = nn.Linear(hidden_dim * (2 if bidirectional else 1), len(char_to_idx))

    def forward(self, ids):
        return self.fc(self.dropout(self.lstm(self.embedding(ids))[0]))


class Sequence(nn.Module):
    """Parts inside an nn.Sequential and an nn.ModuleDict."""

    def __init__(self):
        super().__init__()
        self.parts = nn.ModuleDict({"table": nn.Embedding(9, 5), "memory": nn.GRU(5, 4, 2, batch_first=True)})
        self.head = nn.Sequential(nn.Dropout(0.5), nn.Linear(4, 3))

    def forward(self, ids):
        return self.head(self.parts["memory"](self.parts["table"](ids))[0])
'''


def script_classes():
    """The classes of SOURCE as if a script had defined them in __main__."""
    main = sys.modules["__main__"]
    main.__dict__.update(nn=nn, torch=torch)
    linecache.cache["script.py"] = (len(SOURCE), None, SOURCE.splitlines(True), "script.py")
    exec(compile(SOURCE, "script.py", "exec"), main.__dict__)
    return main.LSTMModel, main.Sequence


def short_source(original):
    """The legacy form quotes the whole source of every class; its first lines are enough here, and no path."""

    def lines(thing, *rest):
        source, line, file = original(thing, *rest)
        return source[:8], line, file and file.split("site-packages/")[-1]

    return lines


def save(name, model, arrays, note, form=None, arguments=(), **more):
    model.eval()
    path = folder("torch", name)
    torch.save(model, path / "model.pt", **(form or {}))
    with torch.no_grad():
        copy = torch.load(path / "model.pt", weights_only=False).double()
        agree(copy(torch.tensor([TOKENS]))[0], arrays["output"], 1e-9, name)
    write_case(path, "model.pt", arrays, tokens=TOKENS, note=note, arguments=list(arguments), **more)


def build():
    LSTMModel, Sequence = script_classes()
    torch.serialization.get_source_lines_and_file = short_source(torch.serialization.get_source_lines_and_file)
    vocabulary = {c: i for i, c in enumerate(WORDS)}
    legacy = {"_use_new_zipfile_serialization": False}
    for name, kind, options, form, note in [
        ("full-module", "LSTM", {}, None, "torch.save(model): a class of __main__ with char_to_idx as an attribute"),
        (
            "full-module-legacy",
            "LSTM",
            {"num_layers": 2},
            legacy,
            "the same in the legacy form, whose persistent ids also carry the class's source",
        ),
        (
            "full-module-bidirectional",
            "LSTM",
            {"num_layers": 2, "bidirectional": True},
            None,
            "a whole module, two layers, both directions",
        ),
        ("full-module-gru", "GRU", {"bias": False}, None, "a whole module around a GRU without biases"),
        (
            "full-module-rnn-relu",
            "RNN",
            {"nonlinearity": "relu"},
            None,
            "a whole module says its nonlinearity itself: no flag is needed",
        ),
    ]:
        model = randomize(LSTMModel(vocabulary, 5, 4, kind=kind, **options), generator(name))
        activation = relu if "nonlinearity" in options else np.tanh
        layers, both = options.get("num_layers", 1), options.get("bidirectional", False)
        arrays = trace(stack(model.state_dict(), "lstm.", kind.lower(), layers, both, "embedding", "fc", activation), TOKENS)
        save(name, model, arrays, note, form, vocabulary=WORDS)
    name = "full-module-containers"
    model = randomize(Sequence(), generator(name))
    arrays = trace(stack(model.state_dict(), "parts.memory.", "gru", 2, embedding="parts.table", head="head.1"), TOKENS)
    save(name, model, arrays, "parts inside nn.ModuleDict and nn.Sequential")
    name = "full-module-in-checkpoint"
    model = randomize(LSTMModel(vocabulary, 6, 5), generator(name))
    arrays = trace(stack(model.state_dict(), "lstm.", "lstm", embedding="embedding", head="fc"), TOKENS)
    path = folder("torch", name)
    torch.save({"model": model, "epoch": 3, "history": collections.defaultdict(list, {"loss": [2.0, 1.5]})}, path / "model.pt")
    write_case(path, "model.pt", arrays, tokens=TOKENS, note="a checkpoint that holds the module itself", vocabulary=WORDS)
    name = "data-parallel-module"
    inner = randomize(LSTMModel(vocabulary, 6, 5), generator(name))
    arrays = trace(stack(inner.state_dict(), "lstm.", "lstm", embedding="embedding", head="fc"), TOKENS)
    save(name, nn.DataParallel(inner), arrays, "a whole module inside DataParallel", vocabulary=WORDS)
    torch_script(LSTMModel, vocabulary)


def torch_script(LSTMModel, vocabulary):
    """TorchScript holds a program, not a state dict: it is recognised and explained, not read."""
    model = randomize(
        nn.Sequential(collections.OrderedDict(embedding=nn.Embedding(9, 5), fc=nn.Linear(5, 3))), generator("torchscript")
    )
    path = folder("broken", "torchscript")
    torch.jit.save(torch.jit.trace(model, torch.tensor([1, 2])), str(path / "model.pt"))
    write_json(
        path, {"model": "model.pt", "error": "TorchScript", "note": "torch.jit.save: the file has constants.pkl and code/"}
    )
    print("broken/torchscript")
