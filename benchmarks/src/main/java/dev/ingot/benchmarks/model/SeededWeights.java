// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.model;

import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * {@link Weights#random} for kernels, and values other than Keras' zeros and ones for the rest: a forgotten bias or statistic
 * would change no output otherwise.
 */
public final class SeededWeights implements Weights {
    private final long seed;
    private final Weights kernels;

    /** The weights of this seed. */
    public SeededWeights(long seed) {
        this.seed = seed;
        this.kernels = Weights.random(seed);
    }

    @Override
    public Tensor tensor(WeightSpec spec) {
        if (spec.role() == Role.KERNEL) {
            return kernels.tensor(spec);
        }
        boolean factor = spec.role() == Role.GAMMA || spec.role() == Role.MOVING_VARIANCE;
        SplittableRandom random = new SplittableRandom(seed ^ spec.name().hashCode());
        Shape shape = spec.shape();
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (factor ? 0.5 + random.nextDouble() : 0.1 * (random.nextDouble() - 0.5));
        }
        return Tensor.of(values, shape.toArray());
    }

    /** All tensors that these specs ask for, by canonical name. */
    public Map<String, Tensor> tensors(List<WeightSpec> specs) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (WeightSpec spec : specs) {
            tensors.put(spec.name(), tensor(spec));
        }
        return tensors;
    }
}
