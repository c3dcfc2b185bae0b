// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.file;

import dev.ingot.keras.hdf5.Hdf5Dataset;
import dev.ingot.runtime.Shape;

/**
 * A tensor of a file that has not been read.
 *
 * @param path what the file calls it, for messages
 * @param shape its shape
 * @param values reads its values
 */
public record StoredTensor(String path, Shape shape, Values values) {

    /** The values of a tensor. */
    public interface Values {
        /** Reads them, row-major, into arrays that hold exactly as many, one after the other. */
        void readInto(float[]... rows);
    }

    static StoredTensor of(Hdf5Dataset dataset) {
        return new StoredTensor(dataset.path(), dataset.shape(), dataset::readInto);
    }
}
