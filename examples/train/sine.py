#!/usr/bin/env python3
"""Trains examples/sine.pt: a small LSTM that predicts the next value of a noisy series.

    pip install torch numpy
    python examples/train/sine.py            # writes examples/sine.pt and examples/sine.csv

The series is a sine whose period changes every 40 to 80 steps (8, 12, 18 or 27 steps), with noise.
The network sees one value at a time and has to find out the present period to predict the next one.
What it saves is a plain state dict, as most people's own models are; the data it was not trained on
is the CSV, so what the viewer shows is held out. A longer series, examples/train/sine.csv, is what
the built-in model "sine" learns from.
"""

import argparse
import csv
import pathlib

import numpy as np
import torch
from torch import nn

PERIODS = (8, 12, 18, 27)
NOISE = 0.08


class Forecaster(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.linear = nn.Linear(hidden, 1)

    def forward(self, x):
        return self.linear(self.lstm(x)[0])


def series(length, rng):
    """A sine of changing period: its clean values, the noisy ones and the period at each step."""
    clean, periods, phase = [], [], rng.uniform(0, 2 * np.pi)
    while len(clean) < length:
        period = rng.choice([p for p in PERIODS if not periods or p != periods[-1]])
        for _ in range(rng.integers(40, 81)):
            clean.append(np.sin(phase))
            periods.append(period)
            phase += 2 * np.pi / period
    clean = np.array(clean[:length])
    noisy = clean + rng.normal(0, NOISE, length)
    return clean, noisy.astype(np.float32), np.array(periods[:length])


def batch(count, length, rng):
    values = np.stack([series(length + 1, rng)[1] for _ in range(count)])
    values = torch.from_numpy(values).unsqueeze(-1)
    return values[:, :-1], values[:, 1:]


def held_out_error(model, rng):
    """Root mean square errors on series that were not trained on, in the noisy values."""
    with torch.no_grad():
        x, y = batch(64, 400, rng)
        squares = {
            "LSTM": (model(x) - y) ** 2,
            "last value": (x - y) ** 2,
            "line through the last two": (2 * x[:, 1:] - x[:, :-1] - y[:, 1:]) ** 2,
            "mean": y**2,
        }
        # The first 20 steps are left out: no reader can know the period there.
        return {name: float(s[:, 20:].mean().sqrt()) for name, s in squares.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--hidden", type=int, default=10)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--to", type=pathlib.Path, default=pathlib.Path(__file__).parents[1])
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(options.seed)
    model = Forecaster(options.hidden)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, options.steps)
    for step in range(1, options.steps + 1):
        x, y = batch(32, 160, rng)
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 500 == 0:
            print(f"step {step}: root mean square error {loss.item() ** 0.5:.4f}", flush=True)

    held_out = np.random.default_rng(options.seed + 1)
    for name, error in held_out_error(model, held_out).items():
        print(f"held out, {name}: root mean square error {error:.4f}")
    print(f"(the noise alone is {NOISE})")

    torch.save(model.state_dict(), options.to / "sine.pt")
    _, noisy, _ = series(240, held_out)
    with open(options.to / "sine.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["value"])
        writer.writerows([f"{value:.4f}"] for value in noisy)
    _, noisy, _ = series(6000, np.random.default_rng(options.seed + 2))
    with open(options.to / "train" / "sine.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["value"])
        writer.writerows([f"{value:.3f}"] for value in noisy)


if __name__ == "__main__":
    main()
