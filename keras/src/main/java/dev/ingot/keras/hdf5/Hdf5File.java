// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.hdf5;

import dev.ingot.runtime.ByteSource;
import dev.ingot.runtime.WeightsException;
import io.jhdf.Superblock;
import io.jhdf.Superblock.SuperblockV0V1;
import io.jhdf.Superblock.SuperblockV2V3;
import io.jhdf.SymbolTableEntry;
import io.jhdf.object.datatype.OpaqueDataType;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads the index of an HDF5 file: its groups, their attributes, and where the data lie. */
public final class Hdf5File {
    /** How an HDF5 file starts, each byte as a character. */
    private static final String SIGNATURE = "\u0089HDF\r\n\u001a\n";

    private static final int FIRST_USER_BLOCK = 512;
    private static final int LONGEST_SUPERBLOCK = 4096;
    private static final String EXPECTED = "an intact HDF5 file without features that Keras does not use";

    private static final String OPAQUE =
            "values of a type that HDF5 does not know, such as bfloat16; save them as float32";

    private Hdf5File() {}

    /** Whether a range of the source is an HDF5 file, perhaps behind a block of the user's. */
    public static boolean starts(ByteSource source, long start, long size) {
        return superblock(source, start, size) >= 0;
    }

    /** Where the superblock lies in the range; -1 if nowhere. A user block is 512 bytes long or a multiple by a power of 2. */
    private static long superblock(ByteSource source, long start, long size) {
        for (long offset = 0; offset <= size - SIGNATURE.length(); offset = Math.max(FIRST_USER_BLOCK, 2 * offset)) {
            ByteBuffer bytes = source.read(start + offset, SIGNATURE.length());
            boolean here = true;
            for (int i = 0; i < SIGNATURE.length(); i++) {
                here &= (bytes.get(i) & 0xFF) == SIGNATURE.charAt(i);
            }
            if (here) {
                return offset;
            }
        }
        return -1;
    }

    /**
     * The root group with all that is in the file.
     *
     * @param start where the file starts in the source
     * @param size its length
     * @throws WeightsException if it is not intact or has something that Keras does not write
     */
    public static Hdf5Group read(ByteSource source, long start, long size) {
        long offset = superblock(source, start, size);
        if (offset < 0) {
            throw source.wrong(null, start, "an HDF5 file", "no HDF5 signature");
        }
        CheckedStorage[] storage = new CheckedStorage[1];
        try {
            Superblock superblock = superblock(source, start + offset, size - offset, offset);
            storage[0] = new CheckedStorage(source, start + offset, size - offset, superblock);
            return new GroupReader(source, storage[0]).root(rootHeader(storage[0], superblock));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError problem) {
            throw translated(problem, source, storage[0]);
        }
    }

    private static Superblock superblock(ByteSource source, long start, long size, long base) {
        int length = (int) Math.min(LONGEST_SUPERBLOCK, size);
        ByteBuffer copy = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        copy.put(source.read(start, length)).flip();
        Superblock superblock = Superblock.readSuperblock(copy);
        if (superblock.getBaseAddressByte() != base) {
            throw source.wrong(null, start, "base address " + base, superblock.getBaseAddressByte() + "");
        }
        long end = superblock.getEndOfFileAddress();
        if (end < 0 || end > base + size) {
            throw source.wrong(
                    null,
                    start,
                    Long.toUnsignedString(end) + " bytes, as the file states",
                    base + size + " (is the file complete?)");
        }
        return superblock;
    }

    private static long rootHeader(CheckedStorage storage, Superblock superblock) {
        return superblock instanceof SuperblockV0V1 old
                ? new SymbolTableEntry(storage, old.getRootGroupSymbolTableAddress()).getObjectHeaderAddress()
                : ((SuperblockV2V3) superblock).getRootGroupObjectHeaderAddress();
    }

    /** What jHDF threw, as the exception that readers of files throw; what is one already, or no fault of the file, as it is. */
    private static RuntimeException translated(Throwable problem, ByteSource source, CheckedStorage storage) {
        String found = null;
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof WeightsException || cause instanceof UncheckedIOException) {
                return (RuntimeException) cause;
            }
            found = isOpaque(cause) ? OPAQUE : cause.getMessage();
            found = found == null ? cause.getClass().getSimpleName() : found;
        }
        WeightsException wrong =
                storage == null ? source.wrong(null, -1, EXPECTED, found) : storage.wrong(null, EXPECTED, found);
        wrong.initCause(problem);
        return wrong;
    }

    /** Whether jHDF failed at a type without a tag, as h5py stores what HDF5 does not know. */
    private static boolean isOpaque(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(OpaqueDataType.class.getName()));
    }
}
