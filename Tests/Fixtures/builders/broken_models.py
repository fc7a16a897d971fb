"""Healthy files that hold no model this program can show, or more than one."""

import pickle

import torch
from torch import nn

from .broken_support import broken, saved
from .cases import generator, random
from .torch_support import Tagger, randomize


def build():
    rng = generator("broken models")
    values = lambda *shape: torch.from_numpy(random(rng, *shape))
    convolution = randomize(nn.Sequential(nn.Conv1d(3, 4, 3), nn.Linear(4, 2)), rng).state_dict()
    broken("torch-no-recurrent", "model.pt", saved(convolution), "weight_ih", "a state dict without recurrent weights")
    attention = randomize(nn.MultiheadAttention(4, 2), rng).state_dict()
    broken("torch-attention", "model.pt", saved(attention), "weight_ih", "a transformer's weights")
    a, b = (randomize(Tagger(k, 10, 6, 4, 5), rng).state_dict() for k in ("lstm", "gru"))
    both = {f"encoder.{k}": v for k, v in a.items()} | {f"decoder.{k}": v for k, v in b.items()}
    broken(
        "torch-two-networks",
        "model.pt",
        saved(both),
        "--rnn",
        "two recurrent networks: the message names both and the flag that chooses",
    )
    state = randomize(Tagger("rnn", 10, 6, 4, 5), rng).state_dict()
    broken(
        "torch-rnn-without-nonlinearity", "model.pt", saved(state), "--nonlinearity", "a plain RNN: tanh or relu has to be said"
    )
    good = randomize(Tagger("lstm", 10, 6, 4, 5, num_layers=2), rng).state_dict()
    for name, note, error, change in [
        ("torch-width-mismatch", "weight_hh does not fit weight_ih", "weight_hh_l0", {"lstm.weight_hh_l0": values(12, 4)}),
        ("torch-bias-mismatch", "a bias of the wrong length", "bias_hh_l1", {"lstm.bias_hh_l1": values(15)}),
        (
            "torch-rows-odd",
            "17 rows: no number of gates",
            "weight_ih_l0",
            {"lstm.weight_ih_l0": values(17, 6), "lstm.weight_hh_l0": values(17, 4)},
        ),
        (
            "torch-layers-mismatch",
            "layer 1 reads 7 values, layer 0 gives 4",
            "weight_ih_l1",
            {"lstm.weight_ih_l1": values(16, 7)},
        ),
    ]:
        broken(name, "model.pt", saved(good | change), error, note)
    missing = {k: v for k, v in good.items() if k != "lstm.weight_hh_l1"}
    broken("torch-weight-missing", "model.pt", saved(missing), "weight_hh_l1", "layer 1 has no recurrent weights")
    complex_ = {k: v.to(torch.complex64) if "weight_ih_l0" in k else v for k, v in good.items()}
    broken("torch-complex", "model.pt", saved(complex_), "Complex", "complex weights")
    plain_pickles(good)


def plain_pickles(state):
    """pickle.dump instead of torch.save, which people do: reading it and refusing it are both right."""
    broken(
        "pickled-state-dict",
        "model.pkl",
        pickle.dumps(state, 4),
        None,
        "pickle.dump of a state dict: each tensor is a whole torch file in a string",
        either="model.pkl",
    )
    arrays = {k: v.numpy() for k, v in state.items()}
    broken("pickled-arrays", "model.pkl", pickle.dumps(arrays, 4), None, "pickle.dump of NumPy arrays", either="model.pkl")
