"""State dicts of torch.nn.LSTM, GRU and RNN as `torch.save` writes them: every kind of layer."""

import torch
from torch import nn

from .cases import agree, folder, generator, random, write_case
from .reference import trace
from .torch_support import Tagger, check_tagger, randomize, stack

TOKENS = [3, 1, 4, 1, 5, 9, 2, 6]

# name: (kind, V, E, H, O, options of the layer, flags of the reader, how it is saved, note)
LAYERS = {
    "lstm": ("lstm", 11, 5, 4, 7, {}, [], {}, "LSTM, zip form"),
    "lstm-legacy": ("lstm", 11, 5, 4, 7, {}, [], {"_use_new_zipfile_serialization": False}, "LSTM, the form before torch 1.6"),
    "lstm-2-layers": ("lstm", 10, 6, 5, 7, {"num_layers": 2}, [], {}, "two layers"),
    "lstm-3-layers-legacy": (
        "lstm",
        10,
        3,
        4,
        5,
        {"num_layers": 3},
        [],
        {"_use_new_zipfile_serialization": False},
        "three layers, legacy form",
    ),
    "lstm-bidirectional": ("lstm", 12, 6, 4, 5, {"bidirectional": True}, [], {}, "both directions"),
    "lstm-bidirectional-2-layers": (
        "lstm",
        10,
        6,
        3,
        4,
        {"num_layers": 2, "bidirectional": True},
        [],
        {},
        "layer 1 reads forward||backward of layer 0",
    ),
    "lstm-projection": (
        "lstm",
        10,
        5,
        6,
        7,
        {"proj_size": 3},
        [],
        {},
        "proj_size: h is 3 wide, c 6 wide; the hidden size is rows/4, not the columns of weight_hh",
    ),
    "lstm-projection-bidirectional-2-layers": (
        "lstm",
        10,
        6,
        5,
        3,
        {"proj_size": 2, "num_layers": 2, "bidirectional": True},
        [],
        {},
        "projection in both directions of both layers",
    ),
    "lstm-no-bias": ("lstm", 10, 3, 5, 6, {"bias": False}, [], {}, "bias=False: the two bias tensors are absent"),
    "gru": ("gru", 10, 3, 5, 7, {}, [], {}, "GRU: the recurrent bias of n is inside r * (...)"),
    "gru-2-layers-bidirectional": (
        "gru",
        10,
        6,
        4,
        5,
        {"num_layers": 2, "bidirectional": True},
        [],
        {},
        "GRU, two layers, both directions",
    ),
    "gru-no-bias": ("gru", 10, 4, 3, 5, {"bias": False}, [], {}, "GRU without biases"),
    "rnn-tanh": ("rnn", 10, 4, 6, 7, {}, ["--nonlinearity", "tanh"], {}, "plain RNN: tanh is not in the file"),
    "rnn-relu": (
        "rnn",
        10,
        4,
        6,
        7,
        {"nonlinearity": "relu"},
        ["--nonlinearity", "relu"],
        {},
        "plain RNN: relu is not in the file",
    ),
    "rnn-2-layers-bidirectional": (
        "rnn",
        10,
        7,
        3,
        5,
        {"num_layers": 2, "bidirectional": True},
        ["--nonlinearity", "tanh"],
        {},
        "plain RNN, two layers, both directions",
    ),
}


def build():
    for name, (kind, V, E, H, O, options, flags, form, note) in LAYERS.items():
        model = randomize(Tagger(kind, V, E, H, O, **options), generator(name))
        arrays = check_tagger(model, TOKENS, name)
        path = folder("torch", name)
        torch.save(model.state_dict(), path / "model.pt", **form)
        write_case(path, "model.pt", arrays, tokens=TOKENS, arguments=flags, note=note)
    initial_state()
    cells()
    regression()
    no_head()


