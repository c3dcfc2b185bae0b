// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

/** What must hold of any file whatever. */
final class FuzzedFile {
    /** Deflate shrinks by 1032 at most, and a number has a byte at least. */
    private static final long MOST_VALUES_PER_BYTE = 1032;

    private FuzzedFile() {}

    /** Reads each tensor, in its own shape. */
    static void readAll(TensorFile file, int length) {
        for (String name : file.names()) {
            Shape shape = file.shape(name);
            file.read(name, shape, values(shape, length));
        }
    }

    /** An array for the values, of which there can be no more than the file has room for. */
    static float[] values(Shape shape, int length) {
        if (shape.elements() > MOST_VALUES_PER_BYTE * (length + 1)) {
            throw new AssertionError(shape + " in " + length + " bytes");
        }
        return new float[shape.elements()];
    }

    /** Checks that an exception says where, what was expected and what was found. */
    static void requireSentence(WeightsException refused) {
        if (refused.file() == null || refused.expected() == null || refused.found() == null) {
            throw new AssertionError("an incomplete message", refused);
        }
    }
}
