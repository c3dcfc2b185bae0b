// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.onnx;

/** One step of a sequential model, as far as the benchmarks need them. All convolutions pad as Keras' {@code same} does. */
public sealed interface OnnxStep {
    /** The activation functions. */
    enum Activation {
        RELU("Relu"),
        /** With a slope of 0.2. */
        LEAKY_RELU("LeakyRelu"),
        SIGMOID("Sigmoid"),
        TANH("Tanh");

        private final String operator;

        Activation(String operator) {
            this.operator = operator;
        }

        String operator() {
            return operator;
        }
    }

    /** A dense layer. */
    record Dense(String layer) implements OnnxStep {}

    /** A vector becomes an image. */
    record Reshape(int rows, int columns, int channels) implements OnnxStep {}

    /** Each pixel becomes {@code factor} x {@code factor} pixels. */
    record UpSample(int factor) implements OnnxStep {}

    /** A convolution of stride 1. */
    record Convolve(String layer) implements OnnxStep {}

    /** A transposed convolution, whose output is {@code stride} times as high and wide. */
    record ConvolveTransposed(String layer, int stride) implements OnnxStep {}

    /** A batch normalisation, which is folded into the weights of the step before. */
    record Normalize(String layer) implements OnnxStep {}

    /** An element-wise activation. */
    record Activate(Activation function) implements OnnxStep {}
}
