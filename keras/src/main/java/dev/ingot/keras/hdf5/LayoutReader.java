// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.hdf5;

import dev.ingot.keras.hdf5.ChunkedLayout.StoredChunk;
import dev.ingot.runtime.ByteSource;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.WeightsException;
import io.jhdf.Constants;
import io.jhdf.ObjectHeader;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.DatasetInfo;
import io.jhdf.dataset.chunked.indexing.FixedArrayIndex;
import io.jhdf.dataset.chunked.indexing.ImplicitChunkIndex;
import io.jhdf.dataset.chunked.indexing.SingleChunkIndex;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.DataLayoutMessage.CompactDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds where the bytes of a dataset lie, and that all of them are there. */
final class LayoutReader {
    /** Where the number of entries stands in the header of a fixed array. */
    private static final int ENTRIES_OF_FIXED_ARRAY = 8;

    /** What chunks may unpack to whatever is stored; beyond that, so many times their stored bytes. */
    private static final long FLOOR = 256 << 20;

    private static final int LARGEST_RATIO = 100;

    private final ByteSource source;
    private final CheckedStorage storage;
    private final ObjectHeader header;
    private final String path;
    private final Shape shape;
    private final int elementBytes;

    LayoutReader(
            ByteSource source,
            CheckedStorage storage,
            ObjectHeader header,
            String path,
            Shape shape,
            int elementBytes) {
        this.source = source;
        this.storage = storage;
        this.header = header;
        this.path = path;
        this.shape = shape;
        this.elementBytes = elementBytes;
    }

    Layout read() {
        DataLayoutMessage message = header.getMessageOfType(DataLayoutMessage.class);
        long bytes = (long) shape.elements() * elementBytes;
        if (bytes == 0) {
            return new Layout.Compact(new byte[0]);
        }
        if (message instanceof CompactDataLayoutMessage compact) {
            ByteBuffer data = compact.getDataBuffer();
            requireSize(bytes, data.remaining());
            byte[] copy = new byte[data.remaining()];
            data.get(copy);
            return new Layout.Compact(copy);
        }
        if (message instanceof ContiguousDataLayoutMessage contiguous) {
            if (contiguous.getSize() >= 0) {
                requireSize(bytes, contiguous.getSize());
            }
            requireStored(contiguous.getAddress());
            return new Layout.Contiguous(storage.offset(path, contiguous.getAddress(), bytes), bytes);
        }
        if (message instanceof ChunkedDataLayoutMessage chunked) {
            return chunked(chunked.getChunkDimensions(), chunked.getBTreeAddress(), chunked);
        }
        ChunkedDataLayoutMessageV4 chunked = (ChunkedDataLayoutMessageV4) message;
        int[] lengths = chunked.getChunkDimensions();
        return chunked(Arrays.copyOf(lengths, Math.max(0, lengths.length - 1)), chunked.getAddress(), chunked);
    }

    private void requireSize(long expected, long found) {
        if (expected != found) {
            throw wrong(expected + " bytes for shape " + shape, found + "");
        }
    }

    private void requireStored(long address) {
        if (address == Constants.UNDEFINED_ADDRESS) {
            throw wrong("stored values", "none; the dataset was never written");
        }
    }

    private Layout chunked(int[] lengths, long address, DataLayoutMessage message) {
        requireStored(address);
        if (lengths.length != shape.rank() || Arrays.stream(lengths).anyMatch(length -> length < 1)) {
            throw wrong("chunks for shape " + shape, "chunks of " + Arrays.toString(lengths));
        }
        long chunkBytes = elementBytes;
        long count = 1;
        try {
            for (int axis = 0; axis < lengths.length; axis++) {
                chunkBytes = Math.multiplyExact(chunkBytes, lengths[axis]);
                long along = (shape.size(axis) + (long) lengths[axis] - 1) / lengths[axis];
                count = Math.multiplyExact(count, along);
            }
        } catch (ArithmeticException overflow) {
            throw wrong("chunks that fit the file", "chunks of " + Arrays.toString(lengths));
        }
        // Each chunk has at least a byte.
        long bytes = (long) shape.elements() * elementBytes;
        if (count > storage.size() || chunkBytes > Integer.MAX_VALUE || bytes > Integer.MAX_VALUE) {
            throw wrong("chunks that fit the file", count + " chunks of " + chunkBytes + " bytes");
        }
        Filters filters = header.hasMessageOfType(FilterPipelineMessage.class)
                ? Filters.of(header.getMessageOfType(FilterPipelineMessage.class), elementBytes, source, path)
                : Filters.NONE;
        if (filters.unnoticeable() && message instanceof ChunkedDataLayoutMessageV4) {
            throw wrong(
                    "chunks that are deflated or plain", "only shuffled ones, which may leave out those at the edge");
        }
        Collection<Chunk> chunks = message instanceof ChunkedDataLayoutMessageV4 indexed
                ? indexed(indexed, new DatasetInfo((int) chunkBytes, longs(shape), lengths), count)
                : BTreeV1.createDataBTree(storage, address, shape.rank()).getChunks();
        List<StoredChunk> stored = stored(chunks, lengths, chunkBytes, count, filters);
        long storedBytes = stored.stream().mapToLong(StoredChunk::storedBytes).sum();
        if (bytes > FLOOR && bytes / LARGEST_RATIO > storedBytes) {
            throw wrong(
                    "at most " + LARGEST_RATIO + " times the " + storedBytes + " bytes that are stored", bytes + "");
        }
        return new ChunkedLayout(shape, Shape.of(lengths), elementBytes, filters, stored);
    }

