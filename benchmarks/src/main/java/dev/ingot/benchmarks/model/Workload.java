// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.model;

import static dev.ingot.benchmarks.onnx.OnnxStep.Activation.LEAKY_RELU;
import static dev.ingot.benchmarks.onnx.OnnxStep.Activation.RELU;
import static dev.ingot.benchmarks.onnx.OnnxStep.Activation.SIGMOID;
import static dev.ingot.benchmarks.onnx.OnnxStep.Activation.TANH;

import dev.ingot.benchmarks.onnx.OnnxStep;
import dev.ingot.benchmarks.onnx.OnnxStep.Activate;
import dev.ingot.benchmarks.onnx.OnnxStep.Convolve;
import dev.ingot.benchmarks.onnx.OnnxStep.ConvolveTransposed;
import dev.ingot.benchmarks.onnx.OnnxStep.Dense;
import dev.ingot.benchmarks.onnx.OnnxStep.Normalize;
import dev.ingot.benchmarks.onnx.OnnxStep.Reshape;
import dev.ingot.benchmarks.onnx.OnnxStep.UpSample;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Weights;
import java.util.List;

/**
 * The networks that are measured, each as a compiled network and as the steps of an ONNX graph. Lambdas are avoided on the way
 * to a first answer: starting them up would count as time of the network.
 */
public enum Workload {
    M1 {
        @Override
        public Network load(Weights weights) {
            return M1Network.load(weights);
        }

        @Override
        public void predict(Network network, float[] input, float[] output) {
            ((M1Network) network).predictInto(input, output);
        }

        @Override
        public List<OnnxStep> steps() {
            return List.of(new Dense("dense"), new Reshape(5, 5, 128), new UpSample(2), new Convolve("image"));
        }
    },
    M2 {
        @Override
        public Network load(Weights weights) {
            return M2Network.load(weights);
        }

        @Override
        public void predict(Network network, float[] input, float[] output) {
            ((M2Network) network).predictInto(input, output);
        }

        @Override
        public List<OnnxStep> steps() {
            return List.of(new Dense("dense"), new Reshape(5, 5, 128), new ConvolveTransposed("image", 2));
        }
    },
    M3 {
        @Override
        public Network load(Weights weights) {
            return M3Network.load(weights);
        }

        @Override
        public void predict(Network network, float[] input, float[] output) {
            ((M3Network) network).predictInto(input, output);
        }

        @Override
        public List<OnnxStep> steps() {
            return generator(128);
        }
    },
    M4 {
        @Override
        public Network load(Weights weights) {
            return M4Network.load(weights);
        }

        @Override
        public void predict(Network network, float[] input, float[] output) {
            ((M4Network) network).predictInto(input, output);
        }

        @Override
        public List<OnnxStep> steps() {
            return List.of(
                    new Dense("dense"),
                    new Normalize("denseNormalization"),
                    new Activate(RELU),
                    new Reshape(4, 4, 512),
                    new ConvolveTransposed("up1", 2),
                    new Normalize("up1Normalization"),
                    new Activate(RELU),
                    new ConvolveTransposed("up2", 2),
                    new Normalize("up2Normalization"),
                    new Activate(RELU),
                    new ConvolveTransposed("up3", 2),
                    new Normalize("up3Normalization"),
                    new Activate(RELU),
                    new ConvolveTransposed("image", 2),
                    new Activate(TANH));
        }
    },
    M5 {
        @Override
        public Network load(Weights weights) {
            return M5Network.load(weights);
        }

        @Override
        public void predict(Network network, float[] input, float[] output) {
            ((M5Network) network).predictInto(input, output);
        }

        @Override
        public List<OnnxStep> steps() {
            return List.of(
                    new UpSample(2),
                    new Convolve("conv1"),
                    new Activate(RELU),
                    new UpSample(2),
                    new Convolve("conv2"),
                    new Activate(RELU),
                    new Convolve("image"),
                    new Activate(TANH));
        }
    },
    DIGITS {
        @Override
        public Network load(Weights weights) {
            return DigitsNetwork.load(weights);
        }

        @Override
        public void predict(Network network, float[] input, float[] output) {
            ((DigitsNetwork) network).predictInto(input, output);
        }

        @Override
        public List<OnnxStep> steps() {
            return generator(64);
        }
    };

    /** The word in labels of networks that do less work than ONNX Runtime does. */
    public static final String FOLDED = "folded";

    /** Whether its layers, without activations between them, are folded to one by default. */
    public boolean folded() {
        return this == M1 || this == M2;
    }

    /** What a reader calls it as it is compiled by default. */
    public String label() {
        return folded() ? name() + " " + FOLDED : name();
    }

    /** The network with these weights. */
    public abstract Network load(Weights weights);

    /**
     * A forward pass of one sample.
     *
     * @param network what {@link #load} answered
     */
    public abstract void predict(Network network, float[] input, float[] output);

    /** What an ONNX graph of the same function does. */
    public abstract List<OnnxStep> steps();

    private static List<OnnxStep> generator(int channels) {
        return List.of(
                new Dense("dense"),
                new Activate(LEAKY_RELU),
                new Reshape(7, 7, channels),
                new ConvolveTransposed("up1", 2),
                new Activate(LEAKY_RELU),
                new ConvolveTransposed("up2", 2),
                new Activate(LEAKY_RELU),
                new Convolve("image"),
                new Activate(SIGMOID));
    }
}
