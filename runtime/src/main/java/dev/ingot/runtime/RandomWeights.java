// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.Arrays;

/** Keras' default initialisers with our own generator; {@link Weights#random} specifies the numbers. */
record RandomWeights(long seed) implements Weights {
    @Override
    public Tensor tensor(WeightSpec spec) {
        float[] values = new float[spec.shape().elements()];
        switch (spec.role().start()) {
            case ZEROS -> {}
            case ONES -> Arrays.fill(values, 1);
            case UNIFORM -> fillUniform(values, 0.05, spec);
            case GLOROT_UNIFORM -> fillUniform(values, Math.sqrt(6.0 / ((double) spec.fanIn() + spec.fanOut())), spec);
        }
        return new Tensor(spec.shape(), values);
    }

    private void fillUniform(float[] values, double limit, WeightSpec spec) {
        long state = seed;
        for (char unit : spec.name().toCharArray()) {
            state = SplitMix64.mix(state ^ unit);
        }
        SplitMix64 random = new SplitMix64(state);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextUnit() - 1) * limit);
        }
    }

    @Override
    public String toString() {
        return "random weights from seed " + seed;
    }
}
