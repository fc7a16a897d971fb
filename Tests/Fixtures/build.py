"""Builds the proof fixtures: small models as the real libraries write them, and what they compute.

    python build.py            every kind
    python build.py torch onnx only these

Each kind is a module of `builders` and runs in a process of its own, because TensorFlow, JAX and PyTorch
do not like to share one, and because Keras reads its backend from the environment.
"""

import os
import subprocess
import sys
from pathlib import Path

KINDS = {
    # kind: the modules that build it, in order
    "torch": ["torch", "torch_files", "torch_modules", "torch_heads"],
    "safetensors": ["safetensors"],
    "numpy": ["numpy"],
    "keras": [
        "keras_sequential", "keras_variants", "keras_masks", "keras_containers", "keras_layers", "keras_tutorials",
        "tf_keras", "tf_keras_layers", "keras_2_12",
    ],
    "onnx": ["onnx_exports", "onnx_variants", "onnx_graphs", "onnx_heads"],
    "onnx-node": ["onnx_node"],
    "flax": ["flax"],
    "words": ["words", "words_pickles"],
    "broken": ["broken_archives", "broken_pickles", "broken_tensors", "broken_models"],
}

ENVIRONMENT = {
    "CUDA_VISIBLE_DEVICES": "-1",
    "JAX_PLATFORMS": "cpu",
    "KERAS_BACKEND": "tensorflow",
    "PYTHONHASHSEED": "0",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
}


def main(arguments):
    here = Path(__file__).resolve().parent
    for kind in arguments or KINDS:
        for module in KINDS[kind]:
            python = os.environ.get("FIXTURES_KERAS_2_12") if module == "keras_2_12" else sys.executable
            if not python:
                print("keras2.12: left as it is, FIXTURES_KERAS_2_12 names no python")
                continue
            code = f"import builders.{module} as builder; builder.build()"
            result = subprocess.run(
                [python, "-W", "ignore", "-c", code],
                cwd=here,
                env={**os.environ, **ENVIRONMENT},
                stderr=subprocess.PIPE,
                text=True,
            )
            if result.returncode != 0:  # otherwise TensorFlow's chatter is of no interest
                print(result.stderr, file=sys.stderr)
                sys.exit(f"builders/{module}.py failed")


if __name__ == "__main__":
    main(sys.argv[1:])
