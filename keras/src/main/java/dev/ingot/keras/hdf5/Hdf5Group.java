// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.hdf5;

import java.util.List;
import java.util.Map;

/**
 * A group with all that is in it.
 *
 * @param path its path in the file, without a slash at the start; empty for the root
 * @param groups the groups in it by name, sorted
 * @param datasets the datasets in it by name, sorted
 * @param texts the attributes that hold text by name, sorted; one that holds nothing is empty whatever its type
 */
public record Hdf5Group(
        String path,
        Map<String, Hdf5Group> groups,
        Map<String, Hdf5Dataset> datasets,
        Map<String, List<String>> texts) {

    /** The single text of an attribute; null if there is none. */
    public String text(String attribute) {
        List<String> values = texts.get(attribute);
        return values == null || values.size() != 1 ? null : values.get(0);
    }
}
