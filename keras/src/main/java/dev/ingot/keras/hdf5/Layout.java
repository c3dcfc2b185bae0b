// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.hdf5;

import dev.ingot.runtime.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** How the bytes of a dataset lie in the file. */
interface Layout {

    /** The bytes, row-major. */
    InputStream open(ByteSource source, String path);

    /** In one piece at this offset of the source. */
    record Contiguous(long offset, long length) implements Layout {
        @Override
        public InputStream open(ByteSource source, String path) {
            return source.stream(offset, length);
        }
    }

    /** In the header of the dataset, or nowhere because there are none. */
    record Compact(byte[] bytes) implements Layout {
        @Override
        public InputStream open(ByteSource source, String path) {
            return new ByteArrayInputStream(bytes);
        }
    }
}
