// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import static dev.ingot.dsl.Activations.LINEAR;
import static dev.ingot.dsl.Padding.SAME;
import static dev.ingot.dsl.Padding.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.DepthOrder;
import dev.ingot.dsl.Interpolation;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Output shapes and numbers of parameters, as Keras has them. */
class LayerShapesTest {

    private static Arguments layer(LayerDefinition layer, List<Shape> inputs, Shape output, long parameters) {
        return Arguments.of(layer, inputs, output, parameters);
    }

    private static Arguments layer(LayerDefinition layer, Shape input, Shape output, long parameters) {
        return layer(layer, List.of(input), output, parameters);
    }

    private static Shape shape(int... sizes) {
        return Shape.of(sizes);
    }

    private static Conv2DLayer convolution(int filters, int kernel, int stride, Padding padding, int groups) {
        return new Conv2DLayer(filters, List.of(kernel), List.of(stride), padding, List.of(1, 1), groups, LINEAR, true);
    }

    private static Conv2DTransposeLayer transposed(int filters, int kernel, int stride, Padding padding) {
        return transposed(filters, kernel, stride, padding, List.of(), true);
    }

    private static Conv2DTransposeLayer transposed(
            int filters, int kernel, int stride, Padding padding, List<Integer> outputPadding, boolean useBias) {
        return new Conv2DTransposeLayer(
                filters, List.of(kernel), List.of(stride), padding, outputPadding, List.of(1), LINEAR, useBias);
    }

