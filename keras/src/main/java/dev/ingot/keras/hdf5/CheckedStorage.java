// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.hdf5;

import dev.ingot.runtime.ByteSource;
import dev.ingot.runtime.WeightsException;
import io.jhdf.Superblock;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What jHDF reads a file through: no range outside of the file, and no more reads than a file of this size can need, so that
 * structures that refer to themselves come to an end.
 */
final class CheckedStorage implements HdfBackingStorage {
    private static final int BLOCK = 1 << 13;
    private static final int MOST_BLOCKS = 64;
    private static final int FEWEST_READS = 10_000;
    /** No structure of the format is shorter. */
    private static final int SHORTEST_STRUCTURE = 8;

    private final ByteSource source;
    private final long start;
    private final long size;
    private final Superblock superblock;
    private final Map<Long, ByteBuffer> blocks = new LinkedHashMap<>(16, 0.75f, true);
    private long readsLeft;
    private long lastRead;

    /**
     * Storage for a file.
     *
     * @param start where address 0 of the HDF5 file lies in the source
     * @param size the bytes from there on that belong to the HDF5 file
     */
    CheckedStorage(ByteSource source, long start, long size, Superblock superblock) {
        this.source = source;
        this.start = start;
        this.size = size;
        this.superblock = superblock;
        this.readsLeft = FEWEST_READS + size / SHORTEST_STRUCTURE;
    }

    /** The problem, at the place that was read last. */
    WeightsException wrong(String entry, String expected, String found) {
        return source.wrong(entry, start + lastRead, expected, found);
    }

    /** Where the bytes at an address lie in the source, if all of them do. */
    long offset(String entry, long address, long length) {
        if (!contains(address, length)) {
            throw source.wrong(
                    entry,
                    start + Math.max(address, 0),
                    "data within the file's " + (start + size) + " bytes",
                    length + " bytes at address " + Long.toUnsignedString(address) + " (is the file complete?)");
        }
        return start + address;
    }

    private boolean contains(long address, long length) {
        return address >= 0 && length >= 0 && address <= size && length <= size - address;
    }

    @Override
    public ByteBuffer readBufferFromAddress(long address, int length) {
        offset(null, address, length);
        if (readsLeft-- == 0) {
            throw wrong(null, "structures that come to an end", "more than a file of this size can hold");
        }
        lastRead = address;
        long first = address / BLOCK;
        int within = (int) (address % BLOCK);
        if (length > BLOCK - within) {
            return source.read(start + address, length);
        }
        ByteBuffer block = blocks.computeIfAbsent(first, this::block);
        byte[] bytes = new byte[length];
        block.get(within, bytes);
        if (blocks.size() > MOST_BLOCKS) {
            blocks.remove(blocks.keySet().iterator().next());
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer block(long index) {
        return source.read(start + index * BLOCK, (int) Math.min(BLOCK, size - index * BLOCK));
    }

    /** As much of the range as the file has: jHDF asks for more than it needs where a heap's block is the file's last. */
    @Override
    public ByteBuffer map(long address, long length) {
        long there = address < 0 || address > size ? 0 : Math.min(length, size - address);
        return readBufferFromAddress(address, (int) Math.min(there, Integer.MAX_VALUE));
    }

    @Override
    public ByteBuffer mapNoOffset(long address, long length) {
        return map(address - superblock.getBaseAddressByte(), length);
    }

    @Override
    public long getUserBlockSize() {
        return superblock.getBaseAddressByte();
    }

    @Override
    public Superblock getSuperblock() {
        return superblock;
    }

    @Override
    public FileChannel getFileChannel() {
        throw new UnsupportedOperationException("there is no channel");
    }

    @Override
    public int getSizeOfOffsets() {
        return superblock.getSizeOfOffsets();
    }

    @Override
    public int getSizeOfLengths() {
        return superblock.getSizeOfLengths();
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean inMemory() {
        return false;
    }
}
