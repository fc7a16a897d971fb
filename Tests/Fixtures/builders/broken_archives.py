"""Files that are cut off, are something else, or are archives that no library writes."""

import io

import h5py
import numpy as np
import safetensors.torch

from .broken_support import broken, entries, good, saved, zipped
from .cases import ROOT, generator, random

POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 22071338\n"
PAGE = b'<!DOCTYPE html>\n<html lang="en">\n<head><title>lstm_model.h5 - Sign in</title></head>\n<body>Please sign in.</body></html>\n'


def build():
    zip_ = saved()
    legacy = saved(_use_new_zipfile_serialization=False)
    tensors = safetensors.torch.save(good())
    keras = (ROOT / "keras" / "rnn-relu-keras" / "model.keras").read_bytes()
    hdf5 = (ROOT / "keras" / "keras2-lstm-h5" / "model.h5").read_bytes()
    onnx = (ROOT / "onnx" / "torch-lstm-script" / "model.onnx").read_bytes()
    npz = (ROOT / "numpy" / "torch-names" / "model.npz").read_bytes()
    for name, file, data in [
        ("truncated-pt", "model.pt", zip_),
        ("truncated-pt-legacy", "model.pt", legacy),
        ("truncated-safetensors", "model.safetensors", tensors),
        ("truncated-keras", "model.keras", keras),
        ("truncated-h5", "model.h5", hdf5),
        ("truncated-onnx", "model.onnx", onnx),
        ("truncated-npz", "model.npz", npz),
    ]:
        broken(name, file, data[: len(data) * 2 // 3], file, "the last third is missing, as after a broken download")
    broken("truncated-h5-header", "model.h5", hdf5[:40], "model.h5", "40 bytes of an HDF5 file")
    broken(
        "truncated-safetensors-header",
        "model.safetensors",
        tensors[:5],
        "model.safetensors",
        "shorter than the length of its header",
    )
    broken("empty", "model.pt", b"", "empty", "no byte at all")
    broken("lfs-pointer-h5", "model.h5", POINTER, "LFS", "a Git LFS pointer instead of the file")
    broken("lfs-pointer-safetensors", "model.safetensors", POINTER, "LFS", "a Git LFS pointer instead of the file")
    broken("lfs-pointer-pt", "model.pt", POINTER, "LFS", "a Git LFS pointer instead of the file")
    broken("html-h5", "model.h5", PAGE, "HTML", "a web page saved as .h5")
    broken("html-keras", "model.keras", PAGE, "HTML", "a web page saved as .keras")
    broken("text-pt", "model.pt", b"import torch\nmodel = torch.load('model.pt')\n", "model.pt", "a script named .pt")
    compressed(zip_)
    damaged(zip_, keras)
    hdf5_features()


def compressed(zip_):
    """No library deflates these entries, but a user who repacks the archive does."""
    parts = entries(zip_)
    pickle_name = next(n for n in parts if n.endswith("data.pkl"))
    broken(
        "zip-deflated",
        "model.pt",
        zipped(parts, set(parts)),
        None,
        "repacked with compression: reading it and refusing it are both right; the message then names the entry",
        either="compressed",
    )
    bomb = dict(parts) | {pickle_name: bytes(8_000_000)}
    broken("zip-bomb", "model.pt", zipped(bomb, {pickle_name}), "data.pkl", "data.pkl is 8 MB of zeros in 8 kB")
    bomb = dict(parts) | {pickle_name.replace("data.pkl", "data/0"): bytes(8_000_000)}
    broken(
        "zip-bomb-storage",
        "model.pt",
        zipped(bomb, {pickle_name.replace("data.pkl", "data/0")}),
        "data/0",
        "a storage is 8 MB of zeros in 8 kB",
    )
    # an entry that says it is 4 GB long, and is not
    data = bytearray(zip_)
    directory = data.rindex(b"PK\x01\x02", 0, len(data))
    data[directory + 20 : directory + 28] = b"\xf0\xff\xff\xff\xf0\xff\xff\xff"
    broken("zip-size-beyond-file", "model.pt", bytes(data), "model.pt", "the last entry of the directory claims 4 GB")


def damaged(zip_, keras):
    parts = entries(zip_)
    broken(
        "zip-without-pickle",
        "model.pt",
        zipped({k: v for k, v in parts.items() if not k.endswith(".pkl")}),
        "data.pkl",
        "an archive without data.pkl",
    )
    broken(
        "zip-of-something",
        "model.zip",
        zipped({"photo.jpg": b"\xff\xd8\xff", "readme.txt": b"hello"}),
        "model.zip",
        "an archive of other things",
    )
    parts = entries(keras)
    broken(
        "keras-without-config",
        "model.keras",
        zipped({k: v for k, v in parts.items() if k != "config.json"}),
        "config.json",
        ".keras without its config",
    )
    broken(
        "keras-without-weights-file",
        "model.keras",
        zipped({k: v for k, v in parts.items() if not k.endswith(".h5")}),
        "model.weights.h5",
        ".keras without its weights",
    )
    broken(
        "keras-config-not-json",
        "model.keras",
        zipped(parts | {"config.json": b'{"class_name": "Sequential", "config": {"layers": ['}),
        "config.json",
        ".keras whose config is cut off",
    )
    nested = b'{"a":' + b"[" * 20_000 + b"]" * 20_000 + b"}"
    broken(
        "keras-config-deep", "model.keras", zipped(parts | {"config.json": nested}), "config.json", "a config nested 20,000 deep"
    )


def hdf5_features():
    """HDF5 that h5py can write and Keras never does."""
    rng = generator("hdf5 features")

    def file(write, **options):
        buffer = io.BytesIO()
        with h5py.File(buffer, "w", **options) as handle:
            write(handle.create_group("lstm/lstm"))
        return buffer.getvalue()

    shapes = {"kernel:0": (6, 20), "recurrent_kernel:0": (5, 20), "bias:0": (20,)}
    chunked = lambda group: [
        group.create_dataset(k, data=random(rng, *s), chunks=True, compression="gzip") for k, s in shapes.items()
    ]
    plain = lambda group: [group.create_dataset(k, data=random(rng, *s)) for k, s in shapes.items()]
    broken(
        "h5-chunked-gzip",
        "model.h5",
        file(chunked),
        None,
        "chunked and compressed data sets: reading and refusing are both right",
        either="chunk",
    )
    broken(
        "h5-latest",
        "model.h5",
        file(plain, libver="latest"),
        None,
        "superblock 3, new groups: reading and refusing are both right",
        either="HDF5",
    )
    broken(
        "h5-other-data",
        "model.h5",
        file(lambda g: g.create_dataset("images", data=np.zeros((3, 4), np.uint8))),
        "model.h5",
        "HDF5 of something else",
    )
