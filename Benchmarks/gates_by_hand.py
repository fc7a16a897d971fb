"""What one writes in Python to see the gates of an LSTM: load the file, step by hand, save arrays.

usage: gates_by_hand.py MODEL.pt VOCABULARY TEXT OUT.npz
Prints how long each part took, in seconds since the process began to run Python.
"""

import sys
import time

start = time.perf_counter()
import numpy as np  # noqa: E402
import torch  # noqa: E402

imported = time.perf_counter()
model_path, vocabulary_path, text_path, out_path = sys.argv[1:]
torch.set_num_threads(1)
weights = torch.load(model_path, map_location="cpu", weights_only=True)
loaded = time.perf_counter()

index = {word: place for place, word in enumerate(open(vocabulary_path).read().split("\n"))}
words = [index[word] for word in open(text_path).read().split()]
arrays = {}
with torch.no_grad():
    inputs = weights["embedding.weight"][torch.tensor(words)]
    layer = 0
    while f"lstm.weight_ih_l{layer}" in weights:
        w = weights[f"lstm.weight_ih_l{layer}"]
        u = weights[f"lstm.weight_hh_l{layer}"]
        b = weights[f"lstm.bias_ih_l{layer}"] + weights[f"lstm.bias_hh_l{layer}"]
        size = u.shape[1]
        projected = inputs @ w.T + b
        h = torch.zeros(size)
        c = torch.zeros(size)
        record = {name: torch.empty(len(words), size) for name in "figoch"}
        for t in range(len(words)):
            a = projected[t] + u @ h
            i, f, g, o = a[:size], a[size : 2 * size], a[2 * size : 3 * size], a[3 * size :]
            i, f, g, o = torch.sigmoid(i), torch.sigmoid(f), torch.tanh(g), torch.sigmoid(o)
            c = f * c + i * g
            h = o * torch.tanh(c)
            for name, value in zip("figoch", (f, i, g, o, c, h)):
                record[name][t] = value
        for name, values in record.items():
            arrays[f"l{layer}.{name}"] = values.numpy()
        inputs = record["h"]
        layer += 1
    arrays["output"] = (inputs @ weights["decoder.weight"].T + weights["decoder.bias"]).numpy()
computed = time.perf_counter()
np.savez(out_path, **arrays)
saved = time.perf_counter()
print(imported - start, loaded - imported, computed - loaded, saved - computed)