def initial_state():
    """A run that does not begin with zeros: h_0 and c_0 given beside the model."""
    name = "lstm-initial-state"
    rng = generator(name)
    model = randomize(Tagger("lstm", 10, 6, 4, 5, num_layers=2, bidirectional=True), rng)
    initial = {"h_0": random(rng, 4, 4), "c_0": random(rng, 4, 4)}
    arrays = check_tagger(model, TOKENS, name, initial)
    path = folder("torch", name)
    torch.save(model.state_dict(), path / "model.pt")
    write_case(
        path,
        "model.pt",
        arrays,
        tokens=TOKENS,
        initial=initial,
        note="h_0 and c_0 [layers x directions, H]: l0, l0_reverse, l1, l1_reverse",
    )


class CellTagger(nn.Module):
    """A loop over an LSTMCell, GRUCell or RNNCell written by hand."""

    def __init__(self, kind, V, E, H, O):
        super().__init__()
        self.embed = nn.Embedding(V, E)
        self.cell = getattr(nn, kind)(E, H)
        self.out = nn.Linear(H, O)

    def forward(self, ids):
        state, outputs = None, []
        for x in self.embed(ids):
            state = self.cell(x[None], state)
            outputs.append(self.out(state[0] if isinstance(state, tuple) else state)[0])
        return torch.stack(outputs)


def cells():
    for name, kind, sizes, flags in [
        ("lstm-cell", "LSTMCell", (10, 6, 5, 7), []),
        ("gru-cell", "GRUCell", (10, 4, 5, 3), []),
        ("rnn-cell", "RNNCell", (10, 3, 4, 5), ["--nonlinearity", "tanh"]),
    ]:
        model = randomize(CellTagger(kind, *sizes), generator(name))
        state = model.state_dict()
        named = {f"{k}_l0" if k.startswith("cell.") else k: v for k, v in state.items()}
        arrays = trace(stack(named, "cell.", kind[:-4].lower(), embedding="embed", head="out"), TOKENS)
        with torch.no_grad():
            agree(model.double()(torch.tensor(TOKENS)), arrays["output"], 1e-9, name)
        path = folder("torch", name)
        torch.save(randomize(model.float(), generator(name)).state_dict(), path / "model.pt")
        write_case(path, "model.pt", arrays, tokens=TOKENS, arguments=flags, note=f"nn.{kind}: weight_ih without _l0")


class Regression(nn.Module):
    """A series in, the next value out: the last step only."""

    def __init__(self, kind, I, H, O):
        super().__init__()
        self.rnn = getattr(nn, kind)(I, H, num_layers=2, batch_first=True)
        self.linear = nn.Linear(H, O)

    def forward(self, xs):
        return self.linear(self.rnn(xs)[0][:, -1])


def regression():
    for name, kind, I, H, O, T in [("regression-lstm", "LSTM", 3, 5, 2, 7), ("regression-gru", "GRU", 1, 4, 3, 6)]:
        rng = generator(name)
        model = randomize(Regression(kind, I, H, O), rng)
        xs = random(rng, T, I, scale=2)
        arrays = trace(stack(model.state_dict(), "rnn.", kind.lower(), 2, head="linear", last=True), xs)
        path = folder("torch", name)
        torch.save(model.state_dict(), path / "model.pth")
        with torch.no_grad():
            agree(model.double()(torch.from_numpy(xs).double()[None])[0], arrays["output"], 1e-9, name)
        write_case(
            path,
            "model.pth",
            arrays,
            array=xs,
            note="no embedding; many-to-one: the file cannot say so, so `output` [O] is the last row of what the head gives at every step",
        )


def no_head():
    """The recurrent layer alone: torch.save(lstm.state_dict())."""
    name = "lstm-alone"
    rng = generator(name)
    model = randomize(nn.LSTM(3, 5), rng)
    xs = random(rng, 6, 3, scale=2)
    arrays = trace(stack(model.state_dict(), "", "lstm"), xs)
    path = folder("torch", name)
    torch.save(model.state_dict(), path / "model.pt")
    with torch.no_grad():
        agree(model.double()(torch.from_numpy(xs).double()[:, None])[0][:, 0], arrays["top"], 1e-9, name)
    del arrays["output"]
    write_case(path, "model.pt", arrays, array=xs, note="the names have no prefix, and there is neither embedding nor head")
