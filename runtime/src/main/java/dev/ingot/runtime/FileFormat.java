// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells file formats apart by their first bytes. */
enum FileFormat {
    SAFETENSORS,
    NPZ,
    NPY;

    static final String EXPECTED = "a safetensors, .npz or .npy file";

    private static final int LOOKED_AT = 32;

    /** A format that is not read here: how it starts, and what to call it. */
    private record Foreign(int offset, String start, String description) {}

    private static final List<Foreign> FOREIGN = List.of(
            new Foreign(
                    0, "\u0089HDF\r\n\u001a\n", "an HDF5 file (Keras' .h5); save the weights as .npz or safetensors"),
            new Foreign(0, "GGUF", "a GGUF file"),
            new Foreign(4, "TFL3", "a TensorFlow Lite model"),
            new Foreign(0, "\u001f\u008b", "a gzip file; unpack it first"),
            new Foreign(0, "version https://git-lfs", "a Git LFS pointer; fetch the file itself with git lfs pull"),
            new Foreign(0, "<", "HTML or XML, perhaps the page of a failed download"),
            new Foreign(0, "{", "JSON text"));

    /**
     * The format of these bytes.
     *
     * @throws WeightsException if it is none of these; the message says what it looks like
     */
    static FileFormat of(ByteSource source) {
        ByteBuffer buffer = source.read(0, (int) Math.min(LOOKED_AT, source.size()));
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        String start = new String(bytes, StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u0093NUMPY")) {
            return NPY;
        }
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
            return NPZ;
        }
        if (start.startsWith("{", Safetensors.LENGTH_BYTES)) {
            return SAFETENSORS;
        }
        for (Foreign foreign : FOREIGN) {
            if (start.startsWith(foreign.start(), foreign.offset())) {
                throw source.wrong(null, -1, EXPECTED, foreign.description());
            }
        }
        if (bytes.length > 1 && bytes[0] == (byte) 0x80 && bytes[1] >= 2 && bytes[1] <= 5) {
            throw source.wrong(null, -1, EXPECTED, "a Python pickle, which could run code; " + SAVE_ANOTHER_WAY);
        }
        throw source.wrong(
                null, 0, EXPECTED, bytes.length == 0 ? "an empty file" : "bytes that no format known here starts with");
    }

    private static final String SAVE_ANOTHER_WAY = "save the tensors as safetensors instead";

    /** What a ZIP archive with an entry of this name probably is. */
    static String archiveWith(String entry) {
        if (entry.endsWith("data.pkl")) {
            return "a PyTorch archive with a Python pickle, which could run code; " + SAVE_ANOTHER_WAY;
        }
        if (entry.equals("metadata.json") || entry.equals("config.json") || entry.equals("model.weights.h5")) {
            return "a .keras archive, whose weights are HDF5; save them as .npz or safetensors";
        }
        return "a ZIP archive with " + entry + ", which is no .npy array";
    }
}
