// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** NumPy's {@code .npy} format, versions 1 to 3. */
final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** NumPy's own limit. */
    private static final int LONGEST_HEADER = 10_000;

    private Npy() {}

    /**
     * Reads an array that fills a stream.
     *
     * @param size the length of the stream in bytes
     * @param at says where the array is, for messages
     */
    static Tensor read(InputStream in, long size, ByteSource at, String entry) throws IOException {
        byte[] preamble = in.readNBytes(MAGIC.length + 2);
        if (preamble.length < MAGIC.length + 2 || !Arrays.equals(Arrays.copyOf(preamble, MAGIC.length), MAGIC)) {
            throw at.wrong(entry, -1, "an .npy array", preamble.length + " bytes that do not start one");
        }
        int version = preamble[MAGIC.length];
        if (version < 1 || version > 3) {
            throw at.wrong(entry, -1, ".npy version 1, 2 or 3", "version " + version);
        }
        byte[] lengthBytes = in.readNBytes(version == 1 ? 2 : 4);
        long length = 0;
        for (int i = 0; i < lengthBytes.length; i++) {
            length |= (lengthBytes[i] & 0xFFL) << 8 * i;
        }
        if (length > LONGEST_HEADER) {
            throw at.wrong(entry, -1, "a header of at most " + LONGEST_HEADER + " bytes", length + "");
        }
        byte[] text = in.readNBytes((int) length);
        NpyHeader header = NpyHeader.parse(
                new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1), at, entry);
        long rest = size - preamble.length - lengthBytes.length - text.length;
        checkLength(header, rest, at, entry);
        Shape shape = TensorFile.shape(header.shape(), at, entry);
        float[] values = header.type().read(in, shape.elements(), header.order(), at.name(), entry);
        return new Tensor(shape, header.fortranOrder() ? rowMajor(values, shape) : values);
    }

    private static void checkLength(NpyHeader header, long rest, ByteSource at, String entry) {
        long bytes = header.type().bytes();
        try {
            for (long length : header.shape()) {
                bytes = Math.multiplyExact(bytes, length);
            }
        } catch (ArithmeticException overflow) {
            throw at.wrong(entry, -1, "a shape that fits the file", Arrays.toString(header.shape()));
        }
        if (bytes != rest) {
            throw at.wrong(
                    entry,
                    -1,
                    bytes + " bytes for " + header.type() + " " + Arrays.toString(header.shape()),
                    rest + " (is the file complete?)");
        }
    }

    /** The values of a column-major array, whose first axis runs fastest. */
    private static float[] rowMajor(float[] values, Shape shape) {
        float[] ordered = new float[values.length];
        int[] index = new int[shape.rank()];
        for (int target = 0; target < ordered.length; target++) {
            int source = 0;
            for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                source = source * shape.size(axis) + index[axis];
            }
            ordered[target] = values[source];
            for (int axis = shape.rank() - 1; axis >= 0 && ++index[axis] == shape.size(axis); axis--) {
                index[axis] = 0;
            }
        }
        return ordered;
    }
}
