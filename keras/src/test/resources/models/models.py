# SPDX-License-Identifier: Apache-2.0
"""Writes the models beside it and what they compute, with Keras 3.15 on NumPy: what the golden cases do not have."""

import os

os.environ["KERAS_BACKEND"] = "numpy"

import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras import layers  # noqa: E402


def save(name, model, legacy=True):
    random = np.random.default_rng(1)
    for variable in model.variables:
        if variable.dtype == "float32":
            low = 0.5 if "variance" in variable.path else -1
            variable.assign(random.uniform(low, 1, variable.shape).astype("float32"))
    inputs = [random.uniform(-1, 1, (2, *tensor.shape[1:])).astype("float32") for tensor in model.inputs]
    outputs = model.predict_on_batch(inputs if len(inputs) > 1 else inputs[0])
    outputs = outputs if isinstance(outputs, list) else [outputs]
    arrays = {f"input/{i}": array for i, array in enumerate(inputs)}
    arrays |= {f"output/{i}": np.asarray(array) for i, array in enumerate(outputs)}
    np.savez(name + ".npz", **arrays)
    model.save(name + ".keras")
    if legacy:
        model.save(name + ".h5")


def encoder():
    image = layers.Input((4, 4, 2), name="image")
    hidden = layers.Conv2D(3, 3, padding="same", name="conv")(image)
    hidden = layers.BatchNormalization(name="normalization")(hidden)
    return keras.Model(image, layers.Flatten(name="flat")(hidden), name="encoder")


# A Functional and a Sequential model in a model; the first is applied twice.
inner = encoder()
head = keras.Sequential([layers.Input((48,)), layers.Dense(3, "tanh", name="dense"), layers.Dropout(0.5)], name="head")
left = layers.Input((4, 4, 2), name="left")
right = layers.Input((4, 4, 2), name="right")
a = inner(left)
b = inner(right)
joined = layers.Subtract(name="difference")([a, b])
save("nested", keras.Model([left, right], [head(joined), layers.Add(name="sum")([a, b])], name="nested"))

# A layer that is applied twice, and activations that are layers.
left = layers.Input((5,), name="left")
right = layers.Input((5,), name="right")
shared = layers.Dense(4, activation=layers.LeakyReLU(negative_slope=0.125), name="shared")
joined = layers.Concatenate(axis=1)([shared(left), shared(right)])
out = layers.Dense(2, activation=layers.ReLU(max_value=0.75), name="out")(joined)
save("shared", keras.Model([left, right], out, name="shared"))

# Names that are none in Java.
model = keras.Sequential(name="names")
model.add(layers.Input((3,)))
model.add(layers.Dense(4, name="switch"))
model.add(layers.Dense(4, name="dense-a.b"))
model.add(layers.Dense(4, name="dense_a_b"))
model.add(layers.Dense(4, name="input"))
model.add(layers.Dense(2, activation="hard_sigmoid", name="2nd"))
save("names", model)
