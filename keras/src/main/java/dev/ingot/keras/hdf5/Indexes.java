// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.hdf5;

import io.jhdf.Utils;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.BTreeRecord;
import java.nio.ByteBuffer;
import java.util.List;

/** B-trees of version 2 that list links and attributes. */
final class Indexes {
    /** What stands in the header before the address of the root and the number of its records. */
    private static final int BEFORE_ROOT = 16;

    private static final int ROOT_RECORDS_BYTES = 2;

    private Indexes() {}

    /** All records; jHDF makes room for as many as the tree states, so that is compared with the file first. */
    static <T extends BTreeRecord> List<T> records(CheckedStorage storage, long address) {
        int position = BEFORE_ROOT + storage.getSizeOfOffsets() + ROOT_RECORDS_BYTES;
        int lengthBytes = storage.getSizeOfLengths();
        ByteBuffer total = storage.readBufferFromAddress(address + position, lengthBytes);
        long records = Utils.readBytesAsUnsignedLong(total, lengthBytes);
        if (records < 0 || records > storage.size()) {
            throw storage.wrong(
                    null, "an index that fits the file", "one of " + Long.toUnsignedString(records) + " records");
        }
        return new BTreeV2<T>(storage, address).getRecords();
    }
}
