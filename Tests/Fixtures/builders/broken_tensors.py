"""Headers and shapes that lie, in safetensors, npy and ONNX; and weights that are not numbers, which is no error."""

import json
import struct

import numpy as np
import onnx
import safetensors.torch

from .broken_support import broken, good, saved, zipped
from .cases import ROOT, folder, write_case
from .reference import trace
from .torch_support import stack


def tensors(header, data=b""):
    """A safetensors file with this header, dict or bytes."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def build():
    lying_headers()
    arrays()
    graphs()
    not_a_number()


def lying_headers():
    entry = lambda shape, begin, end, dtype="F32": {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}
    W, U = "lstm.weight_ih_l0", "lstm.weight_hh_l0"
    for name, error, note, content in [
        ("overlap", "weight", "two tensors share bytes", tensors({W: entry([4, 3], 0, 48), U: entry([4, 1], 40, 56)}, bytes(56))),
        (
            "hole",
            "model.safetensors",
            "16 bytes belong to no tensor",
            tensors({W: entry([4, 3], 0, 48), U: entry([4, 1], 64, 80)}, bytes(80)),
        ),
        ("beyond-end", W, "the offsets lie beyond the file", tensors({W: entry([4, 3], 0, 48)}, bytes(20))),
        ("offset-64-bit", W, "an offset of 2^64 - 1", tensors({W: entry([4, 3], 2**64 - 1, 2**64 - 1)}, bytes(48))),
        ("offset-backwards", W, "the end is before the begin", tensors({W: entry([4, 3], 48, 0)}, bytes(48))),
        (
            "shape-overflow",
            W,
            "the product of the shape overflows 64 bits",
            tensors({W: entry([2**33, 2**33], 0, 48)}, bytes(48)),
        ),
        ("shape-negative", W, "a negative size", tensors({W: entry([-4, 3], 0, 48)}, bytes(48))),
        ("shape-fraction", W, "a size that is no whole number", tensors({W: entry([4.5, 3], 0, 48)}, bytes(48))),
        ("shape-mismatch", W, "12 values in 44 bytes", tensors({W: entry([4, 3], 0, 44)}, bytes(44))),
        ("type-unknown", "F7", "a type that does not exist", tensors({W: entry([4, 3], 0, 48, "F7")}, bytes(48))),
        (
            "header-not-json",
            "model.safetensors",
            "the header is not JSON",
            tensors(b'{"lstm.weight_ih_l0": {"dtype": "F32", ', bytes(48)),
        ),
        ("header-huge", "model.safetensors", "a header of 2^62 bytes", struct.pack("<Q", 2**62) + b"{}"),
        (
            "header-beyond-file",
            "model.safetensors",
            "a header of 100 MB in a file of 10 bytes",
            struct.pack("<Q", 100_000_000) + b"{}",
        ),
        (
            "header-deep",
            "model.safetensors",
            "a header nested 20,000 deep",
            tensors(b'{"a":' + b"[" * 20_000 + b"]" * 20_000 + b"}"),
        ),
        ("no-tensor", "model.safetensors", "an empty header", tensors({})),
        (
            "no-recurrent",
            "model.safetensors",
            "only an embedding and a dense layer",
            tensors({"embedding.weight": entry([4, 3], 0, 48), "fc.weight": entry([2, 3], 48, 72)}, bytes(72)),
        ),
    ]:
        broken(f"safetensors-{name}", "model.safetensors", content, error, note)


def arrays():
    """npy headers."""

    def npy(header, data=bytes(48)):
        text = header.encode().ljust(118) + b"\n"
        return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + data

    def npz(content):
        return zipped({"lstm.weight_ih_l0.npy": content})

    for name, note, content in [
        (
            "shape-huge",
            "a shape of 2^60 values",
            npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1073741824, 1073741824), }"),
        ),
        ("shape-negative", "a negative size", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (-4, 3), }")),
        ("header-garbage", "a header that is no dictionary", npy("__import__('os')")),
        ("type-void", "a type of 3 bytes", npy("{'descr': '|V3', 'fortran_order': False, 'shape': (4, 3), }")),
        ("short", "fewer bytes than the shape says", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (40, 3), }")),
    ]:
        broken(f"npz-{name}", "model.npz", npz(content), "weight_ih_l0", note)


def graphs():
    """ONNX with weights that do not fit, or that lie about their size."""
    source = (ROOT / "onnx" / "node-lstm-reverse" / "model.onnx").read_bytes()

    def changed(change):
        proto = onnx.ModelProto.FromString(source)
        change(proto.graph)
        return proto.SerializeToString()

    weight = lambda graph: next(t for t in graph.initializer if t.name == "W")
    for name, error, note, change in [
        (
            "raw-data-short",
            "W",
            "raw_data has fewer bytes than the dims say",
            lambda g: setattr(weight(g), "raw_data", weight(g).raw_data[:-4]),
        ),
        (
            "dims-huge",
            "W",
            "dims whose product overflows 64 bits",
            lambda g: weight(g).dims.__setitem__(slice(None), [1, 2**40, 2**40]),
        ),
        ("dims-negative", "W", "negative dims", lambda g: weight(g).dims.__setitem__(slice(None), [1, -20, 3])),
        (
            "hidden-size-wrong",
            "hidden_size",
            "hidden_size is not that of R",
            lambda g: [setattr(a, "i", 7) for a in g.node[0].attribute if a.name == "hidden_size"],
        ),
        (
            "direction-unknown",
            "sideways",
            "a direction that does not exist",
            lambda g: [setattr(a, "s", b"sideways") for a in g.node[0].attribute if a.name == "direction"],
        ),
        (
            "activation-unknown",
            "Wobble",
            "an activation that does not exist",
            lambda g: g.node[0].attribute.append(onnx.helper.make_attribute("activations", ["Wobble", "Tanh", "Tanh"])),
        ),
        ("weights-missing", "W", "W is neither initializer nor constant nor input", lambda g: g.initializer.remove(weight(g))),
    ]:
        broken(f"onnx-{name}", "model.onnx", changed(change), error, note)
    broken(
        "onnx-length-huge",
        "model.onnx",
        b"\x08\x08\x3a\xff\xff\xff\xff\xff\xff\xff\xff\x7f" + source[:50],
        "model.onnx",
        "a field of 2^63 bytes",
    )
    broken("onnx-varint-endless", "model.onnx", b"\x08" + b"\xff" * 40, "model.onnx", "a varint that does not end")


def not_a_number():
    """NaN and infinite weights are allowed, and shown as they are: there is no error, and the model runs."""
    tokens = [3, 1, 4]
    for name, file, value in [
        ("nan-weights-pt", "model.pt", float("nan")),
        ("nan-weights-safetensors", "model.safetensors", float("nan")),
        ("infinite-weights", "model.pt", float("inf")),
    ]:
        state = good()
        state["embedding.weight"][1, 2] = value
        with np.errstate(all="ignore"):
            expected = trace(stack(state, "lstm.", "lstm", embedding="embedding", head="fc"), tokens)
        path = folder("broken", name)
        (path / file).write_bytes(saved(state) if file == "model.pt" else safetensors.torch.save(state))
        write_case(
            path,
            file,
            expected if value != value else None,
            tokens=tokens,
            note=f"a weight is {value}: allowed; from the second word on everything is NaN"
            if value != value
            else "an infinite weight: allowed",
        )
