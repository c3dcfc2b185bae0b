// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;

/** Draws an image with random weights, for the log. */
final class Logged {
    private Logged() {}

    public static void main(String[] arguments) {
        DcganNetwork.load(Weights.random(1)).predict(Tensor.randomNormal(2, 1, DcganNetwork.INPUT_SIZE));
    }
}
