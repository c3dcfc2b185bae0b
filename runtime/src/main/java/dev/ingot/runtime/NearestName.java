// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.Collection;

/** Finds what a misspelt name was probably meant to be. */
final class NearestName {
    /** So many comparisons of characters take about a hundredth of a second; a file may have names without end. */
    private static final long MOST_COMPARISONS = 2_000_000;

    private NearestName() {}

    /**
     * The name with the least edit distance (Levenshtein), the first of several; null if there are none. Of very many names
     * only the first are looked at.
     */
    static String of(String wanted, Collection<String> names) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        long left = MOST_COMPARISONS;
        for (String name : names) {
            if (nearest != null && Math.abs(name.length() - wanted.length()) >= least) {
                continue;
            }
            left -= (long) wanted.length() * name.length();
            if (left < 0) {
                return nearest;
            }
            int distance = distance(wanted, name);
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return nearest;
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
