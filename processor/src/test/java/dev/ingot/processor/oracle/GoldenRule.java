// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.processor.oracle.GoldenCase.Tolerance;
import dev.ingot.runtime.Tensor;
import java.util.Optional;

/** The oracle's rules for comparing an answer with a golden case. */
final class GoldenRule {

    private final DeclaredCase each;
    private final GoldenCase golden;

    GoldenRule(DeclaredCase each) {
        this.each = each;
        golden = each.golden();
    }

    /**
     * What is wrong with the value of an output; empty if nothing is. Where TensorFlow looks bicubic coefficients up in a
     * table, the exact values are as good as its own.
     */
    Optional<String> check(String output, float[] actual) {
        Tolerance tolerance = golden.description().tolerance();
        Optional<Tensor> exact = golden.expectedExact(output);
        Difference difference =
                compare(actual, exact.orElseGet(() -> golden.expected(output)), tolerance.atol(), tolerance.rtol());
        if (difference.accepted()) {
            return Optional.empty();
        }
        if (exact.isPresent()
                && compare(actual, golden.expected(output), tolerance.toTable().atol(), 0)
                        .accepted()) {
            return Optional.empty();
        }
        return Optional.of(output + ": " + difference);
    }

    private Difference compare(float[] actual, Tensor expected, double atol, double rtol) {
        return Difference.between(actual, expected.toArray(), (i, y, e) -> {
            if (golden.description().exact() || Float.isInfinite(e)) {
                return y == e || Float.isFinite(y) && isSquareplus() && Math.abs(input(i, actual.length)) >= 1.9e19f;
            }
            if (Float.isNaN(y)) {
                return Float.isNaN(e) || isOtherwise(e) && Float.isNaN(input(i, actual.length));
            }
            return Math.abs((double) y - e) <= atol + rtol * Math.abs((double) e);
        });
    }

    /** Keras squares in float32, which overflows far below the result; the true value is as good. */
    private boolean isSquareplus() {
        return golden.description().layers().stream()
                .anyMatch(layer -> layer.config().has("activation")
                        && layer.config().get("activation").getAsString().equals("squareplus"));
    }

    /** Whether Keras' {@code where} formulas turn NaN into this, 0 but for the function threshold; keeping it is as good. */
    private boolean isOtherwise(float value) {
        return value == 0
                || golden.description().layers().stream()
                        .map(layer -> layer.config().get("default_value"))
                        .anyMatch(other -> other != null && other.getAsFloat() == value);
    }

    /** The element of the input at an index of an output of this length; 0 if the input has another length. */
    private float input(int index, int length) {
        float[] input = each.inputs().values().iterator().next().toArray();
        return input.length == length ? input[index] : 0;
    }
}
