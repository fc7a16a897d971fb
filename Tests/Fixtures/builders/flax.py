"""Flax: linen and nnx parameter trees, flattened to safetensors (names joined by '.') and npz (by '/')."""

import flax.linen as nn
import flax.serialization
import jax
import jax.numpy as jnp
import numpy as np
import safetensors.numpy
from flax import nnx
from flax.traverse_util import flatten_dict, unflatten_dict

from .cases import agree, folder, generator, random, write_case, write_json
from .reference import Cell, Dense, Level, Stack, trace

TOKENS = [3, 1, 4, 1, 5, 9, 2]
V, E, O = 10, 6, 3
TANH = ["--nonlinearity", "tanh"]


class Compact(nn.Module):
    """Cells made inline: their parameters are hoisted to the model, LSTMCell_0 and so on."""

    cells: tuple
    widths: tuple

    @nn.compact
    def __call__(self, ids):
        x = nn.Embed(V, E)(ids)
        for cell, width in zip(self.cells, self.widths):
            x = nn.RNN(getattr(nn, cell)(width))(x)
        return nn.Dense(O)(x)


class SetUp(nn.Module):
    """Parts with names, made in setup: rnn/cell/..., both/forward_rnn/cell/..."""

    kind: str
    width: int
    bidirectional: bool = False

    def setup(self):
        make = lambda: nn.RNN(getattr(nn, self.kind)(self.width))
        self.embed, self.head = nn.Embed(V, E), nn.Dense(O)
        self.rnn = nn.Bidirectional(make(), make()) if self.bidirectional else make()

    def __call__(self, ids):
        return self.head(self.rnn(self.embed(ids)))


class CompactBidirectional(nn.Module):
    """Both directions made inline: GRUCell_0 reads forward and GRUCell_1 backward, which no name says."""

    cells: tuple
    widths: tuple

    @nn.compact
    def __call__(self, ids):
        x = nn.Embed(V, E)(ids)
        for cell, width in zip(self.cells, self.widths):
            x = nn.Bidirectional(*[nn.RNN(getattr(nn, cell)(width)) for _ in range(2)])(x)
        return nn.Dense(O)(x)


def separate(tree, kind, backward=False):
    """The reference cell of linen's LSTMCell, OptimizedLSTMCell, GRUCell, SimpleCell and of nnx's LSTMCell."""
    kernel = lambda name: tree.get(f"{name}/kernel", tree.get(f"{name}_/kernel")).T
    if kind == "rnn":
        return Cell("rnn", {"h": kernel("i")}, {"h": kernel("h")}, {"h": tree["i/bias"]}, backward)
    gates = {"lstm": "ifgo", "gru": "rzn"}[kind]
    W = {g: kernel(f"i{g}") for g in gates}
    U = {g: kernel(f"h{g}") for g in gates}
    side = "h" if kind == "lstm" else "i"
    b = {g: tree[f"{side}{g}/bias"] for g in gates}
    return Cell(kind, W, U, b, backward, recurrent_bias=tree.get("hn/bias"))


def fused(tree, kind):
    """The reference cell of nnx's OptimizedLSTMCell, GRUCell and SimpleCell: one matrix for all gates."""
    gates = {"lstm": "ifgo", "gru": "rzn", "rnn": "h"}[kind]
    part = lambda a: dict(zip(gates, np.split(a.T, len(gates))))
    bias = tree["dense_h/bias"] if kind == "lstm" else tree["dense_i/bias"]
    return Cell(kind, part(tree["dense_i/kernel"]), part(tree["dense_h/kernel"]), part(bias))


def below(flat, prefix):
    """The part of a flat tree under `prefix`, in float64."""
    return {k.removeprefix(prefix): np.asarray(v, np.float64) for k, v in flat.items() if k.startswith(prefix)}


def randomize(tree, rng):
    return jax.tree.map(lambda a: jnp.asarray(random(rng, *a.shape)), tree)


def write(name, flat, arrays, note, containers=("safetensors", "npz"), flags=()):
    for container in containers:
        path = folder("flax", f"{name}-{container}")
        if container == "npz":
            file = "model.npz"
            np.savez(path / file, **{k: np.asarray(v) for k, v in flat.items()})
        else:
            file = "model.safetensors"
            safetensors.numpy.save_file({k.replace("/", "."): np.ascontiguousarray(v) for k, v in flat.items()}, path / file)
        write_case(path, file, arrays, tokens=TOKENS, note=note, arguments=flags)


def kind_of(cell):
    return "lstm" if "LSTM" in cell else "gru" if "GRU" in cell else "rnn"


