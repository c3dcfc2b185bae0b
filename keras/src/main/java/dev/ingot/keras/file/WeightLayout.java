// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.file;

import dev.ingot.runtime.Signature;
import java.util.Map;

/** The way in which a kind of file names weights. */
public interface WeightLayout {

    /**
     * The file's weights for a network: those that it asks for under its names, all others under the file's.
     *
     * @throws dev.ingot.runtime.WeightsException if it is not certain which tensor is which weight
     */
    Map<String, StoredTensor> match(Signature signature);
}
