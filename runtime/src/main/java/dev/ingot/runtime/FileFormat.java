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
    private static final String SAVE_ANOTHER_WAY = "save the tensors as safetensors instead";

    /** A format that is not read here: how it starts, and what to call it. */
    private record Foreign(int offset, String start, String description) {}

    private static final String HDF5 = "\u0089HDF\r\n\u001a\n";

    private static List<Foreign> foreign() {
        return List.of(
                new Foreign(0, "GGUF", "a GGUF file"),
                new Foreign(4, "TFL3", "a TensorFlow Lite model"),
                new Foreign(0, "\u001f\u008b", "a gzip file; unpack it first"),
                new Foreign(0, "version https://git-lfs", "a Git LFS pointer; fetch the file itself with git lfs pull"),
                new Foreign(0, "<", "HTML or XML, perhaps the page of a failed download"),
                new Foreign(0, "{", "JSON text"));
    }

    /**
     * The format of these bytes.
     *
     * @throws WeightsException if it is none of these; the message says what it looks like
     */
    static FileFormat of(ByteSource source) {
        String start = text(source, 0);
        if (start.startsWith("\u0093NUMPY")) {
            return NPY;
        }
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
            return NPZ;
        }
        if (start.startsWith("{", Safetensors.LENGTH_BYTES)) {
            return SAFETENSORS;
        }
        // HDF5 may start behind a block of the user's, whose size is a power of two.
        for (long offset = 0; offset < source.size(); offset = Math.max(512, 2 * offset)) {
            if (text(source, offset).startsWith(HDF5)) {
                throw source.wrong(
                        null, -1, EXPECTED, "an HDF5 file (Keras' .h5); read it with KerasWeights of ingot-keras");
            }
        }
        for (Foreign foreign : foreign()) {
            if (start.startsWith(foreign.start(), foreign.offset())) {
                throw source.wrong(null, -1, EXPECTED, foreign.description());
            }
        }
        if (start.matches("(?s)\u0080[\u0002-\u0005].*")) {
            throw source.wrong(null, -1, EXPECTED, "a Python pickle, which could run code; " + SAVE_ANOTHER_WAY);
        }
        throw source.wrong(
                null, 0, EXPECTED, start.isEmpty() ? "an empty file" : "bytes that no format known here starts with");
    }

    /** The bytes at an offset, each as a character. */
    private static String text(ByteSource source, long offset) {
        ByteBuffer buffer = source.read(offset, (int) Math.min(LOOKED_AT, source.size() - offset));
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** What a ZIP archive with an entry of this name probably is. */
    static String archiveWith(String entry) {
        if (entry.endsWith("data.pkl")) {
            return "a PyTorch archive with a Python pickle, which could run code; save model.state_dict() with"
                    + " safetensors.torch.save_file instead";
        }
        if (entry.equals("metadata.json") || entry.equals("config.json") || entry.equals("model.weights.h5")) {
            return "a .keras archive; read it with KerasWeights of ingot-keras";
        }
        return "a ZIP archive with " + entry + ", which is no .npy array";
    }
}
