// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Normalize.Statistic;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.UnitNormalization}: Euclidean norm 1 over some axes. */
public record UnitNormalizationLayer(List<Integer> axis) implements AxesNormalization {

    /** The square of the least norm that Keras divides by, 1e-12. */
    @Override
    public double epsilon() {
        return 1e-24;
    }

    @Override
    public Statistic statistic() {
        return Statistic.SQUARE_SUM;
    }

    @Override
    public Optional<String> factor() {
        return Optional.empty();
    }

    @Override
    public Optional<String> summand() {
        return Optional.empty();
    }
}
