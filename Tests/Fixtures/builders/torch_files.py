"""How PyTorch files come wrapped: checkpoints, prefixes, tied weights, types, storages that are shared."""

import io

import numpy as np
import torch
from torch import nn

from .cases import agree, folder, generator, write_case
from .reference import trace
from .torch_support import Tagger, check_tagger, randomize, stack

TOKENS = [3, 1, 4, 1, 5, 9, 2]


def tagger(name, kind="lstm", V=10, E=6, H=4, O=5, **options):
    model = randomize(Tagger(kind, V, E, H, O, **options), generator(name))
    return model, check_tagger(model, TOKENS, name)


def save(name, content, arrays, note, file="model.pt", tokens=TOKENS, **more):
    path = folder("torch", name)
    torch.save(content, path / file)
    write_case(path, file, arrays, tokens=tokens, note=note, **more)


def build():
    checkpoints()
    prefixes()
    word_language_models()
    types()
    storages()
    heads()
    vocabulary()


def checkpoints():
    for name, form in [("checkpoint-adam", {}), ("checkpoint-adam-legacy", {"_use_new_zipfile_serialization": False})]:
        model = randomize(Tagger("lstm", 10, 6, 4, 5), generator(name))
        optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
        for _ in range(2):  # so that exp_avg and exp_avg_sq exist and have the weights' shapes
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(torch.tensor([TOKENS]))[0][0], torch.tensor([0, 1, 2, 3, 4, 0, 1])).backward()
            optimizer.step()
        arrays = check_tagger(model, TOKENS, name)
        path = folder("torch", name)
        content = {
            "epoch": 7,
            "model_state_dict": model.state_dict(),
            "optimizer_state_dict": optimizer.state_dict(),
            "loss": 1.25,
            "best": torch.tensor(0.5),
        }
        torch.save(content, path / "model.pt", **form)
        write_case(
            path,
            "model.pt",
            arrays,
            tokens=TOKENS,
            note="a training checkpoint: Adam's exp_avg tensors have the weights' shapes and are not weights",
        )
    model, arrays = tagger("checkpoint-state-dict")
    save(
        "checkpoint-state-dict",
        {"state_dict": model.state_dict(), "hyper_parameters": {"hidden_size": 4, "lr": 1e-3}, "epoch": 3},
        arrays,
        "{'state_dict': ...} as Lightning writes it",
        "model.ckpt",
    )
    model, arrays = tagger("checkpoint-model", "gru")
    save(
        "checkpoint-model",
        {"model": model.state_dict(), "args": ["--lr", "0.1"], "scores": [0.5, None, True]},
        arrays,
        "{'model': ...}",
    )


def prefixes():
    model, arrays = tagger("data-parallel")
    save(
        "data-parallel", nn.DataParallel(model).state_dict(), arrays, "DataParallel: every name begins with module.", "model.pth"
    )
    model, arrays = tagger("data-parallel-checkpoint", num_layers=2)
    save(
        "data-parallel-checkpoint",
        {"epoch": 1, "state_dict": nn.DataParallel(model).state_dict()},
        arrays,
        "module. inside a checkpoint",
        "model.pth.tar",
    )
    model, arrays = tagger("nested-prefix", bidirectional=True)
    save("nested-prefix", {f"model.{k}": v for k, v in model.state_dict().items()}, arrays, "every name begins with model.")
    model, arrays = tagger("deep-prefix", "gru", names=("tok", "seq", "proj"))
    deep = {f"module.net.tagger.{k}": v for k, v in model.state_dict().items()}
    save("deep-prefix", {"state_dict": deep}, arrays, "several prefixes, unusual names of the parts")
    two_networks()