    private Collection<Chunk> indexed(ChunkedDataLayoutMessageV4 message, DatasetInfo info, long count) {
        return switch (message.getIndexingType()) {
            case ChunkedDataLayoutMessageV4.SINGLE_CHUNK_INDEX -> new SingleChunkIndex(message, info).getAllChunks();
            case ChunkedDataLayoutMessageV4.IMPLICIT_INDEX ->
                new ImplicitChunkIndex(message.getAddress(), info).getAllChunks();
            case ChunkedDataLayoutMessageV4.FIXED_ARRAY_INDEX -> {
                int lengthBytes = storage.getSizeOfLengths();
                ByteBuffer entries =
                        storage.readBufferFromAddress(message.getAddress() + ENTRIES_OF_FIXED_ARRAY, lengthBytes);
                long stated = Utils.readBytesAsUnsignedLong(entries, lengthBytes);
                if (stated != count) {
                    throw wrong("an index of " + count + " chunks", "one of " + stated);
                }
                yield new FixedArrayIndex(storage, message.getAddress(), info).getAllChunks();
            }
            default ->
                throw wrong(
                        "a dataset of fixed size, whose chunks have an index of type 1, 2 or 3",
                        "type " + message.getIndexingType() + "; write it without maxshape");
        };
    }

    private List<StoredChunk> stored(
            Collection<Chunk> chunks, int[] lengths, long chunkBytes, long count, Filters filters) {
        if (chunks.size() != count) {
            throw wrong(count + " chunks", chunks.size() + "");
        }
        List<StoredChunk> stored = new ArrayList<>();
        Set<String> places = new HashSet<>();
        for (Chunk chunk : chunks) {
            int[] origin = origin(chunk.getChunkOffset(), lengths);
            if (!places.add(Arrays.toString(origin))) {
                throw wrong("each chunk once", "two at " + Arrays.toString(origin));
            }
            if (chunk.getFilterMask() != null && !chunk.getFilterMask().isEmpty()) {
                throw wrong("chunks with all filters applied", "one without at " + Arrays.toString(origin));
            }
            if (!filters.canUnpack(chunk.getSize(), chunkBytes)) {
                throw wrong(
                        "a chunk that can hold " + chunkBytes + " bytes",
                        chunk.getSize() + " at " + Arrays.toString(origin));
            }
            requireStored(chunk.getAddress());
            long offset = storage.offset(path, chunk.getAddress(), chunk.getSize());
            stored.add(new StoredChunk(origin, offset, chunk.getSize()));
        }
        return List.copyOf(stored);
    }

    private int[] origin(long[] offset, int[] lengths) {
        int[] origin = new int[lengths.length];
        for (int axis = 0; axis < lengths.length; axis++) {
            if (offset[axis] < 0 || offset[axis] >= shape.size(axis) || offset[axis] % lengths[axis] != 0) {
                throw wrong("chunks side by side", "one at " + Arrays.toString(offset));
            }
            origin[axis] = (int) offset[axis];
        }
        return origin;
    }

    private static long[] longs(Shape shape) {
        long[] lengths = new long[shape.rank()];
        for (int axis = 0; axis < lengths.length; axis++) {
            lengths[axis] = shape.size(axis);
        }
        return lengths;
    }

    private WeightsException wrong(String expected, String found) {
        return storage.wrong(path, expected, found);
    }
}
