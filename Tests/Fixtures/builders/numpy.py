"""npz files of weights: torch's names, Keras's list without names, Fortran order, compressed."""

import numpy as np

from .cases import folder, generator, random, write_case, write_json
from .torch_support import Tagger, check_tagger, randomize

TOKENS = [3, 1, 4, 1, 5, 9, 2]


def build():
    for name, kind, options, note in [
        ("torch-names", "lstm", {"num_layers": 2}, "np.savez of a torch state dict"),
        ("torch-names-compressed", "gru", {"bidirectional": True}, "np.savez_compressed: deflated entries"),
        ("torch-names-fortran-float64", "lstm", {}, "fortran_order arrays of float64"),
        ("torch-names-float16", "lstm", {}, "float16"),
    ]:
        model = randomize(Tagger(kind, 10, 6, 4, 5, **options), generator("numpy " + name))
        if "float16" in name:
            model.half()
        arrays = check_tagger(model, TOKENS, name)
        state = {k: v.numpy() for k, v in model.state_dict().items()}
        if "fortran" in name:
            state = {k: np.asfortranarray(v.astype(np.float64)) for k, v in state.items()}
        path = folder("numpy", name)
        (np.savez_compressed if "compressed" in name else np.savez)(path / "model.npz", **state)
        write_case(path, "model.npz", arrays, tokens=TOKENS, note=note, tolerance=2e-3 if "float16" in name else 1e-5)
    path = folder("broken", "numpy-get-weights")
    rng = generator("get weights")
    np.savez(path / "model.npz", *[random(rng, *s) for s in [(10, 6), (6, 20), (5, 20), (20,), (5, 3), (3,)]])
    write_json(
        path, {"model": "model.npz", "error": "arr_0", "note": "np.savez(*model.get_weights()): no names say what the arrays are"}
    )
    path = folder("broken", "numpy-object-array")
    np.savez(path / "model.npz", weights=np.array([{"weight_ih_l0": [1.0, 2.0]}, None], dtype=object))
    write_json(path, {"model": "model.npz", "error": "object", "note": "an object array: a pickle inside the npz"})
    print("broken/numpy-get-weights\nbroken/numpy-object-array")