def two_networks():
    """An encoder and a decoder in one file: the reader cannot know which is wanted."""
    rng = generator("two-networks")
    encoder = randomize(Tagger("lstm", 9, 5, 4, 7, names=("embedding", "rnn", "fc")), rng)
    decoder = randomize(Tagger("gru", 10, 6, 3, 5, names=("embedding", "rnn", "fc")), rng)
    content = {f"encoder.{k}": v for k, v in encoder.state_dict().items()} | {
        f"decoder.{k}": v for k, v in decoder.state_dict().items()
    }
    arrays = check_tagger(decoder, TOKENS, "two-networks")
    flags = ["--rnn", "decoder.rnn", "--embedding", "decoder.embedding", "--head", "decoder.fc"]
    save("two-networks", content, arrays, "two recurrent networks in one file: chosen with flags", arguments=flags)


class WordLanguageModel(nn.Module):
    """The RNNModel of pytorch/examples word_language_model: encoder, rnn, decoder, log_softmax."""

    def __init__(self, V, E, H, layers, tied):
        super().__init__()
        self.encoder, self.rnn, self.decoder = nn.Embedding(V, E), nn.LSTM(E, H, layers), nn.Linear(H, V)
        if tied:
            self.decoder.weight = self.encoder.weight

    def forward(self, ids):
        decoded = self.decoder(self.rnn(self.encoder(ids)[:, None])[0][:, 0])
        return nn.functional.log_softmax(decoded, dim=1), decoded


def word_language_models():
    for name, V, E, H, tied in [("word-language-model", 11, 6, 5, False), ("word-language-model-tied", 10, 5, 5, True)]:
        model = randomize(WordLanguageModel(V, E, H, 2, tied), generator(name))
        state = model.state_dict()
        arrays = trace(stack(state, "rnn.", "lstm", 2, embedding="encoder", head="decoder"), TOKENS)
        save(
            name,
            state,
            arrays,
            "pytorch/examples word_language_model: encoder, rnn, decoder. Its log_softmax is in the code, not in the file: `output` is the decoder's own",
        )
        with torch.no_grad():
            agree(model.double()(torch.tensor(TOKENS))[1], arrays["output"], 1e-9, name)


def types():
    for name, type, kind in [
        ("float64", torch.float64, "lstm"),
        ("float16", torch.float16, "lstm"),
        ("bfloat16", torch.bfloat16, "gru"),
        ("float16-legacy", torch.float16, "gru"),
    ]:
        model = randomize(Tagger(kind, 10, 6, 4, 5, bidirectional=True), generator(name)).to(type)
        if type == torch.float64:  # values that float32 cannot hold
            with torch.no_grad():
                for p in model.parameters():
                    p.mul_(1 + 1e-9)
        arrays = check_tagger(model, TOKENS, name)
        path = folder("torch", name)
        torch.save(model.state_dict(), path / "model.pt", _use_new_zipfile_serialization="legacy" not in name)
        write_case(
            path,
            "model.pt",
            arrays,
            tokens=TOKENS,
            tolerance=2e-3 if type.itemsize == 2 else 1e-5,
            note=f"{type}: the gates are of the stored values, computed in float64",
        )


