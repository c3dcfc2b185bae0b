# SPDX-License-Identifier: Apache-2.0
"""Writes expected.safetensors and diverging.safetensors from the golden case of the VAE's decoder, with NumPy's dense layer."""

import json
import pathlib
import struct

import numpy

HERE = pathlib.Path(__file__).parent
GOLDEN = HERE / "../../../processor/src/test/resources/oracle/net_vae_decoder.safetensors"


def read(path):
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(data[8 + length + begin : 8 + length + end], "<f4")
        tensors[name] = values.reshape(entry["shape"])
    return tensors


def write(path, tensors):
    header, values = {}, b""
    for name, tensor in tensors.items():
        end = len(values) + tensor.nbytes
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(values), end]}
        values += tensor.astype("<f4").tobytes()
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + values)


golden = {name.removeprefix("vae_decoder/"): tensor for name, tensor in read(GOLDEN).items()}
z = golden["input/z"][:2]
dense = numpy.maximum(z.astype("f8") @ golden["weight/dense/kernel"] + golden["weight/dense/bias"], 0).astype("f4")
write(
    HERE / "project/expected.safetensors",
    {
        "input/z": z,
        "expected/dense": dense,
        "expected/conv2d_transpose_2": golden["expected/conv2d_transpose_2"][:2],
    },
)
dense[1, 7] += 0.25
write(HERE / "project/diverging.safetensors", {"input/z": z, "expected/dense": dense})
