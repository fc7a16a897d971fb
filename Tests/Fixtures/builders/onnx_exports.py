"""ONNX files as torch.onnx.export writes them, by the TorchScript exporter and by the dynamo one."""

import logging
import warnings

import numpy as np
import onnx
import torch
from torch import nn

from .cases import agree, folder, generator, random, write_case, write_json
from .onnx_support import run
from .reference import softmax, trace
from .torch_support import Tagger, randomize, stack

TOKENS = [3, 1, 4, 1, 5, 9, 2]


class Exported(nn.Module):
    """A Tagger that gives one thing: every step, or one step, with or without a softmax."""

    def __init__(self, tagger, end):
        super().__init__()
        self.embedding, self.rnn, self.fc = (getattr(tagger, n) for n in tagger.names)
        self.end = end

    def forward(self, ids):
        hs, state = self.rnn(self.embedding(ids))
        if "last" in self.end:
            hs = hs[:, -1]
        if "state" in self.end:  # the usual many-to-one of both directions
            h = state[0] if isinstance(state, tuple) else state
            hs = torch.cat([h[-2], h[-1]], dim=1) if self.rnn.bidirectional else h[-1]
        y = self.fc(hs)
        if "log_softmax" in self.end:
            return torch.log_softmax(y, dim=-1)
        return torch.softmax(y, dim=-1) if "softmax" in self.end else y


