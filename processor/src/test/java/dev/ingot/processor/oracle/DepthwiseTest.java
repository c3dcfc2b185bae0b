// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.oracle.Declaration.Field;
import dev.ingot.processor.plan.DepthwiseKernel;
import dev.ingot.processor.plan.Planner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Convolutions of single channels: generated code against the reference interpreter, bit for bit. */
class DepthwiseTest {

    private static final Map<String, Object> SAME = Map.of("padding", Padding.SAME);

    private static Field convolution(int multiplier, List<Integer> kernel, Map<String, Object> more) {
        Map<String, Object> arguments = new TreeMap<>(more);
        arguments.put("depthMultiplier", multiplier);
        arguments.put("kernelSize", kernel);
        return Chain.layer("DepthwiseConv2D", arguments);
    }

    private static Map<String, Object> strides(Integer... strides) {
        return Map.of("strides", List.of(strides));
    }

    private static Map<String, Object> sameStrides(Integer... strides) {
        return Map.of("strides", List.of(strides), "padding", Padding.SAME);
    }

    private static Map<String, Object> activated(Activations activation) {
        return Map.of("activation", activation, "padding", Padding.SAME);
    }

    private static List<Declaration> declarations() {
        return List.of(
                Chain.network("Same", Shape.of(9, 40, 32), convolution(1, List.of(3), SAME)),
                Chain.network("Wide", Shape.of(5, 6, 600), convolution(1, List.of(3), SAME)),
                Chain.network("Strided", Shape.of(12, 67, 16), convolution(1, List.of(3), sameStrides(2, 2))),
                Chain.network("Unequal", Shape.of(11, 13, 6), convolution(1, List.of(2, 5), sameStrides(1, 3))),
                Chain.network("Sparse", Shape.of(11, 13, 6), convolution(1, List.of(1), strides(3, 2))),
                Chain.network("Multiplied", Shape.of(8, 9, 5), convolution(3, List.of(3), sameStrides(2, 1))),
                Chain.network("Large", Shape.of(10, 12, 4), convolution(1, List.of(7), SAME)),
                Chain.network("LargerThanImage", Shape.of(2, 3, 4), convolution(2, List.of(8, 7), SAME)),
                Chain.network(
                        "Dilated",
                        Shape.of(12, 14, 8),
                        convolution(1, List.of(3), Map.of("dilationRate", List.of(3, 2), "padding", Padding.SAME))),
                Chain.network(
                        "DilatedAndStrided",
                        Shape.of(12, 14, 8),
                        convolution(1, List.of(3), Map.of("dilationRate", List.of(3, 2), "strides", List.of(2, 3)))),
                Chain.network(
                        "Steps",
                        Shape.of(300, 6),
                        Chain.layer(
                                "DepthwiseConv1D",
                                Map.of(
                                        "kernelSize",
                                        List.of(5),
                                        "strides",
                                        List.of(2),
                                        "depthMultiplier",
                                        2,
                                        "padding",
                                        Padding.SAME))),
                Chain.network(
                        "Grouped",
                        Shape.of(9, 8, 6),
                        Chain.layer("Conv2D", Map.of("filters", 12, "groups", 6, "kernelSize", List.of(3)))),
                Chain.network("ThreeChannels", Shape.of(9, 8, 3), convolution(1, List.of(3), SAME)),
                Chain.network("SevenChannels", Shape.of(9, 8, 7), convolution(1, List.of(3), sameStrides(2, 2))),
                Chain.network(
                        "SeventeenChannels",
                        Shape.of(9, 40, 17),
                        convolution(1, List.of(3), activated(Activations.RELU))),
                Chain.network(
                        "NineSteps",
                        Shape.of(70, 24),
                        Chain.layer("DepthwiseConv1D", Map.of("kernelSize", List.of(9), "padding", Padding.SAME))),
                Chain.network(
                        "ManyChannels", Shape.of(9, 14, 33), convolution(1, List.of(3), activated(Activations.TANH))),
                Chain.network(
                        "ManyMultiplied",
                        Shape.of(9, 8, 33),
                        convolution(2, List.of(3), activated(Activations.SIGMOID))),
                Chain.network("ThriceMultiplied", Shape.of(9, 8, 20), convolution(3, List.of(3), sameStrides(2, 2))),
                Chain.network(
                        "MultipliedSteps",
                        Shape.of(30, 16),
                        Chain.layer("DepthwiseConv1D", Map.of("kernelSize", List.of(3), "depthMultiplier", 2))),
                Chain.network("ManyStrided", Shape.of(12, 11, 70), convolution(1, List.of(4, 3), sameStrides(2, 3))),
                Chain.network(
                        "ManyDilated",
                        Shape.of(12, 9, 48),
                        convolution(1, List.of(3), Map.of("dilationRate", List.of(3, 4), "padding", Padding.SAME)),
                        Chain.layer("LeakyReLU", Map.of())),
                Chain.network(
                        "ManyUpsampled",
                        Shape.of(5, 7, 40),
                        Chain.layer("UpSampling2D", Map.of()),
                        convolution(1, List.of(3), activated(Activations.TANH))),
                Chain.network(
                        "ManyPadded",
                        Shape.of(7, 8, 32),
                        Chain.layer("ZeroPadding2D", Map.of("padding", List.of(5, 1, 0, 2))),
                        convolution(1, List.of(3), strides(2, 2)),
                        Chain.layer("ReLU", Map.of("maxValue", 6.0))),
                Chain.network(
                        "ManySteps",
                        Shape.of(50, 36),
                        Chain.layer(
                                "DepthwiseConv1D",
                                Map.of("kernelSize", List.of(5), "strides", List.of(2), "padding", Padding.SAME))),
                Chain.network("ManyLargerThanImage", Shape.of(2, 3, 34), convolution(1, List.of(8, 7), SAME)),
                Chain.network(
                        "NoBias",
                        Shape.of(6, 6, 4),
                        convolution(1, List.of(3), Map.of("useBias", false, "padding", Padding.SAME))),
                Chain.network(
                        "Upsampled",
                        Shape.of(5, 7, 12),
                        Chain.layer("UpSampling2D", Map.of()),
                        convolution(1, List.of(3), SAME)),
                Chain.network(
                        "UpsampledAndMultiplied",
                        Shape.of(5, 7, 3),
                        Chain.layer("UpSampling2D", Map.of("size", List.of(2, 3))),
                        convolution(2, List.of(3), SAME)),
                Chain.network(
                        "Padded",
                        Shape.of(7, 8, 6),
                        Chain.layer("ZeroPadding2D", Map.of("padding", List.of(5, 1, 0, 2))),
                        convolution(1, List.of(3), strides(2, 2)),
                        Chain.layer("BatchNormalization", Map.of()),
                        Chain.layer("ReLU", Map.of("maxValue", 6.0))),
                Chain.network(
                        "Cropped",
                        Shape.of(9, 10, 6),
                        convolution(2, List.of(3), SAME),
                        Chain.layer("Cropping2D", Map.of("cropping", List.of(3, 0, 2, 1)))));
    }

