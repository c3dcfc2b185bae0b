// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.hdf5;

import dev.ingot.runtime.ByteSource;
import dev.ingot.runtime.Shape;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * In chunks of the same shape, one for each place of a grid, those at the edge filled up.
 *
 * @param shape the shape of the dataset
 * @param chunk the shape of a chunk
 * @param elementBytes the length of a number
 */
record ChunkedLayout(Shape shape, Shape chunk, int elementBytes, Filters filters, List<StoredChunk> chunks)
        implements Layout {

    /**
     * A chunk.
     *
     * @param origin the index of its first value in the dataset
     * @param offset where its stored bytes start in the source
     */
    record StoredChunk(int[] origin, long offset, int storedBytes) {}

    @Override
    public InputStream open(ByteSource source, String path) {
        byte[] bytes = new byte[shape.elements() * elementBytes];
        for (StoredChunk stored : chunks) {
            ByteBuffer buffer = source.read(stored.offset(), stored.storedBytes());
            byte[] packed = new byte[stored.storedBytes()];
            buffer.get(packed);
            byte[] unpacked = filters.decode(packed, chunk.elements() * elementBytes, source, path, stored.offset());
            copy(unpacked, 0, stored.origin(), 0, 0, bytes);
        }
        return new ByteArrayInputStream(bytes);
    }

    /** Copies the part of a chunk that lies within the dataset, axis by axis; positions count values of these axes. */
    private void copy(byte[] from, int fromIndex, int[] origin, int axis, int toIndex, byte[] to) {
        int length = Math.min(chunk.size(axis), shape.size(axis) - origin[axis]);
        int fromStart = fromIndex * chunk.size(axis);
        int toStart = toIndex * shape.size(axis) + origin[axis];
        if (axis == shape.rank() - 1) {
            System.arraycopy(from, fromStart * elementBytes, to, toStart * elementBytes, length * elementBytes);
            return;
        }
        for (int i = 0; i < length; i++) {
            copy(from, fromStart + i, origin, axis + 1, toStart + i, to);
        }
    }
}