def build():
    for name, model, cells, containers, note in [
        ("linen-lstm", Compact(("LSTMCell",), (5,)), [["LSTMCell_0"]], ("safetensors", "npz"), "linen LSTMCell made inline"),
        (
            "linen-optimized-lstm",
            Compact(("OptimizedLSTMCell",), (5,)),
            [["OptimizedLSTMCell_0"]],
            ("npz",),
            "linen OptimizedLSTMCell made inline",
        ),
        ("linen-gru", Compact(("GRUCell",), (5,)), [["GRUCell_0"]], ("safetensors", "npz"), "linen GRUCell made inline"),
        ("linen-simple", Compact(("SimpleCell",), (5,)), [["SimpleCell_0"]], ("safetensors",), "linen SimpleCell made inline"),
        (
            "linen-2-layers",
            Compact(("OptimizedLSTMCell",) * 2, (5, 4)),
            [["OptimizedLSTMCell_0"], ["OptimizedLSTMCell_1"]],
            ("safetensors",),
            "two layers: _0 reads the embedding, _1 reads _0",
        ),
        (
            "linen-mixed-layers",
            Compact(("LSTMCell", "GRUCell"), (5, 4)),
            [["LSTMCell_0"], ["GRUCell_0"]],
            ("npz",),
            "an LSTM below a GRU: only the widths say which reads which",
        ),
        ("linen-setup", SetUp("LSTMCell", 5), [["rnn/cell"]], ("npz",), "linen, parts named in setup"),
        (
            "linen-bidirectional-lstm",
            SetUp("OptimizedLSTMCell", 5, True),
            [["rnn/forward_rnn/cell", "rnn/backward_rnn/cell"]],
            ("safetensors",),
            "linen Bidirectional",
        ),
        (
            "linen-bidirectional-gru",
            SetUp("GRUCell", 4, True),
            [["rnn/forward_rnn/cell", "rnn/backward_rnn/cell"]],
            ("npz",),
            "linen Bidirectional",
        ),
        (
            "linen-bidirectional-inline",
            CompactBidirectional(("GRUCell",), (5,)),
            [["GRUCell_0", "GRUCell_1"]],
            ("safetensors",),
            "linen Bidirectional made inline: only the order of the names says which reads backward",
        ),
        (
            "linen-bidirectional-inline-2-layers",
            CompactBidirectional(("OptimizedLSTMCell",) * 2, (5, 4)),
            [["OptimizedLSTMCell_0", "OptimizedLSTMCell_1"], ["OptimizedLSTMCell_2", "OptimizedLSTMCell_3"]],
            ("npz",),
            "two such layers",
        ),
    ]:
        linen(name, model, cells, containers, note)
    for name, kind, note in [
        ("nnx-lstm", "LSTMCell", "nnx LSTMCell: separate kernels as in linen, but the forget gate's is called if_"),
        ("nnx-optimized-lstm", "OptimizedLSTMCell", "nnx OptimizedLSTMCell: dense_i and dense_h hold i f g o"),
        ("nnx-gru", "GRUCell", "nnx GRUCell: dense_i and dense_h hold r z n; no recurrent bias"),
        ("nnx-simple", "SimpleCell", "nnx SimpleCell"),
    ]:
        with_nnx(name, kind, note)
    message_pack()


def linen(name, model, cells, containers, note):
    rng = generator(name)
    ids = jnp.array([TOKENS])
    parameters = randomize(model.init(jax.random.key(0), ids), rng)
    flat = flatten_dict(parameters, sep="/")
    levels = []
    for names in cells:
        kind = kind_of(model.cells[len(levels)] if isinstance(model, (Compact, CompactBidirectional)) else model.kind)
        backward = lambda n: "backward" in n or isinstance(model, CompactBidirectional) and n == names[1]
        levels.append(Level([separate(below(flat, f"params/{n}/"), kind, backward=backward(n)) for n in names]))
    top = below(flat, "params/")
    part = lambda a, b: top.get(a, top.get(b))
    head = Dense(part("Dense_0/kernel", "head/kernel").T, part("Dense_0/bias", "head/bias"))
    arrays = trace(Stack(levels, part("Embed_0/embedding", "embed/embedding"), [head]), TOKENS)
    agree(np.asarray(model.apply(parameters, ids))[0], arrays["output"], 1e-5, name)
    assert flatten_dict(unflatten_dict(flat, sep="/"), sep="/").keys() == flat.keys()
    write(name, flat, arrays, note, containers, TANH if levels[0].cells[0].kind == "rnn" else ())


class Tagger(nnx.Module):
    def __init__(self, cell, rngs):
        self.embed, self.head = nnx.Embed(V, E, rngs=rngs), nnx.Linear(5, O, rngs=rngs)
        self.rnn = nnx.RNN(getattr(nnx, cell)(E, 5, rngs=rngs))

    def __call__(self, ids):
        return self.head(self.rnn(self.embed(ids)))


def with_nnx(name, cell, note):
    model = Tagger(cell, nnx.Rngs(0))
    nnx.update(model, randomize(nnx.state(model, nnx.Param), generator(name)))
    flat = {"/".join(map(str, k)): np.asarray(v) for k, v in flatten_dict(nnx.to_pure_dict(nnx.state(model, nnx.Param))).items()}
    kind = kind_of(cell)
    tree = below(flat, "rnn/cell/")
    made = separate(tree, kind) if "ii/kernel" in tree else fused(tree, kind)
    arrays = trace(Stack([Level([made])], flat["embed/embedding"], [Dense(flat["head/kernel"].T, flat["head/bias"])]), TOKENS)
    agree(np.asarray(model(jnp.array([TOKENS])))[0], arrays["output"], 1e-5, name)
    write(name, flat, arrays, note, ("safetensors",) if kind != "gru" else ("npz",), TANH if kind == "rnn" else ())


def message_pack():
    """flax.serialization's own format is recognised and explained, not read."""
    model = Compact(("LSTMCell",), (5,))
    parameters = randomize(model.init(jax.random.key(0), jnp.array([TOKENS])), generator("message pack"))
    path = folder("broken", "flax-msgpack")
    (path / "model.msgpack").write_bytes(flax.serialization.to_bytes(parameters))
    write_json(
        path,
        {
            "model": "model.msgpack",
            "error": "MessagePack",
            "note": "flax.serialization.to_bytes: not supported, with the way out (flatten to npz or safetensors)",
        },
    )
    print("broken/flax-msgpack")
