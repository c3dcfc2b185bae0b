# SPDX-License-Identifier: Apache-2.0
"""Writes the files beside it, with h5py 3.16: what Keras 3 writes rarely and what it never writes."""

import json

import h5py
import numpy as np

KERNEL = np.arange(6, dtype=np.float32).reshape(2, 3)
BIAS = np.array([0.5, -1, 2], dtype=np.float32)


def layer(file, path, variables, name=None):
    group = file.create_group(path + "/vars")
    if name:
        group.attrs["name"] = name
    for i, variable in enumerate(variables):
        group[str(i)] = variable


def write(name, **options):
    return h5py.File(name, "w", **options)


# TensorFlow 2.12 and 2.13.
with write("dependencies.weights.h5") as f:
    layer(f, "_layer_checkpoint_dependencies/dense", [KERNEL, BIAS])
    layer(f, "_layer_checkpoint_dependencies/dense_1", [KERNEL.T, BIAS[:2]])
    f.create_group("vars")

# An inner model, a shared optimizer, and a layer with a state that plays no part in inference.
with write("inner.weights.h5") as f:
    layer(f, "layers/functional", [], "encoder")
    layer(f, "layers/functional/layers/dense", [KERNEL, BIAS], "dense")
    layer(f, "layers/functional/layers/dropout", [], "dropout")
    layer(f, "layers/functional/layers/dropout/seed_generator", [np.array([1, 2], dtype=np.uint32)])
    layer(f, "layers/dense", [KERNEL.T, BIAS[:2]], "dense")
    layer(f, "optimizer", [np.array(7, dtype=np.int64)])
    f.create_group("vars")

with write("inner_legacy.h5") as f:
    f.attrs["layer_names"] = ["encoder", "dense"]
    f.create_group("encoder").attrs["weight_names"] = ["dense/bias:0", "dense/kernel:0"]
    f["encoder/dense/kernel:0"] = KERNEL
    f["encoder/dense/bias:0"] = BIAS
    f.create_group("dense").attrs["weight_names"] = ["dense/kernel:0", "dense/bias:0"]
    f["dense/dense/kernel:0"] = KERNEL.T
    f["dense/dense/bias:0"] = BIAS[:2]

# A wrapper and the layer in it, which both have the kernel.
with write("wrapper.weights.h5") as f:
    layer(f, "layers/spectral_normalization", [KERNEL, BIAS.reshape(1, 3)], "dense")
    layer(f, "layers/spectral_normalization/layer", [KERNEL, BIAS], "inner")
    f.create_group("vars")

with write("wrapper_legacy.h5") as f:
    names = ["dense/inner/kernel", "dense/inner/bias", "dense/vector_u"]
    f.attrs["layer_names"] = ["dense"]
    f.create_group("dense").attrs["weight_names"] = names
    for name, value in zip(names, [KERNEL, BIAS, BIAS.reshape(1, 3)]):
        f["dense/" + name] = value

# Two shards; the second has the variables of dense_1.
with write("sharded_00000.weights.h5") as f:
    layer(f, "layers/dense", [KERNEL, BIAS], "dense")
with write("sharded_00001.weights.h5") as f:
    layer(f, "layers/dense_1", [KERNEL.T, BIAS[:2]], "dense_1")
with open("sharded.weights.json", "w") as f:
    shards = {"/layers/dense/vars": "sharded_00000.weights.h5", "/layers/dense_1/vars": "sharded_00001.weights.h5"}
    json.dump({"metadata": {"total_size": 72}, "weight_map": shards}, f)

# What is refused.
with write("refused_soft_link.weights.h5") as f:
    layer(f, "layers/dense", [KERNEL])
    f["layers/dense/vars/1"] = h5py.SoftLink("/layers/dense/vars/0")
with write("refused_soft_link_latest.weights.h5", libver="latest") as f:
    layer(f, "layers/dense", [KERNEL])
    f["layers/dense/vars/1"] = h5py.SoftLink("/layers/dense/vars/0")
with write("refused_external_link.weights.h5") as f:
    layer(f, "layers/dense", [KERNEL])
    f["layers/dense/vars/1"] = h5py.ExternalLink("/etc/passwd", "/x")
with write("refused_external_data.weights.h5") as f:
    layer(f, "layers/dense", [])
    f["layers/dense/vars"].create_dataset("0", (2, 3), "f4", external=[("/etc/passwd", 0, 24)])
with write("refused_virtual.weights.h5", libver="latest") as f:
    layer(f, "layers/dense", [])
    layout = h5py.VirtualLayout((2, 3), "f4")
    layout[:] = h5py.VirtualSource("dependencies.weights.h5", "x", (2, 3))
    f["layers/dense/vars"].create_virtual_dataset("0", layout)
with write("refused_cycle.weights.h5") as f:
    layer(f, "layers/dense", [KERNEL])
    f["layers/dense/layers"] = f["layers"]
with write("refused_never_written.weights.h5") as f:
    layer(f, "layers/dense", [])
    f["layers/dense/vars"].create_dataset("0", (20_000, 20_000), "f4")
with write("refused_resizable.weights.h5", libver="latest") as f:
    layer(f, "layers/dense", [])
    f["layers/dense/vars"].create_dataset("0", data=KERNEL, maxshape=(None, 3), chunks=(1, 3))
with write("refused_lzf.weights.h5") as f:
    layer(f, "layers/dense", [])
    f["layers/dense/vars"].create_dataset("0", data=KERNEL, chunks=(2, 3), compression="lzf")
with write("refused_missing_chunk.weights.h5") as f:
    layer(f, "layers/dense", [])
    f["layers/dense/vars"].create_dataset("0", (4, 3), "f4", chunks=(2, 3), fillvalue=1)[:2] = KERNEL
with write("refused_text.weights.h5") as f:
    layer(f, "layers/dense", [["kernel", "bias"]])
with write("refused_named_type.weights.h5") as f:
    layer(f, "layers/dense", [KERNEL])
    f["layers/dense/vars/type"] = np.dtype("f4")
with write("refused_bfloat16.weights.h5") as f:
    bits = (KERNEL.view(np.uint32) >> 16).astype("<u2").view("V2").reshape(2, 3)
    group = f.create_group("layers/dense/vars")
    group.create_dataset("0", data=bits).attrs["dtype"] = "refused_bfloat16"
    group["1"] = BIAS
with write("refused_elsewhere.h5") as f:
    f["data"] = KERNEL

# Chunks of many kinds.
CHUNKED = np.arange(5 * 7 * 3, dtype=np.float32).reshape(5, 7, 3)
for libver in "earliest", "v110":
    with write(f"chunks_{libver}.weights.h5", libver=libver) as f:
        group = f.create_group("layers/dense/vars")
        kinds = [
            dict(chunks=(2, 3, 2)),
            dict(chunks=(5, 7, 3), compression="gzip"),
            dict(chunks=(2, 3, 2), compression="gzip", shuffle=True),
            dict(chunks=(4, 7, 1), compression="gzip", shuffle=True, fletcher32=True),
            dict(chunks=(5, 7, 3), fletcher32=True),
        ]
        for i, kind in enumerate(kinds):
            group.create_dataset(str(i), data=CHUNKED, **kind)

# HDF5 2.0 has a layout of its own for chunks.
with write("refused_chunks_of_2.0.weights.h5", libver="latest") as f:
    layer(f, "layers/dense", [])
    f["layers/dense/vars"].create_dataset("0", data=KERNEL, chunks=(1, 3), compression="gzip")
