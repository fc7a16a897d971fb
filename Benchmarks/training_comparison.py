"""The training part of compare-with-python: the same network on the same text by lstm-tui and PyTorch, by turns."""

import random
import statistics
import subprocess
import time
from pathlib import Path

here = Path(__file__).resolve().parent
WORDS, EMBEDDING, EPOCHS, RATE, HELD_OUT = 60, 32, 5, 0.002, 0.1
BATCH, WINDOW = 32, 64


def write_text(path, updates, seed):
    """A text of words each of which narrows down the next to five; ln 5 = 1.609 nats is the best that can be learnt."""
    generator, last, words = random.Random(seed), 0, []
    # Whole windows in training and so much held out.
    count = int((BATCH * WINDOW * updates + 1) / (1 - HELD_OUT)) + 1
    for _ in range(count):
        last = (last * 7 + generator.randrange(5)) % WORDS
        words.append(f"w{last}")
    path.write_text(" ".join(words) + "\n")
    return max(2, int(count * HELD_OUT))


def train(program, text, output, hidden, cell, seed, threads, epochs=EPOCHS, rate=RATE):
    """Words read for one second as the clock outside sees it, from one line of the program's to its last, and the
    losses on what is held out after each epoch."""
    command = [
        program, "train", text, "--output", output, "--cell", cell, "--hidden", hidden, "--embedding", EMBEDDING,
        "--epochs", epochs, "--batch", BATCH, "--bptt", WINDOW, "--learning-rate", rate, "--schedule", "constant",
        "--clip", 1, "--validation", HELD_OUT, "--seed", seed, "--threads", threads, "--min-count", 1,
    ]
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True)
    times, losses = {}, {}
    for line in process.stdout:
        fields = line.split()
        if len(fields) > 3 and fields[1] == "%":
            times[int(fields[0])] = time.perf_counter()
            if "validation" in fields:
                losses[int(fields[0])] = float(fields[fields.index("validation") + 1])
    if process.wait() != 0:
        raise SystemExit(f"{program} train ended with {process.returncode}")
    return times, [losses[percent] for percent in (20, 40, 60, 80, 100) if percent in losses]


def compare(options, hidden, threads, updates, cell="lstm"):
    """One setting: rates of both by turns, and the losses of each seed."""
    directory = Path(options.directory)
    directory.mkdir(parents=True, exist_ok=True)
    text, start, output = (directory / name for name in ("training.txt", "start.safetensors", "trained.safetensors"))
    ours, theirs, curves = [], {"batch_first": [], "time_first": []}, []
    for seed in range(1, options.runs + 1):
        held_out = write_text(text, updates, seed)
        # A step too small to change a float: the network that the training starts from.
        train(options.lstm_tui, text, start, hidden, cell, seed, threads, epochs=1, rate=1e-30)
        times, mine = train(options.lstm_tui, text, output, hidden, cell, seed, threads)
        share = (EPOCHS * updates - EPOCHS * updates // 10) * BATCH * WINDOW
        ours.append(share / (times[100] - times[10]))
        curve = None
        for layout, rates in theirs.items():
            command = [options.python, here / "training_by_hand.py", start, text, held_out, EPOCHS, RATE, threads, layout]
            result = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)
            rate, *curve = (float(part) for part in result.stdout.split())
            rates.append(rate)
        curves.append((mine, curve))
    best = max(theirs.values(), key=statistics.median)
    return ours, best, curves


def report(options):
    """Runs all settings and prints them."""
    print(f"training: {WORDS} words, embedding {EMBEDDING}, one LSTM layer, {BATCH} places × {WINDOW} words, Adam, "
          f"norm clipped at 1; medians of {options.runs} runs by turns; PyTorch batch-first or time-first, the faster")
    print(f"{'units':>6}{'threads':>9}{'lstm-tui':>12}{'PyTorch':>12}   ratio, pair by pair")
    best, curves = {}, {}
    for hidden, updates in ((32, 80), (256, 16)):
        for threads in options.threads:
            ours, theirs, found = compare(options, hidden, threads, updates)
            ratios = [mine / other for mine, other in zip(ours, theirs)]
            print(f"{hidden:6}{threads:9}{statistics.median(ours):12,.0f}{statistics.median(theirs):12,.0f}   "
                  f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})", flush=True)
            best.setdefault(hidden, []).append((statistics.median(ours), statistics.median(theirs)))
            curves[hidden] = found
        fastest = [max(column) for column in zip(*best[hidden])]
        print(f"{hidden:6}{'best':>9}{fastest[0]:12,.0f}{fastest[1]:12,.0f}   {fastest[0] / fastest[1]:.2f}")
    print("loss on what is held out after each of five epochs; the noise is the standard deviation over the seeds")
    for hidden, found in curves.items():
        mine = [statistics.mean(column) for column in zip(*(pair[0] for pair in found))]
        other = [statistics.mean(column) for column in zip(*(pair[1] for pair in found))]
        noise = [statistics.stdev(column) if len(found) > 1 else 0 for column in zip(*(pair[1] for pair in found))]
        apart = max(abs(a - b) for pair in found for a, b in zip(*pair))
        for name, values in (("lstm-tui", mine), ("PyTorch", other), ("noise", noise)):
            print(f"{hidden:6} {name:12}" + "".join(f"{value:9.3f}" for value in values))
        # The program says three decimals.
        agree = all(abs(a - b) <= max(n, 0.0015) for a, b, n in zip(mine, other, noise))
        print(f"{hidden:6} {'agree' if agree else 'DO NOT AGREE'}; with one seed they are at most {apart:.3f} apart")
