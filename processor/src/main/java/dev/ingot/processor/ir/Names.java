// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Hands out identifiers, each only once. */
public final class Names {

    private final Set<String> taken;

    /** Names that are none of these. */
    public Names(Collection<String> reserved) {
        taken = new HashSet<>(reserved);
    }

    /** The wished name, or that with the first free number behind it. */
    public String allocate(String wished) {
        String name = wished;
        for (int number = 2; !taken.add(name); number++) {
            name = wished + (Character.isDigit(wished.charAt(wished.length() - 1)) ? "_" : "") + number;
        }
        return name;
    }

    /** A path of names and numbers as one identifier: {@code body3Conv} for {@code body/3/conv}. */
    public static String identifier(String path) {
        String[] parts = path.split("/");
        StringBuilder identifier = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            identifier.append(capitalised(parts[i]));
        }
        return identifier.toString();
    }

    /** A name as a word inside a longer one: {@code Image} for {@code image}. */
    public static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
