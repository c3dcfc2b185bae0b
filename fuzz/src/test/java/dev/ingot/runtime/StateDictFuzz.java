// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;

/** Finds the weights of a network in what Jazzer makes of PyTorch's state dicts. */
class StateDictFuzz {
    private static final Signature NETWORK = Signature.builder("Network")
            .layer("conv", "Conv2D", Shape.of(2, 2, 3))
            .weight("conv", "kernel", Role.KERNEL, 1, 1, Shape.of(1, 1, 2, 3))
            .weight("conv", "bias", Role.BIAS, 1, 1, Shape.of(3))
            .layer("norm", "BatchNormalization", Shape.of(2, 2, 3))
            .weight("norm", "gamma", Role.GAMMA, 1, 1, Shape.of(3))
            .weight("norm", "moving_variance", Role.MOVING_VARIANCE, 1, 1, Shape.of(3))
            .layer("slopes", "PReLU", Shape.of(2, 2, 3))
            .weight("slopes", "alpha", Role.ALPHA, 1, 1, Shape.of(1, 1, 3))
            .layer("dense", "Dense", Shape.of(3))
            .weight("dense", "kernel", Role.KERNEL, 1, 1, Shape.of(12, 3), Shape.of(2, 2, 3))
            .layer("again", "Dense", Shape.of(3))
            .weight("again", "kernel", Role.KERNEL, 1, 1, Shape.of(3, 3))
            .layer("once_more", "Dense", Shape.of(3))
            .weight("once_more", "kernel", Role.KERNEL, 1, 1, Shape.of(3, 3))
            .build();

    @FuzzTest(maxDuration = "10m")
    void read(byte[] file) {
        try {
            Weights weights =
                    StateDict.of(ByteSource.bytes("the file", file), Map.of()).bind(NETWORK);
            for (WeightSpec spec : NETWORK.weights()) {
                weights.tensor(spec);
            }
        } catch (WeightsException refused) {
            FuzzedFile.requireSentence(refused);
        }
    }
}
