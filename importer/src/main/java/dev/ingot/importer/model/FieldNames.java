// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Gives layers the names of fields: their own where that is a name in Java. */
public final class FieldNames {
    /** Names that no component of a record can have; fields may be the outputs that one holds. */
    private static final Set<String> METHODS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final Set<String> taken = new HashSet<>();
    /** The last number that was put behind a name; the first is 2. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** The field of a layer. */
    public String allocate(String layer) {
        String plain = layer.replaceAll("[^A-Za-z0-9_$]", "_").replaceFirst("^(?=[0-9])|^_+$", "layer$0");
        String word = SourceVersion.isKeyword(plain, SourceVersion.RELEASE_17) || METHODS.contains(plain)
                ? plain + "_"
                : plain;
        String unique = word;
        while (!taken.add(unique)) {
            unique = word + "_" + numbers.merge(word, 2, (last, first) -> last + 1);
        }
        return unique;
    }
}