    static Stream<Arguments> layers() {
        return Stream.of(
                // The generators of the tutorial: 324,353 parameters each.
                layer(new DenseLayer(3200, LINEAR, true), shape(100), shape(3200), 323_200),
                layer(new ReshapeLayer(List.of(5, 5, 128)), shape(3200), shape(5, 5, 128), 0),
                layer(
                        new UpSampling2DLayer(List.of(2, 2), Interpolation.NEAREST),
                        shape(5, 5, 128),
                        shape(10, 10, 128),
                        0),
                layer(convolution(1, 3, 1, SAME, 1), shape(10, 10, 128), shape(10, 10, 1), 1_153),
                layer(transposed(1, 3, 2, SAME), shape(5, 5, 128), shape(10, 10, 1), 1_153),
                layer(transposed(1, 3, 2, VALID), shape(5, 5, 128), shape(11, 11, 1), 1_153),
                layer(transposed(1, 1, 2, VALID), shape(2, 2, 1), shape(4, 4, 1), 2),
                // The output padding, and its absence, which is not 0.
                layer(transposed(1, 3, 2, SAME, List.of(0), true), shape(5, 5, 1), shape(9, 9, 1), 10),
                layer(transposed(1, 3, 2, SAME, List.of(1, 0), true), shape(5, 5, 1), shape(10, 9, 1), 10),
                layer(transposed(1, 2, 3, VALID, List.of(0), true), shape(3, 3, 1), shape(8, 8, 1), 5),
                layer(transposed(1, 2, 3, VALID, List.of(), true), shape(3, 3, 1), shape(9, 9, 1), 5),
                // The first layer of VGG16, the stem of ResNet-50, a block of ResNeXt, the second layer of AlexNet.
                layer(convolution(64, 3, 1, SAME, 1), shape(224, 224, 3), shape(224, 224, 64), 1_792),
                layer(convolution(64, 7, 2, VALID, 1), shape(230, 230, 3), shape(112, 112, 64), 9_472),
                layer(new BatchNormalizationLayer(-1, 1e-3, true, true), shape(112, 112, 64), shape(112, 112, 64), 256),
                layer(convolution(256, 3, 1, SAME, 32), shape(14, 14, 256), shape(14, 14, 256), 18_688),
                layer(convolution(256, 5, 1, SAME, 2), shape(27, 27, 96), shape(27, 27, 256), 307_456),
                // The first enlargement of DCGAN.
                layer(transposed(512, 4, 2, SAME, List.of(), false), shape(4, 4, 1024), shape(8, 8, 512), 8_388_608),
                layer(
                        new Conv2DLayer(2, List.of(3, 5), List.of(1), VALID, List.of(2, 1), 1, LINEAR, false),
                        shape(9, 9, 4),
                        shape(5, 5, 2),
                        120),
                layer(new DenseLayer(10, LINEAR, false), shape(4, 6, 8), shape(4, 6, 10), 80),
                layer(new BatchNormalizationLayer(1, 1e-3, false, true), shape(7, 5), shape(7, 5), 21),
                layer(new BatchNormalizationLayer(2, 1e-3, false, false), shape(7, 5), shape(7, 5), 10),
                layer(new ReshapeLayer(List.of(-1)), shape(2, 3, 4), shape(24), 0),
                layer(new ReshapeLayer(List.of(3, -1, 2)), shape(2, 3, 4), shape(3, 4, 2), 0),
                layer(new FlattenLayer(), shape(2, 3, 4), shape(24), 0),
                layer(new UpSampling2DLayer(List.of(2, 3), Interpolation.BICUBIC), shape(5, 5, 1), shape(10, 15, 1), 0),
                // The padding before the stem of ResNet-50.
                layer(new ZeroPadding2DLayer(List.of(3)), shape(224, 224, 3), shape(230, 230, 3), 0),
                layer(new ZeroPadding2DLayer(List.of(1, 2)), shape(4, 4, 3), shape(6, 8, 3), 0),
                layer(new ZeroPadding2DLayer(List.of(1, 0, 2, 3)), shape(4, 4, 3), shape(5, 9, 3), 0),
                layer(new Cropping2DLayer(List.of(1)), shape(4, 5, 3), shape(2, 3, 3), 0),
                layer(new Cropping2DLayer(List.of(0, 2)), shape(4, 5, 3), shape(4, 1, 3), 0),
                layer(new Cropping2DLayer(List.of(1, 2, 0, 3)), shape(4, 5, 3), shape(1, 2, 3), 0),
                layer(new DotLayer(List.of(1), false), List.of(shape(7), shape(7)), shape(1), 0),
                layer(new DotLayer(List.of(-1), false), List.of(shape(4, 7), shape(7)), shape(4), 0),
                layer(new DotLayer(List.of(1, 2), false), List.of(shape(7, 4, 5), shape(6, 7)), shape(4, 5, 6), 0),
                layer(new SpatialDropout1DLayer(0.5), shape(4, 5), shape(4, 5), 0),
                layer(new PermuteLayer(List.of(2, 3, 1)), shape(4, 5, 6), shape(5, 6, 4), 0),
                layer(new PermuteLayer(List.of(1)), shape(4), shape(4), 0),
                layer(new RepeatVectorLayer(3), shape(4), shape(3, 4), 0),
                layer(new EmbeddingLayer(11, 4), shape(2, 3), shape(2, 3, 4), 44),
                // The last layer of ESPCN, and what undoes it.
                layer(new DepthToSpaceLayer(3, DepthOrder.TENSORFLOW), shape(10, 12, 9), shape(30, 36, 1), 0),
                layer(new SpaceToDepthLayer(3, DepthOrder.PYTORCH), shape(30, 36, 1), shape(10, 12, 9), 0),
                layer(new RescalingLayer(List.of(1.0, 2.0, 3.0), List.of(0.5)), shape(4, 4, 3), shape(4, 4, 3), 0),
                layer(new SoftmaxLayer(List.of(1, -1)), shape(4, 5), shape(4, 5), 0),
                // A layer of MobileNet, one of Xception, and one with strides and dilation.
                layer(
                        new DepthwiseConv2DLayer(List.of(3), List.of(1), SAME, 1, List.of(1), LINEAR, true),
                        shape(112, 112, 32),
                        shape(112, 112, 32),
                        320),
                layer(
                        new SeparableConv2DLayer(128, List.of(3), List.of(1), SAME, List.of(1), 1, LINEAR, true),
                        shape(147, 147, 64),
                        shape(147, 147, 128),
                        8_896),
                layer(
                        new DepthwiseConv2DLayer(List.of(3, 2), List.of(2, 1), VALID, 2, List.of(3), LINEAR, false),
                        shape(12, 9, 5),
                        shape(3, 6, 10),
                        60),
                layer(
                        new DepthwiseConv1DLayer(List.of(3), List.of(2), SAME, 2, List.of(2), LINEAR, true),
                        shape(9, 4),
                        shape(5, 8),
                        32),
                layer(
                        new SeparableConv1DLayer(7, List.of(3), List.of(1), VALID, List.of(1), 2, LINEAR, true),
                        shape(9, 4),
                        shape(7, 7),
                        87),
                // The pooling after the stem of ResNet-50, of VGG16, and one that Keras pads at the end.
                layer(new MaxPooling2DLayer(List.of(3), List.of(2), VALID), shape(114, 114, 64), shape(56, 56, 64), 0),
                layer(
                        new MaxPooling2DLayer(List.of(2, 2), List.of(), VALID),
                        shape(224, 224, 64),
                        shape(112, 112, 64),
                        0),
                layer(new AveragePooling2DLayer(List.of(2), List.of(), SAME), shape(5, 7, 3), shape(3, 4, 3), 0),
                layer(new AveragePooling2DLayer(List.of(2, 3), List.of(1), VALID), shape(5, 7, 3), shape(4, 5, 3), 0),
                layer(new MaxPooling1DLayer(List.of(3), List.of(), SAME), shape(10, 4), shape(4, 4), 0),
                layer(
                        new AveragePooling3DLayer(List.of(1, 2, 3), List.of(), VALID),
                        shape(4, 5, 6, 2),
                        shape(4, 2, 2, 2),
                        0),
                layer(new GlobalAveragePooling2DLayer(false), shape(7, 7, 2048), shape(2048), 0),
                layer(new GlobalMaxPooling3DLayer(true), shape(4, 5, 6, 2), shape(1, 1, 1, 2), 0),
                layer(new AdaptiveMaxPooling2DLayer(List.of(6, 7)), shape(10, 3, 5), shape(6, 7, 5), 0),
                layer(new AdaptiveAveragePooling1DLayer(List.of(4)), shape(9, 5), shape(4, 5), 0),
                layer(new DropoutLayer(1.0), shape(4, 5), shape(4, 5), 0),
                layer(new ReLULayer(Double.POSITIVE_INFINITY, 0, 0), shape(4, 5), shape(4, 5), 0),
                layer(new LeakyReLULayer(0.3), shape(4, 5), shape(4, 5), 0),
                layer(new ActivationLayer(LINEAR), shape(4, 5), shape(4, 5), 0),
                layer(new ConcatenateLayer(-1), List.of(shape(4, 5), shape(4, 1), shape(4, 2)), shape(4, 8), 0),
                layer(new ConcatenateLayer(1), List.of(shape(4, 5), shape(3, 5)), shape(7, 5), 0),
                layer(new AddLayer(), List.of(shape(4, 5), shape(4, 5)), shape(4, 5), 0),
                layer(new AddLayer(), List.of(shape(5), shape(4, 1), shape(3, 1, 5)), shape(3, 4, 5), 0),
                layer(new SubtractLayer(), List.of(shape(1), shape(4, 5)), shape(4, 5), 0),
                // Squeeze and excitation.
                layer(new MultiplyLayer(), List.of(shape(28, 28, 64), shape(1, 1, 64)), shape(28, 28, 64), 0),
                layer(new AverageLayer(), List.of(shape(4), shape(4), shape(1)), shape(4), 0),
                layer(new MaximumLayer(), List.of(shape(4, 1), shape(1, 5)), shape(4, 5), 0),
                layer(new MinimumLayer(), List.of(shape(1), shape(1, 1)), shape(1, 1), 0));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void shapesAndParameters(LayerDefinition layer, List<Shape> inputs, Shape output, long parameters) {
        RecordingReporter reporter = new RecordingReporter();
        layer.check(reporter);
        assertThat(layer.infer(inputs, reporter)).contains(output);
        assertThat(reporter.reports())
                .filteredOn(report -> !report.contains(": 401: "))
                .isEmpty();
        assertThat(layer.arity().allows(inputs.size())).isTrue();
        assertThat(layer.weights(inputs).stream()
                        .mapToLong(weight -> weight.shape().elements())
                        .sum())
                .isEqualTo(parameters);
    }

    /** Keras' {@code compute_fans}: the last two axes of the kernel as it is stored, times the receptive field. */
    @Test
    void fans() {
        WeightVariable dense =
                new DenseLayer(7, LINEAR, true).weights(List.of(shape(5))).get(0);
        assertThat(List.of(dense.fanIn(), dense.fanOut())).containsExactly(5, 7);
        WeightVariable plain =
                convolution(8, 3, 1, SAME, 2).weights(List.of(shape(9, 9, 4))).get(0);
        assertThat(plain.shape()).isEqualTo(shape(3, 3, 2, 8));
        assertThat(List.of(plain.fanIn(), plain.fanOut())).containsExactly(18, 72);
        WeightVariable transposed =
                transposed(8, 3, 1, SAME).weights(List.of(shape(9, 9, 4))).get(0);
        WeightVariable depthwise = new DepthwiseConv2DLayer(List.of(3), List.of(1), SAME, 2, List.of(1), LINEAR, true)
                .weights(List.of(shape(9, 9, 4)))
                .get(0);
        assertThat(depthwise.shape()).isEqualTo(shape(3, 3, 4, 2));
        assertThat(List.of(depthwise.fanIn(), depthwise.fanOut())).containsExactly(36, 18);
        assertThat(transposed.shape()).isEqualTo(shape(3, 3, 8, 4));
        assertThat(List.of(transposed.fanIn(), transposed.fanOut())).containsExactly(72, 36);
    }

    @Test
    void variablesComeInKerasOrder() {
        assertThat(new BatchNormalizationLayer(-1, 1e-3, true, true).weights(List.of(shape(3))))
                .extracting(WeightVariable::name)
                .containsExactly("gamma", "beta", "moving_mean", "moving_variance");
        assertThat(convolution(8, 3, 1, SAME, 1).weights(List.of(shape(9, 9, 4))))
                .extracting(WeightVariable::name)
                .containsExactly("kernel", "bias");
        assertThat(new SeparableConv2DLayer(8, List.of(3), List.of(1), SAME, List.of(1), 2, LINEAR, true)
                        .weights(List.of(shape(9, 9, 4))))
                .extracting(WeightVariable::name)
                .containsExactly("depthwise_kernel", "pointwise_kernel", "bias");
        assertThat(Arrays.asList(new AddLayer(), new FlattenLayer()))
                .allMatch(layer -> layer.weights(List.of(shape(3), shape(3))).isEmpty());
    }
}
