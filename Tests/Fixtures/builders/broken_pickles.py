"""Pickles that would run something, never end, or lie about their tensors. Written here, never loaded."""

import os
import pickle
import struct

from .broken_support import MARKER, FakeTensor, Storage, archive, broken, pickled, saved

COMMAND = f"touch {MARKER}"


class Runs:
    """Unpickled by Python this calls os.system."""

    def __reduce__(self):
        return os.system, (COMMAND,)


class Builds:
    """The same through exec, deep inside a dictionary."""

    def __reduce__(self):
        return eval, (f"__import__('os').system({COMMAND!r})",)


def build():
    running()
    lying()
    endless()
    opcodes()


def running():
    more = {"must_not_exist": MARKER}
    broken(
        "runs-command-pt",
        "model.pt",
        saved({"state_dict": {"lstm.weight_ih_l0": Runs()}}),
        "system",
        "data.pkl would run a command",
        **more,
    )
    broken(
        "runs-command-pt-legacy",
        "model.pt",
        saved({"model": Runs()}, _use_new_zipfile_serialization=False),
        "system",
        "a legacy file that would run a command",
        **more,
    )
    broken(
        "runs-command-eval",
        "model.pt",
        saved({"epoch": 1, "args": [{"x": Builds()}]}),
        "model.pt",
        "eval inside a dictionary inside a list",
        **more,
    )
    broken(
        "runs-command-vocabulary",
        "vocab.pkl",
        pickle.dumps({"the": 0, "cat": Runs()}, 4),
        "system",
        "vocab.pkl would run a command",
        key="vocabulary",
        **more,
    )
    broken(
        "runs-command-vocabulary-protocol-0",
        "vocab.pkl",
        pickle.dumps(Runs(), 0),
        "vocab.pkl",
        "the text protocol",
        key="vocabulary",
        **more,
    )


def lying():
    """Tensors that are not where they say."""
    names = {"lstm.weight_ih_l0": (16, 6), "lstm.weight_hh_l0": (16, 4)}
    room = {"0": bytes(4 * 96), "1": bytes(4 * 64)}

    def state(**changes):
        made = {}
        for key, (name, size) in enumerate(names.items()):
            fields = {"storage": Storage(str(key), size[0] * size[1]), "offset": 0, "size": size, "stride": (size[1], 1)} | (
                changes if key == 0 else {}
            )
            made[name] = FakeTensor(fields["storage"], fields["offset"], fields["size"], fields["stride"])
        return archive(pickled(made), room)

    name = "weight_ih_l0"
    for case, note, changes in [
        ("missing-storage", "the storage has no entry in the archive", {"storage": Storage("7", 96)}),
        (
            "storage-too-short",
            "the storage says 9,600 values, its entry has 96",
            {"storage": Storage("0", 9600), "size": (1600, 6)},
        ),
        ("stride-outside", "the strides reach beyond the storage", {"stride": (600, 1)}),
        ("stride-negative", "negative strides", {"stride": (-6, 1)}),
        ("offset-outside", "the offset is beyond the storage", {"offset": 97}),
        ("offset-negative", "a negative offset", {"offset": -1}),
        ("offset-huge", "offset + extent overflows 64 bits", {"offset": 2**63 - 1}),
        ("size-overflow", "the product of the sizes overflows 64 bits", {"size": (2**33, 2**33), "stride": (0, 0)}),
        ("size-huge-stride-zero", "2^40 values out of one, by strides of zero", {"size": (2**20, 2**20), "stride": (0, 0)}),
        ("size-negative", "a negative size", {"size": (-16, 6)}),
        ("stride-count", "two sizes, one stride", {"stride": (1,)}),
        ("dimensions-many", "1,000 dimensions", {"size": (1,) * 1000, "stride": (1,) * 1000}),
        ("storage-key-path", "a storage key that is a path", {"storage": Storage("../../../etc/passwd", 96)}),
    ]:
        broken(f"tensor-{case}", "model.pt", state(**changes), "model.pt" if case == "dimensions-many" else name, note)


