// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Normalize.Statistic;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.RMSNormalization}: root mean square 1 over some axes, then trained factors. */
public record RMSNormalizationLayer(List<Integer> axis, double epsilon) implements AxesNormalization {

    @Override
    public Statistic statistic() {
        return Statistic.MEAN_SQUARE;
    }

    @Override
    public Optional<String> factor() {
        return Optional.of("scale");
    }

    @Override
    public Optional<String> summand() {
        return Optional.empty();
    }
}
