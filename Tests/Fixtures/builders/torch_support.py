"""PyTorch models for the fixtures, and their weights taken apart into the reference's gates."""

import numpy as np
import torch
from torch import nn

from .cases import agree, random
from .reference import Cell, Dense, Level, Stack, linear, relu, trace

ORDER = {"lstm": "ifgo", "gru": "rzn", "rnn": "h"}


def randomize(module, rng, scale=0.8):
    """Every parameter random, the biases too, in the parameter's own type."""
    with torch.no_grad():
        for parameter in dict.fromkeys(module.parameters()):
            parameter.copy_(torch.from_numpy(random(rng, *parameter.shape, scale=scale)))
    return module


def array(tensor):
    return tensor.detach().double().numpy()


def cell(state, prefix, suffix, kind, activation=np.tanh, initial=None):
    """The reference cell of the tensors `prefix.weight_ih{suffix}` and so on. `initial`: (h0, c0) or None."""
    get = lambda name: array(state[f"{prefix}{name}{suffix}"]) if f"{prefix}{name}{suffix}" in state else None
    order = ORDER[kind]
    W, U = get("weight_ih"), get("weight_hh")
    H = len(W) // len(order)
    bi, bh = get("bias_ih"), get("bias_hh")
    bi, bh = (np.zeros(len(W)), np.zeros(len(W))) if bi is None else (bi, bh)
    part = lambda a: {k: a[j * H : (j + 1) * H] for j, k in enumerate(order)}
    b = part(bi + bh)
    inner = None
    if kind == "gru":  # the recurrent bias of n stays inside r * (...)
        b["n"], inner = part(bi)["n"], part(bh)["n"]
    return Cell(
        kind,
        part(W),
        part(U),
        b,
        backward=suffix.endswith("_reverse"),
        candidate=activation,
        projection=get("weight_hr"),
        recurrent_bias=inner,
        h0=None if initial is None else initial[0],
        c0=None if initial is None else initial[1],
    )


def stack(
    state, rnn, kind, layers=1, bidirectional=False, embedding=None, head=None, activation=np.tanh, initial=None, last=False
):
    """The reference network of a state dict. `initial`: {"h_0": [layers x directions, H], "c_0": ...} or None."""
    directions = ["", "_reverse"] if bidirectional else [""]
    levels = []
    for k in range(layers):
        cells = []
        for d, suffix in enumerate(directions):
            row = k * len(directions) + d
            start = None if initial is None else (initial["h_0"][row].astype(np.float64), initial["c_0"][row].astype(np.float64))
            cells.append(cell(state, rnn, f"_l{k}{suffix}", kind, activation, start))
        levels.append(Level(cells))
    heads = []
    if head is not None:
        bias = state.get(f"{head}.bias")
        W = array(state[f"{head}.weight"])
        heads = [Dense(W, np.zeros(len(W)) if bias is None else array(bias), linear)]
    table = None if embedding is None else array(state[f"{embedding}.weight"])
    return Stack(levels, embedding=table, head=heads, last=last)


class Tagger(nn.Module):
    """Embedding, recurrent layers, Linear: what most tutorials write. The names of the parts are arguments."""

    def __init__(self, kind, V, E, H, O, names=("embedding", "lstm", "fc"), **options):
        super().__init__()
        self.names = names
        width = (options.get("proj_size") or H) * (2 if options.get("bidirectional") else 1)
        setattr(self, names[0], nn.Embedding(V, E))
        setattr(self, names[1], getattr(nn, kind.upper())(E, H, batch_first=True, **options))
        setattr(self, names[2], nn.Linear(width, O))

    def forward(self, ids, initial=None):
        embedding, rnn, head = (getattr(self, n) for n in self.names)
        hs, state = rnn(embedding(ids), initial)
        return head(hs), hs, state

    def reference(self, initial=None):
        rnn = getattr(self, self.names[1])
        kind = rnn.mode.split("_")[0].lower()
        return stack(
            self.state_dict(),
            f"{self.names[1]}.",
            kind,
            rnn.num_layers,
            rnn.bidirectional,
            self.names[0],
            self.names[2],
            relu if rnn.mode == "RNN_RELU" else np.tanh,
            initial,
        )


def check_tagger(model, tokens, what, initial=None):
    """The expected arrays of a `Tagger`, after comparing output, top and last states with PyTorch in float64."""
    arrays = trace(model.reference(initial), tokens)
    start = None
    if initial is not None:
        start = tuple(torch.from_numpy(initial[k]).double()[:, None] for k in ("h_0", "c_0"))
    types = {p: p.dtype for p in model.parameters()}
    model.double()
    with torch.no_grad():
        output, top, state = model(torch.tensor([tokens]), start)
    agree(output[0], arrays["output"], 1e-9, f"{what}: output")
    agree(top[0], arrays["top"], 1e-9, f"{what}: top layer")
    rnn = getattr(model, model.names[1])
    states = state if isinstance(state, tuple) else (state,)
    for letter, values in zip("hc", states):
        rows = iter(values[:, 0])
        for k in range(rnn.num_layers):
            agree(next(rows), arrays[f"l{k}.{letter}"][-1], 1e-9, f"{what}: last {letter} of layer {k}")
            if rnn.bidirectional:
                agree(next(rows), arrays[f"l{k}_reverse.{letter}"][0], 1e-9, f"{what}: last {letter} of layer {k} reverse")
    for parameter, type in types.items():  # back to the type it had: exact, since nothing was changed
        parameter.data = parameter.data.to(type)
    return arrays
