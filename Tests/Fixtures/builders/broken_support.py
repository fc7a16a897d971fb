"""Parts of the hostile files: a pickle written by hand, a PyTorch archive around it, a plain good model."""

import collections
import io
import pickle
import zipfile

import torch

from .cases import folder, generator, write_json
from .torch_support import Tagger, randomize

MARKER = "/tmp/lstm-tui-fixture-was-run"


def broken(name, file, content, error, note, key="model", **more):
    """A case whose one-line message must contain `error`; None: it must open (or fail cleanly) without one."""
    path = folder("broken", name)
    (path / file).write_bytes(content)
    case = {key: file} | ({} if error is None else {"error": error}) | more
    write_json(path, case | {"note": note})
    print(f"broken/{name}")


def good():
    """A small healthy state dict."""
    return randomize(Tagger("lstm", 10, 6, 4, 5), generator("broken")).state_dict()


def saved(content=None, **form):
    buffer = io.BytesIO()
    torch.save(good() if content is None else content, buffer, **form)
    return buffer.getvalue()


def entries(data):
    """The entries of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts, compressed=()):
    """A zip of {name: bytes}, stored, or deflated where the name is among `compressed`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name)
            archive.writestr(info, data, zipfile.ZIP_DEFLATED if name in compressed else zipfile.ZIP_STORED)
    return buffer.getvalue()


def archive(data_pkl, storages):
    """A PyTorch zip around a pickle: storages are {key: bytes}."""
    parts = {"archive/data.pkl": data_pkl, "archive/byteorder": b"little", "archive/version": b"3\n"}
    return zipped(parts | {f"archive/data/{k}": v for k, v in storages.items()})


class Storage:
    def __init__(self, key, count):
        self.key, self.count = key, count


class FakeTensor:
    """A tensor whose offset, size and stride are whatever the case wants."""

    def __init__(self, storage, offset, size, stride):
        self.arguments = (storage, offset, size, stride, False, collections.OrderedDict())

    def __reduce__(self):
        return torch._utils._rebuild_tensor_v2, self.arguments


class Pickler(pickle.Pickler):
    def persistent_id(self, thing):
        if isinstance(thing, Storage):
            return "storage", torch.FloatStorage, thing.key, "cpu", thing.count
        return None


def pickled(thing, protocol=2):
    buffer = io.BytesIO()
    Pickler(buffer, protocol).dump(thing)
    return buffer.getvalue()
