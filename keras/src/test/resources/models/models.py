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
    for layer in model.layers:
        if isinstance(layer, layers.Normalization):
            layer.finalize_state()  # takes the variables over, as loading a file does
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


def chain(name, shape, *chain):
    save(name, keras.Sequential([layers.Input(shape), *chain], name=name))


chain(
    "sequence",
    (12, 3),
    layers.Conv1D(4, 3, strides=2, padding="same", activation="relu"),
    layers.ZeroPadding1D((1, 2)),
    layers.Conv1D(3, 2, padding="causal", dilation_rate=2),
    layers.UpSampling1D(2),
    layers.Cropping1D((1, 2)),
    layers.Conv1DTranspose(2, 3, strides=2),
)
chain(
    "pooling",
    (9, 8, 2),
    layers.MaxPooling2D(3, 2, padding="same"),
    layers.AveragePooling2D((2, 1), padding="same"),
    layers.Reshape((12, 2)),
    layers.MaxPooling1D(2),
    layers.AveragePooling1D(2, 1),
    layers.GlobalAveragePooling1D(),
)
chain(
    "depthwise",
    (6, 7, 3),
    layers.DepthwiseConv2D(3, depth_multiplier=2, activation="silu"),
    layers.SeparableConv2D(4, (3, 2), padding="same", use_bias=False),
    layers.Reshape((20, 4)),
    layers.DepthwiseConv1D(2),
    layers.SeparableConv1D(5, 3, activation="gelu"),
)
normalized = [
    layers.LayerNormalization(axis=[1, -1]),
    layers.GroupNormalization(groups=2),
    layers.RMSNormalization(),
    layers.UnitNormalization(),
    layers.BatchNormalization(scale=False, epsilon=1e-5),
]
chain("normalization", (5, 4), *normalized)
chain("adapted", (5, 4), layers.Normalization(name="fixed"), layers.Dense(2))
left = layers.Input((3, 4), name="left")
right = layers.Input((3, 4), name="right")
kinds = [layers.Average, layers.Maximum, layers.Minimum, layers.Multiply, layers.Subtract]
merged = [kind()([left, right]) for kind in kinds]
save("merges", keras.Model([left, right], layers.Concatenate(axis=-1)(merged), name="merges"))
chain(
    "volumes",
    (4, 5, 6, 2),
    layers.Conv3D(3, 2, strides=(1, 2, 1)),
    layers.ZeroPadding3D((1, 0, 1)),
    layers.MaxPooling3D(2),
    layers.UpSampling3D((1, 2, 1)),
    layers.Conv3DTranspose(2, 2, strides=2, padding="same"),
)
chain(
    "shapes",
    (6,),
    layers.RepeatVector(4),
    layers.Permute((2, 1)),
    layers.Rescaling(0.5, offset=-1.0),
    layers.GaussianNoise(0.5),
    layers.Reshape((4, -1, 2)),
    layers.UpSampling2D((2, 3), interpolation="bilinear"),
    layers.Cropping2D(((1, 0), (2, 1))),
)
chain("slopes", (3, 4), layers.PReLU(shared_axes=[1]), layers.ELU(0.5), layers.Softmax(axis=1), layers.PReLU())


def residual(x, filters):
    y = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
    y = layers.BatchNormalization()(y)
    y = layers.ReLU(max_value=1)(y)
    y = layers.Conv2D(filters, 3, padding="same", use_bias=False)(y)
    y = layers.BatchNormalization()(y)
    return layers.ReLU(max_value=1)(layers.Add()([x, y]))


# Rows of layers that repeat, one behind the other and with other numbers.
image = layers.Input((6, 6, 2), name="image")
hidden = layers.Rescaling(0.125)(image)
hidden = layers.Conv2D(3, 3, padding="same")(hidden)
for _ in range(3):
    hidden = residual(hidden, 3)
hidden = layers.Conv2D(5, 2, strides=2)(hidden)
for _ in range(2):
    hidden = residual(hidden, 5)
save("repeated", keras.Model(image, layers.Dense(2)(layers.Flatten()(hidden)), name="repeated"))

chain(
    "spectral",
    (5, 4, 2),
    layers.SpectralNormalization(layers.Conv2D(3, 2, activation="relu", name="inner"), power_iterations=2),
    layers.Flatten(),
    layers.SpectralNormalization(layers.Dense(2)),
)
