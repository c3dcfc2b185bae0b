# SPDX-License-Identifier: Apache-2.0
"""Writes the configs of the layers that Keras 3.15 has, as one file: a model of each layer that can be built without other software."""

import inspect
import json
import os

os.environ["KERAS_BACKEND"] = "numpy"

import keras  # noqa: E402
from keras import layers  # noqa: E402

SHAPES = {1: (8, 4), 2: (8, 8, 4), 3: (8, 8, 8, 4)}
ARGUMENTS = {
    "Activation": {"activation": "relu"},
    "AlphaDropout": {"rate": 0.5},
    "Dense": {"units": 3},
    "Dot": {"axes": 2},
    "Dropout": {"rate": 0.5},
    "Embedding": {"input_dim": 5, "output_dim": 3},
    "GaussianDropout": {"rate": 0.5},
    "GaussianNoise": {"stddev": 0.5},
    "GroupNormalization": {"groups": 2},
    "Permute": {"dims": (2, 1, 3)},
    "RepeatVector": {"n": 2},
    "Rescaling": {"scale": 2.0},
    "Reshape": {"target_shape": (-1, 4)},
    "Resizing": {"height": 5, "width": 6},
    "SpectralNormalization": {"layer": layers.Dense(3)},
}
MERGES = {"Add", "Average", "Concatenate", "Dot", "Maximum", "Minimum", "Multiply", "Subtract"}


def arguments(name):
    given = dict(ARGUMENTS.get(name, {}))
    if "Conv" in name:
        given["kernel_size"] = 3
        if not name.startswith("Depthwise"):
            given["filters"] = 2
    if name.startswith("SpatialDropout"):
        given["rate"] = 0.5
    if name.startswith("Adaptive"):
        given["output_size"] = 2
    elif "Pooling" in name and not name.startswith("Global"):
        given["pool_size"] = 2
    return given


def model(name, layer):
    dimensions = 1 if "1D" in name or name == "Dot" else 3 if "3D" in name else 2
    shape = (8,) if name in ("Dense", "Embedding", "RepeatVector") else SHAPES[dimensions]
    if name in MERGES:
        inputs = [layers.Input(shape), layers.Input(shape)]
        return keras.Model(inputs, layer(inputs), name="one")
    return keras.Sequential([layers.Input(shape), layer], name="one")


models = {}
for name, layer in inspect.getmembers(layers, inspect.isclass):
    if issubclass(layer, layers.Layer) and layer.__name__ == name and "LSTM" not in name:
        keras.utils.clear_session()
        try:
            models[name] = json.loads(model(name, layer(**arguments(name))).to_json())
        except (TypeError, ValueError, ImportError):
            continue  # one that needs other software, or that no network has
with open("layers.json", "w") as file:
    json.dump(models, file, separators=(",", ":"))
