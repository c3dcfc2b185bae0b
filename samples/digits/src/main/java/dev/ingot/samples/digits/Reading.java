// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.digits;

import dev.ingot.runtime.Tensor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the classifier says was drawn, next to what was asked for: as many of each digit, zeros first. */
final class Reading {

    private final int[] digits;

    /**
     * A reading.
     *
     * @param probabilities (n, 10), what the classifier gives
     */
    Reading(Tensor probabilities) {
        digits = IntStream.range(0, probabilities.shape().size(0))
                .map(image -> likeliest(probabilities, image))
                .toArray();
    }

    private static int likeliest(Tensor probabilities, int image) {
        int best = 0;
        for (int digit = 1; digit < Requests.CLASSES; digit++) {
            if (probabilities.get(image, digit) > probabilities.get(image, best)) {
                best = digit;
            }
        }
        return best;
    }

    private int each() {
        return digits.length / Requests.CLASSES;
    }

    /** How many digits are read as what was asked for. */
    long right() {
        return IntStream.range(0, digits.length)
                .filter(image -> digits[image] == image / each())
                .count();
    }

    /** A line per digit, then the share that is right. */
    @Override
    public String toString() {
        String rows = IntStream.range(0, Requests.CLASSES)
                .mapToObj(asked -> "asked for " + asked + ", reads "
                        + IntStream.range(asked * each(), (asked + 1) * each())
                                .mapToObj(image -> Integer.toString(digits[image]))
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
        return rows + "\n" + right() + " of " + digits.length + " are right";
    }
}
