// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.testing;

import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A number that changes with any bit of a network's outputs; also a program that prints it, for other JVMs. */
public final class BitsHash {

    private BitsHash() {}

    /**
     * Prints hashes of networks with random weights, a line each: arguments are the folder of classes, then class and samples of
     * each network.
     */
    public static void main(String[] arguments) {
        for (int i = 1; i < arguments.length; i += 2) {
            Network network = Build.load(Path.of(arguments[0]), arguments[i], Weights.random(1));
            System.out.println(Long.toHexString(of(network.run(inputs(network, Integer.parseInt(arguments[i + 1]))))));
        }
    }

    /** Normally distributed inputs of a network. */
    public static Map<String, Tensor> inputs(Network network, int samples) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        network.signature()
                .inputs()
                .forEach(input -> inputs.put(
                        input.name(),
                        Tensor.randomNormal(2, input.shape().withBatch(samples).toArray())));
        return inputs;
    }

    /** The hash of tensors in order. NaN has one pattern of bits here: its payload is not promised. */
    public static long of(Map<String, Tensor> tensors) {
        long hash = 17;
        for (Tensor tensor : tensors.values()) {
            hash = of(hash, tensor.toArray());
        }
        return hash;
    }

    /** Goes on hashing. */
    public static long of(long start, float[] values) {
        long hash = start;
        for (float value : values) {
            hash = hash * 1_000_003 + Float.floatToIntBits(value);
        }
        return hash;
    }
}
