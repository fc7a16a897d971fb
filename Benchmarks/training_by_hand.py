"""The training that `lstm-tui train` does of a text, as one writes it with PyTorch.

usage: training_by_hand.py START.safetensors TEXT HELD_OUT EPOCHS LEARNING_RATE THREADS LAYOUT
LAYOUT is batch_first or time_first.

The network starts from the weights in START, a file that lstm-tui has written. HELD_OUT is how many words at the
end of the text are held out. What is read by whom and when is as in lstm-tui: 32 places side by side in windows of 64
words with the state carried on, Adam, gradients clipped at a norm of 1, the loss on what is held out after each epoch.

Prints the words read for one second, from the end of a tenth of all updates to the end of the last, with the losses on
what is held out that fall into that time, and then those losses.
"""

import json
import sys
import time

import torch
from safetensors import safe_open

start_path, text_path, held_out, epochs, rate, threads, layout = sys.argv[1:]
held_out, epochs, batch_first = int(held_out), int(epochs), layout == "batch_first"
torch.set_num_threads(int(threads))
BATCH, WINDOW = 32, 64

with safe_open(start_path, "pt") as file:
    start = {name: file.get_tensor(name) for name in file.keys()}
    cell, words = file.metadata()["rnn"], json.loads(file.metadata()["vocab"])
index = {word: place for place, word in enumerate(words)}
tokens = torch.tensor([index[word] for word in open(text_path).read().split()])


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        kind = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}[cell]
        (vocabulary, size), hidden = start["embedding.weight"].shape, start["output.weight"].shape[1]
        self.embedding = torch.nn.Embedding(vocabulary, size)
        self.rnn = kind(size, hidden, batch_first=batch_first)
        self.output = torch.nn.Linear(hidden, vocabulary)

    def forward(self, words, state):
        hidden, state = self.rnn(self.embedding(words), state)
        return self.output(hidden), state


def windows(tokens):
    """What is read and what comes next, window by window."""
    count = len(tokens) - 1
    tracks = max(1, min(BATCH, count // WINDOW))
    length = count // tracks
    inputs = tokens[: tracks * length].view(tracks, length)
    targets = tokens[1 : tracks * length + 1].view(tracks, length)
    pairs = [(inputs[:, at : at + WINDOW], targets[:, at : at + WINDOW]) for at in range(0, length, WINDOW)]
    return pairs if batch_first else [(x.t().contiguous(), y.t().contiguous()) for x, y in pairs]


def loss_of(logits, targets):
    return torch.nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten())


def detached(state):
    return tuple(part.detach() for part in state) if isinstance(state, tuple) else state.detach()


model = Model()
model.load_state_dict(start)
if cell != "gru":
    # One bias, as in lstm-tui: two that are trained move twice as far.
    model.rnn.bias_hh_l0.requires_grad_(False)
parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
optimizer = torch.optim.Adam(parameters, lr=float(rate), fused=True)
training, held = windows(tokens[:-held_out]), windows(tokens[-held_out:])
updates, update, read, began, losses = epochs * len(training), 0, 0, 0.0, []
for epoch in range(epochs):
    state = None
    for inputs, targets in training:
        logits, state = model(inputs, state)
        state = detached(state)
        loss = loss_of(logits, targets)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        loss.item()
        update += 1
        read += inputs.numel()
        if update * 10 // updates == 1 and not began:
            began, read = time.perf_counter(), 0
    with torch.no_grad():
        state, total = None, 0.0
        for inputs, targets in held:
            logits, state = model(inputs, state)
            total += loss_of(logits, targets).item() * targets.numel()
        losses.append(total / sum(targets.numel() for _, targets in held))
print(read / (time.perf_counter() - began), *losses)