def export(module, example, path, dynamo, names=("ids", "output"), strip=True, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.disable(logging.ERROR)
        if dynamo:
            shapes = ({1: torch.export.Dim("steps", min=2, max=4096)},)
            torch.onnx.export(
                module,
                (example,),
                path,
                dynamo=True,
                input_names=[names[0]],
                output_names=[names[1]],
                dynamic_shapes=shapes,
                external_data=False,
                verbose=False,
            )
        else:
            torch.onnx.export(
                module,
                (example,),
                path,
                dynamo=False,
                input_names=[names[0]],
                output_names=[names[1]],
                dynamic_axes={names[0]: {1: "steps"}},
                **options,
            )
        logging.disable(logging.NOTSET)
    if dynamo:  # stack traces of the exporter: four times the size of the rest, and paths of this machine
        proto = onnx.load(path)
        for entry in [
            proto,
            proto.graph,
            *proto.graph.node,
            *proto.graph.value_info,
            *proto.graph.input,
            *proto.graph.output,
            *proto.graph.initializer,
        ]:
            kept = [] if strip else [p for p in entry.metadata_props if "stack_trace" not in p.key]
            kept = [onnx.StringStringEntryProto.FromString(p.SerializeToString()) for p in kept]
            del entry.metadata_props[:]
            entry.metadata_props.extend(kept)
        onnx.save(proto, path)


def build():
    for name, kind, sizes, options, end, exporters in [
        ("lstm", "lstm", (10, 6, 5, 3), {}, "", (False, True)),
        ("lstm-2-layers-last", "lstm", (10, 6, 5, 3), {"num_layers": 2}, "last", (False, True)),
        ("lstm-bidirectional-2-layers", "lstm", (10, 6, 4, 3), {"num_layers": 2, "bidirectional": True}, "", (False, True)),
        ("lstm-bidirectional-state-softmax", "lstm", (10, 6, 5, 3), {"bidirectional": True}, "state softmax", (False,)),
        ("lstm-no-bias-log-softmax", "lstm", (10, 6, 5, 3), {"bias": False}, "log_softmax", (False, True)),
        ("gru", "gru", (10, 6, 5, 3), {}, "softmax", (False, True)),
        ("gru-2-layers-bidirectional", "gru", (10, 6, 4, 3), {"num_layers": 2, "bidirectional": True}, "", (False,)),
        ("gru-state", "gru", (10, 6, 4, 3), {"num_layers": 2}, "state", (False,)),
        ("rnn-tanh", "rnn", (10, 6, 5, 3), {}, "", (False,)),
        ("rnn-relu", "rnn", (10, 6, 5, 3), {"nonlinearity": "relu"}, "last", (False,)),
    ]:
        for dynamo in exporters:
            tagger = randomize(Tagger(kind, *sizes, names=("embedding", "rnn", "fc"), **options), generator(name))
            one(f"torch-{name}-{'dynamo' if dynamo else 'script'}", tagger, end, dynamo)
    tagger = randomize(Tagger("lstm", 10, 6, 5, 3, names=("embedding", "rnn", "fc"), bidirectional=True), generator("unfolded"))
    one(
        "torch-unfolded",
        tagger,
        "",
        False,
        "exported without constant folding: Slice, Concat and Unsqueeze build the i o f c order at run time",
        do_constant_folding=False,
    )
    tagger = randomize(Tagger("gru", 10, 6, 5, 3, names=("embedding", "rnn", "fc"), num_layers=2), generator("unfolded gru"))
    one("torch-unfolded-gru", tagger, "", False, "the same for a GRU of two layers", do_constant_folding=False)
    tagger = randomize(Tagger("lstm", 10, 6, 5, 3, names=("embedding", "rnn", "fc")), generator("whole"))
    one(
        "torch-lstm-dynamo-metadata",
        tagger,
        "",
        True,
        "with the metadata the dynamo exporter writes, its stack traces aside",
        strip=False,
    )
    series()
    decomposed()


def one(name, tagger, end, dynamo, note=None, **options):
    path = folder("onnx", name)
    module = Exported(tagger, end).eval()
    export(module, torch.tensor([TOKENS]), str(path / "model.onnx"), dynamo, **options)
    network = tagger.reference()
    network.last = "last" in end or "state" in end
    if "softmax" in end:
        network.head[-1].activation = softmax
    arrays = trace(network, TOKENS)
    if "log_softmax" in end:
        arrays["output"] = np.log(arrays["output"])
    agree(run(str(path / "model.onnx"), {"ids": np.array([TOKENS])})[0][0], arrays["output"], 1e-5, name)
    exporter = "dynamo" if dynamo else "TorchScript"
    write_case(
        path,
        "model.onnx",
        arrays,
        tokens=TOKENS,
        note=note or f"torch.onnx.export, {exporter} exporter" + (f", {end}" if end else ""),
    )


class Series(nn.Module):
    """Numbers in, the last step's forecast out, through two dense layers with a relu between."""

    def __init__(self):
        super().__init__()
        self.rnn, self.fc1, self.fc2 = nn.LSTM(3, 5, 2, batch_first=True), nn.Linear(5, 4), nn.Linear(4, 2)

    def forward(self, xs):
        return self.fc2(torch.relu(self.fc1(self.rnn(xs)[0][:, -1])))


def series():
    for dynamo in (False, True):
        name = f"torch-series-{'dynamo' if dynamo else 'script'}"
        model = randomize(Series().eval(), generator(name))
        xs = random(generator(name + " input"), 8, 3, scale=2)
        path = folder("onnx", name)
        export(model, torch.from_numpy(xs)[None], str(path / "model.onnx"), dynamo, names=("series", "forecast"))
        network = stack(model.state_dict(), "rnn.", "lstm", 2, head="fc1", last=True)
        network.head[0].activation = lambda x: np.maximum(x, 0)
        network.head += stack(model.state_dict(), "rnn.", "lstm", 2, head="fc2").head
        arrays = trace(network, xs)
        agree(run(str(path / "model.onnx"), {"series": xs[None]})[0][0], arrays["output"], 1e-5, name)
        write_case(path, "model.onnx", arrays, array=xs, note="numbers in; Linear, Relu, Linear after the last step")


class OneStep(nn.Module):
    """An LSTMCell with its state as inputs and outputs, as decoders are exported."""

    def __init__(self):
        super().__init__()
        self.embedding, self.cell, self.fc = nn.Embedding(10, 6), nn.LSTMCell(6, 5), nn.Linear(5, 3)

    def forward(self, id, h, c):
        h, c = self.cell(self.embedding(id), (h, c))
        return self.fc(h), h, c


def decomposed():
    """torch 2 writes an LSTMCell as Gemm, Split, Sigmoid, Tanh: no recurrent node is left in the file.

    Its dynamo exporter does the same to a plain RNN.
    """
    path = folder("broken", "onnx-decomposed-rnn")
    tagger = randomize(Tagger("rnn", 10, 6, 5, 3, names=("embedding", "rnn", "fc")), generator("rnn-tanh"))
    export(Exported(tagger, "").eval(), torch.tensor([TOKENS]), str(path / "model.onnx"), True)
    write_json(
        path,
        {
            "model": "model.onnx",
            "error": "MatMul",
            "note": "nn.RNN, exported by torch 2's dynamo exporter: MatMul, Add and Tanh, no RNN node",
        },
    )
    print("broken/onnx-decomposed-rnn")
    path = folder("broken", "onnx-decomposed-cell")
    model = randomize(OneStep().eval(), generator("decomposed"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model, (torch.tensor([1]), torch.zeros(1, 5), torch.zeros(1, 5)), str(path / "model.onnx"), dynamo=False
        )
    write_json(
        path,
        {
            "model": "model.onnx",
            "error": "LSTM",
            "note": "nn.LSTMCell, exported by torch 2: Gemm, Split, Sigmoid and Tanh, no LSTM node",
        },
    )
    print("broken/onnx-decomposed-cell")
