// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what the user may have meant. */
public final class NearestName {

    private static final int MOST_LISTED = 20;

    private NearestName() {}

    /** A hint: the known name that is nearest to a wrong one, or all of them if none is near. */
    public static String hint(String wrong, Collection<String> known) {
        return of(wrong, known)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElse(
                        known.isEmpty()
                                ? "there are none so far"
                                : "known are "
                                        + known.stream().limit(MOST_LISTED).collect(Collectors.joining(", ")));
    }

    /** The known name with the fewest edits, case aside, to the wrong one; empty if that would be another word. */
    public static Optional<String> of(String wrong, Collection<String> known) {
        int most = (wrong.length() + 1) / 3;
        return known.stream()
                .filter(name -> distance(wrong, name) <= most)
                .min(Comparator.comparingInt(name -> distance(wrong, name)));
    }

    /** Levenshtein's distance. */
    private static int distance(String left, String right) {
        String from = left.toLowerCase(Locale.ROOT);
        String to = right.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
