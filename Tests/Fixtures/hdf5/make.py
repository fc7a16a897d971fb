#!/usr/bin/env python3
"""Writes the HDF5 files of this folder with h5py, and what they hold as JSON.

    pip install h5py numpy && python3 make.py

kinds.h5        every element type, layout and kind of attribute that is read, in the old form
latest.h5       the same in the newest form of the format (libver='latest')
many.h5         more names in a group than one node of a B-tree holds
unsupported.h5  what is refused, each thing with its reason
long-names.h5   a group of a long name with many datasets, each of which has it in its own
"""
import json
import os

import h5py
import numpy as np

here = os.path.dirname(os.path.abspath(__file__))
random = np.random.default_rng(7)


def fill(file, chunked):
    expected = {}

    def add(name, array, **options):
        file.create_dataset(name, data=array, **options)
        expected[name] = {"shape": list(array.shape), "values": array.astype(float).ravel().tolist()}

    values = random.normal(size=(3, 5))
    for kind in ["<f2", "<f4", "<f8", ">f2", ">f4", ">f8"]:
        add("floats/" + kind.replace("<", "little_").replace(">", "big_"), values.astype(kind))
    add("floats/half_edges", np.array([0, -0.0, 6e-8, 6.1e-5, 65504], "<f2"))
    integers = np.array([[0, 1, 2], [100, 127, 5]])
    for kind in ["i1", "u1", "<i2", "<u2", ">i4", "<i8", "<u8"]:
        signed = -integers if "i" in kind else integers
        add("integers/" + kind.replace("<", "little_").replace(">", "big_"), signed.astype(kind))
    add("integers/bool", np.array([True, False, True]))
    add("scalar", np.float32(2.5).reshape(()))
    add("empty", np.zeros((0, 4), "<f4"))
    if chunked:
        grid = random.normal(size=(7, 5, 3)).astype("<f4")
        add("chunks/plain", grid, chunks=(3, 2, 3))
        add("chunks/gzip", grid, chunks=(4, 5, 2), compression="gzip")
        add("chunks/shuffle", grid, chunks=(7, 2, 2), compression="gzip", shuffle=True)
        add("chunks/checksum", grid, chunks=(2, 5, 3), compression="gzip", fletcher32=True)
        add("chunks/many", random.normal(size=(75, 2)).astype("<f8"), chunks=(1, 1))
    else:
        add("chunks/single", random.normal(size=(4, 3)).astype("<f4"), chunks=(4, 3))
        add("chunks/gzip", random.normal(size=(4, 3)).astype("<f4"), chunks=(4, 3), compression="gzip")
    compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    compact.set_layout(h5py.h5d.COMPACT)
    data = random.normal(size=4).astype("<f4")
    space = h5py.h5s.create_simple((4,))
    dataset = h5py.h5d.create(file.id, b"compact", h5py.h5t.IEEE_F32LE, space, compact)
    dataset.write(h5py.h5s.ALL, h5py.h5s.ALL, data)
    expected["compact"] = {"shape": [4], "values": data.astype(float).tolist()}

    group = file["floats"]
    group.attrs["text"] = "vlen é"
    group.attrs["bytes"] = np.bytes_("fixed")
    group.attrs["names"] = np.array([b"a", b"bcd", b""])
    group.attrs["words"] = np.array(["x", "yz"], dtype=h5py.string_dtype())
    group.attrs["none"] = np.array([])
    group.attrs["null"] = h5py.Empty("f")
    group.attrs["long"] = "0123456789" * 700
    strings = {
        "text": ["vlen é"], "bytes": ["fixed"], "names": ["a", "bcd", ""], "words": ["x", "yz"],
        "none": [], "null": [], "long": ["0123456789" * 700],
    }
    file.attrs["numbers"] = np.array([[1, 2], [3, 4]])
    file.attrs["pi"] = np.float64(3.25)
    return {"datasets": expected, "strings": strings, "numbers": [1, 2, 3, 4]}


def write(name, content):
    with open(os.path.join(here, name), "w") as out:
        json.dump(content, out)


with h5py.File(os.path.join(here, "kinds.h5"), "w") as file:
    write("kinds.json", fill(file, chunked=True))
with h5py.File(os.path.join(here, "latest.h5"), "w", libver="latest") as file:
    write("latest.json", fill(file, chunked=False))
with h5py.File(os.path.join(here, "many.h5"), "w") as file:
    for index in range(140):
        file.create_dataset(f"layer_{index}", data=h5py.Empty("f"))
with h5py.File(os.path.join(here, "unsupported.h5"), "w") as file:
    file["compound"] = np.zeros(2, [("a", "<f4"), ("b", "<i4")])
    file.create_dataset("lzf", data=np.zeros(9, "<f4"), compression="lzf")
    file.create_dataset("unwritten", shape=(3,), dtype="<f4")
    file["strings"] = np.array([b"a", b"b"])
    file["opaque"] = np.void(b"abcd")
    file["soft"] = h5py.SoftLink("/compound")
with h5py.File(os.path.join(here, "dense.h5"), "w", libver="latest") as file:
    for index in range(20):
        file.create_group(f"layer_{index}")
with h5py.File(os.path.join(here, "hardlink.h5"), "w") as file:
    group = file.create_group("a")
    group.create_group("b")["up"] = group
with h5py.File(os.path.join(here, "userblock.h5"), "w", userblock_size=512) as file:
    file["values"] = np.arange(3.0, dtype="<f4")

with h5py.File(os.path.join(here, "long-names.h5"), "w", libver="v110") as file:
    group = file.create_group("g" * 12_000)
    for index in range(8):
        inner = group.create_group(f"i{index}")
        for name in "abcdef":
            inner.create_dataset(name, data=np.float32(0))
