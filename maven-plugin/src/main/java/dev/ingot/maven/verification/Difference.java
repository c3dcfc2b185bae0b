// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.verification;

import dev.ingot.runtime.Shape;
import java.util.Locale;
import java.util.StringJoiner;

/** How far values of one shape, of some samples, are from those expected. */
final class Difference {
    private final Shape shape;
    private final Tolerance tolerance;
    private long compared;
    private long wrong;
    private double largest;
    private String firstWrong = "";

    /**
     * Nothing compared yet.
     *
     * @param shape the shape of a sample
     */
    Difference(Shape shape, Tolerance tolerance) {
        this.shape = shape;
        this.tolerance = tolerance;
    }

    /** Compares the values of a sample. */
    void add(int sample, float[] found, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs((double) found[i] - expected[i]);
            largest = Math.max(largest, Float.compare(found[i], expected[i]) == 0 ? 0 : difference);
            if (!tolerance.accepts(found[i], expected[i])) {
                if (wrong == 0) {
                    firstWrong = String.format(
                            Locale.ROOT,
                            "sample %d at %s: expected %s, found %s",
                            sample,
                            index(i),
                            expected[i],
                            found[i]);
                }
                wrong++;
            }
        }
        compared += expected.length;
    }

    private String index(int offset) {
        int[] lengths = shape.toArray();
        int[] index = new int[lengths.length];
        int rest = offset;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            index[axis] = rest % lengths[axis];
            rest /= lengths[axis];
        }
        StringJoiner text = new StringJoiner(", ", "(", ")");
        for (int i : index) {
            text.add(Integer.toString(i));
        }
        return text.toString();
    }

    boolean isAccepted() {
        return wrong == 0;
    }

    @Override
    public String toString() {
        String text = String.format(Locale.ROOT, "largest difference %.3g", largest);
        return wrong == 0
                ? text
                : String.format(Locale.ROOT, "%,d of %,d values are off, %s; %s", wrong, compared, text, firstWrong);
    }
}
