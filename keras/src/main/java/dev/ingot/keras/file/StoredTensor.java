// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.file;

import dev.ingot.keras.hdf5.Hdf5Dataset;
import dev.ingot.runtime.Shape;
import java.util.function.Supplier;

/**
 * A tensor of a file that has not been read.
 *
 * @param path what the file calls it, for messages
 * @param shape its shape
 * @param values reads its values, row-major
 */
public record StoredTensor(String path, Shape shape, Supplier<float[]> values) {

    static StoredTensor of(Hdf5Dataset dataset) {
        return new StoredTensor(dataset.path(), dataset.shape(), dataset::read);
    }
}