def storages():
    """Tensors that do not own their bytes in order: transposed, one storage for all, a slice with an offset."""
    for name, form in [("storage-shared", {}), ("storage-shared-legacy", {"_use_new_zipfile_serialization": False})]:
        model, arrays = tagger(name)
        state = model.state_dict()
        flat = torch.cat([torch.zeros(3)] + [v.flatten() for v in state.values()])  # three values that belong to none
        views, offset = {}, 3
        for k, v in state.items():
            views[k] = flat[offset : offset + v.numel()].view(v.shape)
            offset += v.numel()
        path = folder("torch", name)
        torch.save(views, path / "model.pt", **form)
        write_case(path, "model.pt", arrays, tokens=TOKENS, note="all tensors are views of one storage, at an offset each")
    model, arrays = tagger("storage-transposed", "lstm", 10, 6, 5, 7, num_layers=2)
    turned = {k: v.t().contiguous().t() if v.dim() == 2 else v.repeat_interleave(2)[::2] for k, v in model.state_dict().items()}
    assert not any(v.is_contiguous() for v in turned.values())
    save("storage-transposed", turned, arrays, "matrices stored by columns (stride 1, n), vectors with stride 2")
    model, arrays = tagger("storage-fortran-gru", "gru", 10, 4, 5, 3)
    W = model.state_dict()
    turned = {k: torch.from_numpy(np.asfortranarray(v.numpy())) for k, v in W.items()}
    save("storage-fortran-gru", turned, arrays, "GRU matrices that came from Fortran-ordered arrays")
    model, arrays = tagger("location-cuda")
    buffer = io.BytesIO()
    torch.serialization.register_package(-1, lambda storage: "cuda:0", lambda storage, location: None)
    try:
        torch.save(model.state_dict(), buffer)
    finally:
        torch.serialization._package_registry[:] = [p for p in torch.serialization._package_registry if p[0] != -1]
    path = folder("torch", "location-cuda")
    (path / "model.pt").write_bytes(buffer.getvalue())
    assert b"cuda:0" in buffer.getvalue()
    write_case(path, "model.pt", arrays, tokens=TOKENS, note="saved on a GPU: the storages' location is cuda:0")
    plain_pickle()


def plain_pickle():
    """Parameters instead of tensors (`torch.save(list of parameters by name)`), with requires_grad."""
    model, arrays = tagger("parameters", "gru")
    save("parameters", dict(model.named_parameters()), arrays, "nn.Parameter objects: _rebuild_parameter around each tensor")


class Classifier(nn.Module):
    """Two dense layers after the LSTM, with a relu that no file mentions."""

    def __init__(self):
        super().__init__()
        self.embedding, self.lstm = nn.Embedding(10, 6), nn.LSTM(6, 5, batch_first=True)
        self.fc1, self.fc2 = nn.Linear(5, 7), nn.Linear(7, 3)


def heads():
    model = randomize(Classifier(), generator("two-dense-heads"))
    arrays = trace(stack(model.state_dict(), "lstm.", "lstm", embedding="embedding"), TOKENS)
    with torch.no_grad():
        agree(model.double().lstm(model.embedding(torch.tensor(TOKENS)))[0], arrays["top"], 1e-9, "two-dense-heads")
    del arrays["output"]
    model = randomize(model.float(), generator("two-dense-heads"))
    save(
        "two-dense-heads",
        model.state_dict(),
        arrays,
        "fc1 -> relu -> fc2: neither the order nor the relu is in the file, so there is no `output` here",
    )
    model = randomize(Classifier(), generator("one-of-two-heads"))
    model.fc2 = nn.Linear(5, 4)
    randomize(model, generator("one-of-two-heads"))
    arrays = trace(stack(model.state_dict(), "lstm.", "lstm", embedding="embedding", head="fc2"), TOKENS)
    save(
        "one-of-two-heads", model.state_dict(), arrays, "two heads that both fit: chosen with --head", arguments=["--head", "fc2"]
    )
    with torch.no_grad():
        double = model.double()
        agree(double.fc2(double.lstm(double.embedding(torch.tensor(TOKENS)))[0]), arrays["output"], 1e-9, "one-of-two-heads")


def vocabulary():
    words = ["<pad>", "<unk>", "the", "cat", "dogs", "sat", "run", "on", "mat", "é"]
    model, arrays = tagger("vocabulary-inside")
    content = {
        "model_state_dict": model.state_dict(),
        "vocab": {w: i for i, w in enumerate(words)},
        "config": {"embedding_dim": 6, "hidden_dim": 4},
    }
    save("vocabulary-inside", content, arrays, "{'vocab': {token: id}} in the checkpoint", vocabulary=words)
    model, arrays = tagger("vocabulary-inside-list", "gru")
    content = {"state_dict": model.state_dict(), "idx_to_word": dict(enumerate(words)), "classes": ["A", "B", "C", "D", "E"]}
    save("vocabulary-inside-list", content, arrays, "{id: token} in the checkpoint, and a list of class names", vocabulary=words)
