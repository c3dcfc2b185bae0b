// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An array in NumPy's {@code .npy} format, versions 1 to 3. */
final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** NumPy's own limit. */
    private static final int LONGEST_HEADER = 10_000;

    private final InputStream in;
    private final ByteSource at;
    private final String entry;
    private final NpyHeader header;
    private final Shape shape;

    private Npy(InputStream in, ByteSource at, String entry, NpyHeader header) {
        this.in = in;
        this.at = at;
        this.entry = entry;
        this.header = header;
        this.shape = TensorFile.shape(header.shape(), at, entry);
    }

    /**
     * Reads the header of an array that fills a stream.
     *
     * @param size the length of the stream in bytes
     * @param at says where the array is, for messages
     */
    static Npy open(InputStream in, long size, ByteSource at, String entry) {
        byte[] preamble = bytes(in, MAGIC.length + 2, at, entry);
        if (!Arrays.equals(Arrays.copyOf(preamble, MAGIC.length), MAGIC)) {
            throw at.wrong(entry, -1, "an .npy array", "bytes that do not start one");
        }
        int version = preamble[MAGIC.length];
        if (version < 1 || version > 3) {
            throw at.wrong(entry, -1, ".npy version 1, 2 or 3", "version " + version);
        }
        byte[] lengthBytes = bytes(in, version == 1 ? 2 : 4, at, entry);
        long length = 0;
        for (int i = 0; i < lengthBytes.length; i++) {
            length |= (lengthBytes[i] & 0xFFL) << 8 * i;
        }
        if (length > LONGEST_HEADER) {
            throw at.wrong(entry, -1, "a header of at most " + LONGEST_HEADER + " bytes", length + "");
        }
        byte[] text = bytes(in, (int) length, at, entry);
        NpyHeader header = NpyHeader.parse(
                new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1), at, entry);
        header.requireLength(size - preamble.length - lengthBytes.length - text.length);
        return new Npy(in, at, entry, header);
    }

    private static byte[] bytes(InputStream in, int count, ByteSource at, String entry) {
        try {
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw at.wrong(entry, -1, "the header of an .npy array", "its end (is the file complete?)");
            }
            return bytes;
        } catch (IOException problem) {
            throw at.unreadable(problem);
        }
    }

    Shape shape() {
        return shape;
    }

    /** Reads the values, row-major, into arrays that hold exactly as many. */
    void read(float[]... rows) {
        try {
            if (header.fortranOrder() && shape.rank() > 1) {
                float[] values = new float[shape.elements()];
                header.type().read(in, header.order(), at.name(), entry, values);
                fillRowMajor(values, rows);
            } else {
                header.type().read(in, header.order(), at.name(), entry, rows);
            }
        } catch (IOException problem) {
            throw at.unreadable(problem);
        }
    }

    /** From the values of a column-major array, whose first axis runs fastest. */
    private void fillRowMajor(float[] values, float[][] rows) {
        int[] index = new int[shape.rank()];
        for (float[] row : rows) {
            for (int target = 0; target < row.length; target++) {
                int source = 0;
                for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                    source = source * shape.size(axis) + index[axis];
                }
                row[target] = values[source];
                for (int axis = shape.rank() - 1; axis >= 0 && ++index[axis] == shape.size(axis); axis--) {
                    index[axis] = 0;
                }
            }
        }
    }
}
