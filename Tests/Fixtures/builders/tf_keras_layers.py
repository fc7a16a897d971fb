"""The cases of keras_layers as Keras 2 (tf_keras) writes them."""

import os

os.environ["BUILD_KERAS_2"] = "1"
os.environ["TF_USE_LEGACY_KERAS"] = "1"

from .keras_layers import build  # noqa: E402, F401
