"""safetensors as the library writes them: every floating type, tied weights, metadata, prefixes."""

import numpy as np
import safetensors.torch
import torch

from .cases import agree, folder, generator, random, write_case
from .reference import trace
from .torch_support import Tagger, check_tagger, randomize, stack

TOKENS = [3, 1, 4, 1, 5, 9, 2]


def build():
    for name, type, kind, options in [
        ("float32", torch.float32, "lstm", {}),
        ("float64", torch.float64, "lstm", {"num_layers": 2}),
        ("float16", torch.float16, "lstm", {"bidirectional": True}),
        ("bfloat16", torch.bfloat16, "gru", {}),
    ]:
        model = randomize(Tagger(kind, 10, 6, 4, 5, **options), generator("safetensors " + name)).to(type)
        arrays = check_tagger(model, TOKENS, name)
        path = folder("safetensors", name)
        safetensors.torch.save_file(model.state_dict(), path / "model.safetensors")
        write_case(
            path,
            "model.safetensors",
            arrays,
            tokens=TOKENS,
            tolerance=2e-3 if type.itemsize == 2 else 1e-5,
            note=f"{type}, torch's names",
        )
    tied()
    prefixes()
    other_types()
    rnn()


def tied():
    """save_model keeps one of two tied tensors and names the other in the metadata."""
    from .torch_files import WordLanguageModel

    name = "tied"
    model = randomize(WordLanguageModel(10, 5, 5, 2, True), generator("safetensors tied"))
    arrays = trace(stack(model.state_dict(), "rnn.", "lstm", 2, embedding="encoder", head="decoder"), TOKENS)
    path = folder("safetensors", name)
    safetensors.torch.save_model(model, str(path / "model.safetensors"))
    with safetensors.safe_open(path / "model.safetensors", "pt") as file:
        assert len(set(file.keys()) & {"encoder.weight", "decoder.weight"}) == 1 and file.metadata()
    with torch.no_grad():
        agree(model.double()(torch.tensor(TOKENS))[1], arrays["output"], 1e-9, name)
    write_case(
        path,
        "model.safetensors",
        arrays,
        tokens=TOKENS,
        note="save_model with tied weights: encoder.weight or decoder.weight is only in __metadata__",
    )


def prefixes():
    model = randomize(
        Tagger("gru", 10, 6, 4, 5, bidirectional=True, names=("emb", "rnn", "out")), generator("safetensors prefix")
    )
    arrays = check_tagger(model, TOKENS, "prefix")
    path = folder("safetensors", "prefix")
    state = {f"model.encoder.{k}": v for k, v in model.state_dict().items()}
    safetensors.torch.save_file(state, path / "model.safetensors", metadata={"format": "pt"})
    write_case(path, "model.safetensors", arrays, tokens=TOKENS, note="names with prefixes, metadata that says nothing")


def other_types():
    """Integers, booleans, scalars and an empty tensor among the weights."""
    model = randomize(Tagger("lstm", 10, 6, 4, 5, proj_size=3), generator("safetensors others"))
    arrays = check_tagger(model, TOKENS, "other-types")
    path = folder("safetensors", "other-types")
    extra = {
        "steps": torch.tensor(12),
        "seen": torch.arange(7, dtype=torch.int32),
        "mask": torch.tensor([True, False, True]),
        "bytes": torch.arange(3, dtype=torch.uint8),
        "none": torch.zeros(0, 4),
        "scale": torch.tensor(0.5),
    }
    safetensors.torch.save_file(model.state_dict() | extra, path / "model.safetensors")
    write_case(
        path,
        "model.safetensors",
        arrays,
        tokens=TOKENS,
        note="a projection; I64, I32, BOOL, U8, a scalar and an empty tensor are in the file too",
    )


def rnn():
    rng = generator("safetensors rnn")
    model = randomize(torch.nn.RNN(3, 5, 2, nonlinearity="relu"), rng)
    xs = random(rng, 6, 3, scale=2)
    state = {f"rnn.{k}": v for k, v in model.state_dict().items()}
    arrays = trace(stack(state, "rnn.", "rnn", 2, activation=lambda x: np.maximum(x, 0)), xs)
    with torch.no_grad():
        agree(model.double()(torch.from_numpy(xs).double())[0], arrays.pop("output"), 1e-9, "rnn-relu")
    path = folder("safetensors", "rnn-relu")
    safetensors.torch.save_file({k: v.float() for k, v in state.items()}, path / "model.safetensors")
    write_case(
        path,
        "model.safetensors",
        arrays,
        array=xs,
        arguments=["--nonlinearity", "relu"],
        note="two RNN layers, relu, numbers in, no head",
    )
