"""LSTM, GRU and RNN cells step by step in float64: the reference that the fixtures' gates come from.

Written from the equations, not from any library, with one matrix per gate, so that no order of blocks can be
mistaken here. The builders split the libraries' weights into gates, run this, and assert that the library's own
output is the same: only then are the gates worth comparing with.
"""

from dataclasses import dataclass, field

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def relu(x):
    return np.maximum(x, 0)


def linear(x):
    return x


def hard_sigmoid(slope, offset):
    """Keras 1/2 and ONNX: (0.2, 0.5); Keras 3 and PyTorch: (1/6, 0.5)."""
    return lambda x: np.clip(slope * x + offset, 0, 1)


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


GATES = {"lstm": "figo", "gru": "rzn", "rnn": "h"}


@dataclass
class Cell:
    """One direction of one layer. `W`, `U`, `b` hold one array per gate: [H, I], [H, P], [H]."""

    kind: str
    W: dict
    U: dict
    b: dict
    backward: bool = False
    gate: callable = sigmoid  # f i o; r z
    candidate: callable = np.tanh  # g; n; the RNN's h
    state: callable = np.tanh  # h = o * state(c)
    gates: dict = field(default_factory=dict)  # a gate whose activation differs from the others of its layer
    clip: float = None
    peepholes: dict = field(default_factory=dict)  # of f, i, o
    coupled: bool = False  # f = 1 - i
    projection: np.ndarray = None  # [P, H]
    reset_after: bool = True  # GRU
    recurrent_bias: np.ndarray = None  # GRU: the bias of n inside r * (U h + b)
    h0: np.ndarray = None
    c0: np.ndarray = None


def step(cell, x, h, c):
    """One step: the gates, c and h, by name."""

    def pre(k, extra=0.0, recurrent=None):
        total = cell.W[k] @ x + (cell.U[k] @ h if recurrent is None else recurrent) + cell.b[k] + extra
        return total if cell.clip is None else np.clip(total, -cell.clip, cell.clip)

    def gate(k, *arguments):
        return cell.gates.get(k, cell.gate)(pre(k, *arguments))

    if cell.kind == "rnn":
        return {"h": cell.candidate(pre("h"))}
    if cell.kind == "gru":
        r, z = gate("r"), gate("z")
        if cell.reset_after:
            inner = 0.0 if cell.recurrent_bias is None else cell.recurrent_bias
            n = cell.candidate(pre("n", recurrent=r * (cell.U["n"] @ h + inner)))
        else:
            n = cell.candidate(pre("n", recurrent=cell.U["n"] @ (r * h)))
        return {"r": r, "z": z, "n": n, "h": (1 - z) * n + z * h}
    p = cell.peepholes
    i = gate("i", p["i"] * c if p else 0.0)
    f = 1 - i if cell.coupled else gate("f", p["f"] * c if p else 0.0)
    g = cell.candidate(pre("g"))
    c = f * c + i * g
    o = gate("o", p["o"] * c if p else 0.0)  # the output gate looks at the new c
    h = o * cell.state(c)
    return {"f": f, "i": i, "o": o, "g": g, "c": c, "h": h if cell.projection is None else cell.projection @ h}


def run(cell, xs, skip=None):
    """All steps of one direction; [T, H] each, row t belongs to word t whatever the direction.

    Where `skip` is true the state is carried: c and h repeat, and the gates are NaN, since none was computed.
    """
    T = len(xs)
    H = len(next(iter(cell.b.values())))
    P = next(iter(cell.U.values())).shape[1]
    h = np.zeros(P) if cell.h0 is None else cell.h0
    c = np.zeros(H) if cell.c0 is None else cell.c0
    letters = GATES[cell.kind]
    names = letters + ("ch" if cell.kind == "lstm" else "h" if cell.kind == "gru" else "")
    rows = {k: [None] * T for k in names}
    for t in reversed(range(T)) if cell.backward else range(T):
        if skip is not None and skip[t]:
            values = {k: np.full(H, np.nan) for k in names}
            values["h"] = h
            if cell.kind == "lstm":
                values["c"] = c
        else:
            values = step(cell, np.asarray(xs[t], np.float64), h, c)
        h, c = values["h"], values.get("c", c)
        for k in names:
            rows[k][t] = values[k]
    return {k: np.array(v, np.float64) for k, v in rows.items()}


MERGES = {
    "concatenate": lambda a, b: np.concatenate([a, b], axis=-1),
    "sum": lambda a, b: a + b,
    "average": lambda a, b: (a + b) / 2,
    "multiply": lambda a, b: a * b,
}


@dataclass
class Dense:
    """y = activation(W x + b), W [O, I]."""

    W: np.ndarray
    b: np.ndarray
    activation: callable = linear

    def __call__(self, x):
        W, b = np.asarray(self.W, np.float64), np.asarray(self.b, np.float64)
        return self.activation(x @ W.T + b)

    def logits(self, x):
        return Dense(self.W, self.b)(x)


@dataclass
class Level:
    """One or two cells that read the same vectors, and the dense layers between them and the level below."""

    cells: list
    dense: list = field(default_factory=list)
    merge: str = "concatenate"


@dataclass
class Stack:
    """A whole network. `last` is many-to-one: the last step of each direction in its own order of reading."""

    levels: list
    embedding: np.ndarray = None
    head: list = field(default_factory=list)
    last: bool = False
    output_reversed: bool = False
    zero_skipped: bool = False  # Keras gives zeros instead of the carried h for masked steps inside Bidirectional


def trace(stack, inputs, skip=None):
    """The expected arrays of one input (ids, or vectors [T, I]): l{k}.gate, `top`, `output` and `logits`."""
    x = np.asarray(inputs, np.float64) if stack.embedding is None else np.asarray(stack.embedding, np.float64)[inputs]
    arrays = {}
    for k, level in enumerate(stack.levels):
        for dense in level.dense:
            x = dense(x)
        hs, ends = [], []
        for cell in level.cells:
            rows = run(cell, x, skip)
            name = f"l{k}_reverse" if cell.backward else f"l{k}"
            arrays.update({f"{name}.{q}": v for q, v in rows.items()})
            h = rows["h"].copy()
            ends.append(h[0 if cell.backward else -1].copy())
            if stack.zero_skipped and skip is not None:
                h[np.asarray(skip)] = 0
            hs.append(h)
        x = hs[0] if len(hs) == 1 else MERGES[level.merge](*hs)
        end = ends[0] if len(ends) == 1 else MERGES[level.merge](*ends)
    if stack.last:
        x = end
    elif stack.output_reversed:
        x = x[::-1]
    arrays["top"] = x
    for dense in stack.head[:-1]:
        x = dense(x)
    if stack.head:
        if stack.head[-1].activation is softmax:
            arrays["logits"] = stack.head[-1].logits(x)
        x = stack.head[-1](x)
    arrays["output"] = x
    return arrays