    @ParameterizedTest
    @EnumSource
    void generatedNetworksAgreeWithTheInterpreter(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        InterpreterComparison comparison = new InterpreterComparison(multiplyAdd);
        assertThat(declarations())
                .allSatisfy(declaration -> assertThat(Planner.plan(
                                        comparison.graph(declaration), new Names(List.of()), Planner.WORK_WORTH_SHARING)
                                .steps())
                        .as(declaration.className())
                        .singleElement()
                        .satisfies(step -> assertThat(step.kernel()).isInstanceOf(DepthwiseKernel.class)));
        assertThat(comparison.faults(declarations(), directory)).isEmpty();
    }

    /** Products that vanish leave zeros of either sign. */
    @ParameterizedTest
    @EnumSource
    void signsOfZero(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        List<Declaration> declarations = List.of(
                Chain.network(
                        "Tiny",
                        Shape.of(6, 6, 4),
                        convolution(1, List.of(3), Map.of("useBias", false, "padding", Padding.SAME))),
                Chain.network("Point", Shape.of(6, 6, 4), convolution(1, List.of(1), Map.of("useBias", false))),
                Chain.network(
                        "Many",
                        Shape.of(6, 6, 32),
                        convolution(1, List.of(3), Map.of("useBias", false, "padding", Padding.SAME))));
        assertThat(new InterpreterComparison(multiplyAdd, 1e-25f, false).faults(declarations, directory))
                .isEmpty();
    }
}
