// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Normalize.Statistic;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.LayerNormalization}: mean 0 and variance 1 over some axes, then trained factors and summands. */
public record LayerNormalizationLayer(
        List<Integer> axis, double epsilon, boolean center, boolean scale, boolean rmsScaling)
        implements AxesNormalization {

    @Override
    public Statistic statistic() {
        return rmsScaling ? Statistic.VARIANCE_ALONE : Statistic.VARIANCE;
    }

    @Override
    public Optional<String> factor() {
        return scale || rmsScaling ? Optional.of("gamma") : Optional.empty();
    }

    @Override
    public Optional<String> summand() {
        return center && !rmsScaling ? Optional.of("beta") : Optional.empty();
    }
}
