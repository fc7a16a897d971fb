"""State dicts whose head is not what the file alone would be taken for: read at the end, tanh between its layers."""

import numpy as np
import torch
from torch import nn

from .cases import agree, folder, generator, write_case
from .reference import Dense, linear, trace
from .torch_support import array, randomize, stack

TOKENS = [3, 1, 4, 1, 5, 9, 2]


class Sentiment(nn.Module):
    """The usual tutorial: the last forward and the last backward state of the top layer, one number."""

    def __init__(self, at_end):
        super().__init__()
        self.at_end = at_end
        self.embedding = nn.Embedding(10, 5, padding_idx=1)
        self.rnn = nn.LSTM(5, 4, num_layers=2, bidirectional=True)
        self.fc = nn.Linear(8, 3)

    def forward(self, ids):
        output, (hidden, _) = self.rnn(self.embedding(ids))
        return self.fc(torch.cat((hidden[-2], hidden[-1]), 1) if self.at_end else output[-1])


class Deep(nn.Module):
    """A head of two layers whose function is called in forward, so that no file says it."""

    def __init__(self):
        super().__init__()
        self.embedding, self.lstm = nn.Embedding(10, 5), nn.LSTM(5, 4, batch_first=True)
        self.fc1, self.fc2 = nn.Linear(4, 6), nn.Linear(6, 3)

    def forward(self, ids):
        return self.fc2(torch.tanh(self.fc1(self.lstm(self.embedding(ids))[0])))


def build():
    for name, at_end, flag, note in [
        ("many-to-one-bidirectional", True, "end", "cat(h[-2], h[-1]): the last state of each direction"),
        ("many-to-one-bidirectional-last", False, "last", "output[-1]: the backward direction has read the last word alone"),
    ]:
        model = randomize(Sentiment(at_end), generator(name)).eval()
        path = folder("torch", name)
        torch.save({"epoch": 3, "model_state_dict": model.state_dict()}, path / "model.pth")
        reference = stack(model.state_dict(), "rnn.", "lstm", 2, True, "embedding", "fc")
        arrays = trace(reference, TOKENS)
        top = arrays["top"]
        read = np.concatenate([top[-1][:4], top[0][4:]]) if at_end else top[-1]
        head = model.double().fc
        arrays["output"] = array(head.weight) @ read + array(head.bias)
        with torch.no_grad():
            agree(model(torch.tensor(TOKENS)[:, None])[0], arrays["output"], 1e-9, name)
        write_case(path, "model.pth", arrays, tokens=TOKENS, arguments=["--readout", flag], note=note)
    name = "two-dense-heads-tanh"
    model = randomize(Deep(), generator(name))
    path = folder("torch", name)
    torch.save(model.state_dict(), path / "model.pt")
    reference = stack(model.state_dict(), "lstm.", "lstm", 1, False, "embedding")
    model.double()
    reference.head = [
        Dense(array(model.fc1.weight), array(model.fc1.bias), np.tanh),
        Dense(array(model.fc2.weight), array(model.fc2.bias), linear),
    ]
    arrays = trace(reference, TOKENS)
    with torch.no_grad():
        agree(model(torch.tensor([TOKENS]))[0], arrays["output"], 1e-9, name)
    write_case(
        path, "model.pt", arrays, tokens=TOKENS, arguments=["--head-activation", "tanh"], note="torch.tanh in forward"
    )