def endless():
    """Structures that make a careless reader recurse or multiply without end."""
    around = lambda data: archive(data, {})
    deep = b"\x80\x02" + b"]" * 20_000 + b"a" * 19_999 + b"."
    broken("pickle-deep", "model.pt", around(deep), "model.pt", "lists nested 20,000 deep")
    deep = b"\x80\x02" + b"}X\x01\x00\x00\x00a" * 6_000 + b"N" + b"s" * 6_000 + b"."
    broken("pickle-deep-dictionaries", "model.pt", around(deep), "model.pt", "dictionaries nested 6,000 deep")
    deep = b"\x80\x02N" + b"\x85" * 20_000 + b"."
    broken("pickle-deep-tuples", "model.pt", around(deep), "model.pt", "tuples nested 20,000 deep")
    cycle = []
    cycle.append(cycle)
    broken("pickle-cycle", "model.pt", around(pickled(cycle)), "model.pt", "a list that holds itself")
    ring = {"state_dict": {}}
    ring["state_dict"]["model"] = ring
    broken("pickle-cycle-dictionaries", "model.pt", around(pickled(ring)), "model.pt", "a checkpoint that holds itself")
    laughs = ["ha"]
    for _ in range(60):
        laughs = [laughs, laughs]
    broken(
        "pickle-laughs",
        "model.pt",
        around(pickled({"state_dict": laughs})),
        "model.pt",
        "60 lists that each hold the one before twice: 2^60 ways through 61 lists",
    )
    vocabulary = {}
    vocabulary["the"] = vocabulary
    broken(
        "vocabulary-cycle",
        "vocab.pkl",
        pickle.dumps(vocabulary, 4),
        "vocab.pkl",
        "a vocabulary that holds itself",
        key="vocabulary",
    )


def opcodes():
    """Single opcodes with wrong lengths, indexes and depths."""
    for case, note, data in [
        ("stack-underflow", "SETITEM on an empty stack", b"\x80\x02s."),
        ("mark-missing", "APPENDS without a MARK", b"\x80\x02]e."),
        ("memo-missing", "BINGET of what was never put", b"\x80\x02h\x07."),
        ("memo-huge", "LONG_BINPUT at 4 billion", b"\x80\x02}r\xff\xff\xff\xff."),
        ("string-beyond-end", "a string of 2 GB in a file of 20 bytes", b"\x80\x02X\xff\xff\xff\x7fabc."),
        ("string-64-bit", "BINUNICODE8 of 2^63 bytes", b"\x80\x04\x8d" + struct.pack("<Q", 2**63) + b"abc."),
        ("frame-huge", "a FRAME of 2^62 bytes", b"\x80\x04\x95" + struct.pack("<Q", 2**62) + b"}."),
        ("long-huge", "LONG1 with 255 bytes where a number is expected", b"\x80\x02\x8a\xff" + b"\x7f" * 255 + b"."),
        ("utf8-wrong", "a string that is not UTF-8", b"\x80\x02}X\x02\x00\x00\x00\xff\xfeNs."),
        ("no-stop", "no STOP at the end", b"\x80\x02}"),
        ("opcode-unknown", "the opcode 0xff", b"\x80\x02\xff."),
        ("opcode-inst", "INST, which calls a class by name", b"(S'touch " + MARKER.encode() + b"'\nios\nsystem\n."),
        ("opcode-extension", "EXT1, a registered extension", b"\x80\x02\x82\x01."),
        ("protocol-9", "protocol 9", b"\x80\x09}."),
        ("number", "the file holds the number 7", b"\x80\x02K\x07."),
        ("empty-dictionary", "an empty dictionary", b"\x80\x02}."),
    ]:
        broken(f"pickle-{case}", "model.pt", archive(data, {}), "model.pt", note)
    magic = pickle.dumps(0x1950A86A20F9469CFC6C, 2)
    counts = (
        magic + pickle.dumps(1001, 2) + pickle.dumps({"little_endian": True}, 2) + pickle.dumps({}, 2) + pickle.dumps(["0"], 2)
    )
    broken("legacy-storage-huge", "model.pt", counts + struct.pack("<q", 2**62), "model.pt", "a legacy storage of 2^62 values")
    broken("legacy-storage-negative", "model.pt", counts + struct.pack("<q", -1), "model.pt", "a legacy storage of -1 values")
