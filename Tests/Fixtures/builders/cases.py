"""How a case is written: its folder, case.json, expected.npz, and the check against the library."""

import json
import shutil
import zlib
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent


def folder(kind, name):
    """An empty folder for the case."""
    path = ROOT / kind / name
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def generator(name):
    """Random numbers that depend on the case's name only."""
    return np.random.default_rng(zlib.crc32(name.encode()))


def random(rng, *shape, scale=0.8):
    """Uniform in ±scale, as float32: never constant, and small enough that nothing saturates."""
    return rng.uniform(-scale, scale, shape).astype(np.float32)


def agree(found, expected, limit, what):
    """Stops the build when the reference and the library differ."""
    found, expected = np.asarray(found, np.float64), np.asarray(expected, np.float64)
    if found.shape != expected.shape:
        raise SystemExit(f"{what}: shape {found.shape}, the reference has {expected.shape}")
    difference = np.abs(found - expected).max(initial=0)
    if not difference <= limit:
        raise SystemExit(f"{what}: differs from the reference by {difference:.3g}, limit {limit:g}")
    return difference


def write_case(path, model, arrays, *, tokens=None, array=None, arguments=(), initial=None, tolerance=1e-5, note, **more):
    """Writes case.json and expected.npz. `array` and `initial` are written beside them as input.npy, initial.npz."""
    case = {"model": model, "arguments": list(arguments)}
    if tokens is not None:
        case["input"] = {"tokens": [int(t) for t in tokens]}
    elif array is not None:
        np.save(path / "input.npy", np.asarray(array, np.float32))
        case["input"] = {"array": "input.npy"}
    if initial is not None:
        np.savez(path / "initial.npz", **initial)
    case["initial"] = None if initial is None else "initial.npz"
    case |= {"tolerance": tolerance, "note": note, **more}
    write_json(path, case)
    if arrays is not None:
        np.savez(path / "expected.npz", **{k: np.asarray(v, np.float64) for k, v in sorted(arrays.items()) if k != "top"})
    print(f"{path.parent.name}/{path.name}")


def write_json(path, case):
    """case.json with one member a line."""
    members = [f"  {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in case.items()]
    (path / "case.json").write_text("{\n" + ",\n".join(members) + "\n}\n")
