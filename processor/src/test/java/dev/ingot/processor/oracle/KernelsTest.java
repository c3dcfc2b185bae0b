// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.oracle.Declaration.Field;
import dev.ingot.processor.oracle.Declaration.Input;
import dev.ingot.processor.plan.ChannelwiseKernel;
import dev.ingot.processor.plan.ConvolutionKernel;
import dev.ingot.processor.plan.DotKernel;
import dev.ingot.processor.plan.Kernel;
import dev.ingot.processor.plan.PlaneKernel;
import dev.ingot.processor.plan.Planner;
import dev.ingot.processor.plan.ShiftedPlaneKernel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The plans that only larger layers get: that they get them, and that the generated code agrees with the interpreter. */
class KernelsTest {

    @ParameterizedTest
    @EnumSource
    void aRingOfRows(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        List<Declaration> declarations = List.of(
                Chain.network(
                        "Plain", Shape.of(40, 40, 16), convolution(32, List.of(3), Map.of("padding", Padding.SAME))),
                Chain.network("Strided", Shape.of(61, 50, 8), convolution(24, List.of(5, 4), strides(2, 3))),
                Chain.network(
                        "Grouped",
                        Shape.of(36, 36, 12),
                        convolution(24, List.of(3), Map.of("groups", 2, "dilationRate", List.of(2, 1)))),
                Chain.network(
                        "Transposed",
                        Shape.of(24, 24, 16),
                        transposed(24, List.of(4), Map.of("strides", List.of(2), "padding", Padding.SAME))),
                Chain.network("Sparse", Shape.of(40, 40, 8), transposed(72, List.of(2), strides(3, 3))),
                Chain.network(
                        "Upsampled",
                        Shape.of(20, 20, 12),
                        Chain.layer("UpSampling2D", Map.of()),
                        convolution(24, List.of(3), Map.of("padding", Padding.SAME))));

        assertThat(declarations)
                .allSatisfy(declaration -> assertThat(kernel(declaration))
                        .isInstanceOfSatisfying(
                                ConvolutionKernel.class,
                                kernel -> assertThat(kernel.wholeImage()).isFalse()));
        assertThat(new InterpreterComparison(multiplyAdd).faults(declarations, directory))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void blocksOfChannelsAndSeveralTapGroups(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        List<Declaration> declarations = List.of(Chain.network(
                "Blocked",
                Shape.of(3, 4, 171),
                transposed(128, List.of(5), Map.of("strides", List.of(2), "padding", Padding.SAME))));

        assertThat(kernel(declarations.get(0))).isInstanceOfSatisfying(ConvolutionKernel.class, kernel -> {
            assertThat(kernel.wholeImage()).isTrue();
            assertThat(kernel.tapGroups())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(group -> assertThat(group.channelBlock()).isLessThan(170));
        });
        assertThat(new InterpreterComparison(multiplyAdd).faults(declarations, directory))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void planesOfPixels(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        List<Declaration> declarations = List.of(
                Chain.network(
                        "Colours", Shape.of(20, 19, 13), convolution(3, List.of(5), Map.of("padding", Padding.SAME))),
                Chain.network(
                        "Dilated", Shape.of(17, 15, 8), convolution(1, List.of(3), Map.of("dilationRate", List.of(2)))),
                Chain.network(
                        "Doubled",
                        Shape.of(16, 15, 9),
                        transposed(2, List.of(5), Map.of("strides", List.of(2), "padding", Padding.SAME))),
                Chain.network("Spread", Shape.of(13, 12, 9), transposed(1, List.of(2, 3), strides(3, 2))));

        assertThat(declarations)
                .allSatisfy(declaration -> assertThat(kernel(declaration)).isInstanceOf(PlaneKernel.class));
        assertThat(new InterpreterComparison(multiplyAdd).faults(declarations, directory))
                .isEmpty();
    }

    /** Channels and filters from one on, taps far beside the image, more outputs than inputs, several blocks of rows. */
    @ParameterizedTest
    @EnumSource
    void shiftedPlanes(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        Map<String, Object> same = Map.of("padding", Padding.SAME);
        List<Declaration> declarations = List.of(
                Chain.network("Colours", Shape.of(20, 19, 3), convolution(3, List.of(3), same)),
                Chain.network("Grey", Shape.of(30, 16, 1), convolution(1, List.of(5, 7), same)),
                Chain.network("Blocks", Shape.of(150, 70, 2), convolution(2, List.of(3), same)),
                Chain.network("Wide", Shape.of(3, 5000, 1), convolution(2, List.of(2, 3), Map.of())),
                Chain.network(
                        "Dilated",
                        Shape.of(17, 15, 4),
                        convolution(5, List.of(3), Map.of("dilationRate", List.of(4), "activation", Activations.RELU))),
                Chain.network("Narrow", Shape.of(60, 9, 3), convolution(4, List.of(3), same)),
                Chain.network("Sequence", Shape.of(40, 3), Chain.layer("Conv1D", with(3, List.of(4), same))),
                Chain.network(
                        "Doubled",
                        Shape.of(16, 15, 3),
                        transposed(
                                3,
                                List.of(4),
                                Map.of(
                                        "strides",
                                        List.of(2),
                                        "padding",
                                        Padding.SAME,
                                        "activation",
                                        Activations.TANH))),
                Chain.network(
                        "Grown",
                        Shape.of(90, 61, 2),
                        transposed(3, List.of(5), Map.of("activation", Activations.LEAKY_RELU))),
                Chain.network(
                        "Many",
                        Shape.of(30, 31, 3),
                        convolution(40, List.of(5), Map.of("padding", Padding.SAME, "activation", Activations.TANH))),
                Chain.network("ManyPhases", Shape.of(30, 31, 1), transposed(33, List.of(3), strides(2, 2))),
                Chain.network("Gaps", Shape.of(12, 16, 3), transposed(1, List.of(2), strides(3, 4))),
                Chain.network("Cut", Shape.of(9, 11, 3), transposed(2, List.of(3, 2), strides(2, 3))),
                Chain.network(
                        "Upsampled",
                        Shape.of(50, 60, 4),
                        Chain.layer("UpSampling2D", Map.of()),
                        convolution(
                                2,
                                List.of(3),
                                Map.of("padding", Padding.SAME, "useBias", false, "activation", Activations.SIGMOID))));

        assertThat(declarations)
                .allSatisfy(declaration -> assertThat(kernel(declaration)).isInstanceOf(ShiftedPlaneKernel.class));
        assertThat(declarations.stream().map(this::blocks)).contains(1, 2, 3);
        assertThat(new InterpreterComparison(multiplyAdd).faults(declarations, directory))
                .isEmpty();
    }

    private int blocks(Declaration declaration) {
        return ((ShiftedPlaneKernel) kernel(declaration)).blocks();
    }

    /** Plain kernels multiply planes, vector kernels the pixels where they are. */
    @ParameterizedTest
    @EnumSource
    void singlePixels(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        List<Declaration> declarations = List.of(
                Chain.network("Pixels", Shape.of(30, 31, 32), convolution(33, List.of(1), Map.of())),
                Chain.network(
                        "Activated",
                        Shape.of(30, 31, 64),
                        convolution(70, List.of(1), Map.of("activation", Activations.TANH))));

        assertThat(declarations)
                .allSatisfy(declaration -> assertThat(kernel(declaration))
                        .isInstanceOfSatisfying(
                                PlaneKernel.class,
                                kernel -> assertThat(kernel.direct()).isPresent()));
        assertThat(new InterpreterComparison(multiplyAdd).faults(declarations, directory))
                .isEmpty();
    }

    /** Vector kernels sum up volumes slice by slice; phases of one slice are images. */
    @ParameterizedTest
    @EnumSource
    void volumes(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        List<Declaration> declarations = List.of(
                volume("Same", "Conv3D", Shape.of(5, 6, 7, 9), 33, 3, Map.of("padding", Padding.SAME)),
                volume("Strides", "Conv3D", Shape.of(7, 9, 8, 3), 40, 3, Map.of("strides", List.of(2, 1, 3))),
                volume("Dilated", "Conv3D", Shape.of(7, 6, 5, 4), 32, 2, Map.of("dilationRate", List.of(3, 2, 1))),
                volume("Flat", "Conv3D", Shape.of(3, 6, 5, 4), 32, 3, Map.of("activation", Activations.TANH)),
                volume("Wide", "Conv3D", Shape.of(4, 3, 131, 5), 70, 2, Map.of("activation", Activations.RELU)),
                volume(
                        "Phases",
                        "Conv3DTranspose",
                        Shape.of(3, 4, 5, 6),
                        36,
                        4,
                        Map.of("strides", List.of(2), "padding", Padding.SAME)),
                volume(
                        "SingleSlices",
                        "Conv3DTranspose",
                        Shape.of(1, 4, 3, 6),
                        35,
                        3,
                        Map.of("strides", List.of(2, 1, 2), "activation", Activations.LEAKY_RELU)));

        assertThat(declarations)
                .allSatisfy(declaration -> assertThat(kernel(declaration))
                        .isInstanceOfSatisfying(
                                ConvolutionKernel.class,
                                kernel -> assertThat(kernel.direct()).isPresent()));
        assertThat(new InterpreterComparison(multiplyAdd).faults(declarations, directory))
                .isEmpty();
    }

    /** A volume that is read cell by cell along two axes is an image. */
    @ParameterizedTest
    @EnumSource
    void volumesAsImages(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        List<Declaration> declarations = List.of(
                volume("FewFilters", "Conv3D", Shape.of(5, 6, 7, 9), 3, 1, Map.of("activation", Activations.SIGMOID)),
                volume("ManyFilters", "Conv3D", Shape.of(4, 4, 5, 8), 40, 1, Map.of()),
                Chain.network(
                        "AlongDepth",
                        Shape.of(6, 4, 5, 8),
                        Chain.layer(
                                "Conv3D",
                                Map.of("filters", 8, "kernelSize", List.of(3, 1, 1), "padding", Padding.SAME))));

        assertThat(new InterpreterComparison(multiplyAdd).faults(declarations, directory))
                .isEmpty();
    }

    private static Declaration volume(
            String name, String kerasClass, Shape input, int filters, int kernel, Map<String, Object> more) {
        Map<String, Object> arguments = new HashMap<>(more);
        arguments.put("filters", filters);
        arguments.put("kernelSize", List.of(kernel));
        return Chain.network(name, input, Chain.layer(kerasClass, arguments));
    }

    /** Rows of factors that several blocks of values share, and what is left over; many and few values and channels. */
    @ParameterizedTest
    @EnumSource
    void factorsOfChannels(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        List<Declaration> declarations = new ArrayList<>();
        for (int channels : new int[] {1, 3, 7, 16, 33, 512}) {
            for (int pixels : new int[] {3, 20, 50}) {
                Shape shape = Shape.of(pixels, pixels + 1, channels);
                String size = channels + "x" + pixels;
                declarations.add(Chain.network("Scaled" + size, shape, Chain.layer("BatchNormalization", Map.of())));
                declarations.add(Chain.network(
                        "Leaky" + size,
                        shape,
                        Chain.layer("BatchNormalization", Map.of()),
                        Chain.layer("LeakyReLU", Map.of())));
                declarations.add(Chain.network(
                        "Slopes" + size, shape, Chain.layer("PReLU", Map.of("sharedAxes", List.of(1, 2)))));
            }
        }

        assertThat(declarations)
                .filteredOn(declaration -> declaration.className().endsWith("50")
                        && !declaration.className().equals("Slopes1x50"))
                .allSatisfy(declaration -> assertThat(kernel(declaration)).isInstanceOf(ChannelwiseKernel.class));
        assertThat(new InterpreterComparison(multiplyAdd).faults(declarations, directory))
                .isEmpty();
    }

    /** A factor for many neighbours, or for few. */
    @ParameterizedTest
    @EnumSource
    void factorsOfRows(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        List<Declaration> declarations = new ArrayList<>();
        for (int channels : new int[] {3, 40, 48}) {
            Shape shape = Shape.of(6, 8, channels);
            for (int axis = 1; axis <= 2; axis++) {
                String suffix = channels + "x" + axis;
                Field normalization = Chain.layer("BatchNormalization", Map.of("axis", axis));
                declarations.add(Chain.network("Scaled" + suffix, shape, normalization));
                declarations.add(
                        Chain.network("Leaky" + suffix, shape, normalization, Chain.layer("LeakyReLU", Map.of())));
                declarations.add(Chain.network(
                        "Curved" + suffix,
                        shape,
                        normalization,
                        Chain.layer("Activation", Map.of("value", Activations.TANH))));
                declarations.add(Chain.network(
                        "Slopes" + suffix, shape, Chain.layer("PReLU", Map.of("sharedAxes", List.of(axis, 3)))));
            }
            declarations.add(Chain.network(
                    "Slope" + channels, shape, Chain.layer("PReLU", Map.of("sharedAxes", List.of(1, 2, 3)))));
        }

        assertThat(new InterpreterComparison(multiplyAdd).faults(declarations, directory))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void dotProducts(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        List<Declaration> declarations = IntStream.of(1, 2, 7, 9, 15, 16, 17, 31, 32, 45, 1000)
                .mapToObj(inputs -> Chain.network("Dot" + inputs, Shape.of(inputs), dense(15, Map.of())))
                .collect(Collectors.toCollection(ArrayList::new));
        declarations.add(Chain.network("Rows", Shape.of(5, 4, 37), dense(2, Map.of())));

        assertThat(declarations)
                .allSatisfy(declaration -> assertThat(kernel(declaration)).isInstanceOf(DotKernel.class));
        assertThat(new InterpreterComparison(multiplyAdd).faults(declarations, directory))
                .isEmpty();
    }

    /** Products that vanish leave zeros of either sign, in which an addition of +0 too many or too few shows. */
    @ParameterizedTest
    @EnumSource
    void signsOfZero(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        Map<String, Object> noBias = Map.of("useBias", false);
        Map<String, Object> same = Map.of("useBias", false, "padding", Padding.SAME);
        List<Declaration> declarations = List.of(
                Chain.network("Few", Shape.of(40), dense(3, noBias)),
                Chain.network("Many", Shape.of(40), dense(30, noBias)),
                Chain.network("Pixels", Shape.of(5, 5, 4), convolution(9, List.of(1), noBias)),
                Chain.network("Single", Shape.of(5, 5, 4), convolution(1, List.of(2), same)),
                Chain.network("Long", Shape.of(5, 5, 4), convolution(9, List.of(5), same)),
                Chain.network("Planes", Shape.of(13, 12, 3), convolution(1, List.of(3), same)),
                Chain.network(
                        "Doubled",
                        Shape.of(4, 4, 3),
                        transposed(5, List.of(3), Map.of("useBias", false, "strides", List.of(2)))));

        assertThat(new InterpreterComparison(multiplyAdd, 1e-25f, false).faults(declarations, directory))
                .isEmpty();
    }

    private static Field dense(int units, Map<String, Object> more) {
        Map<String, Object> arguments = new TreeMap<>(more);
        arguments.put("units", units);
        return Chain.layer("Dense", arguments);
    }

    @ParameterizedTest
    @EnumSource
    void bordersInsideConvolutions(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        Field padding = Chain.layer("ZeroPadding2D", Map.of("padding", List.of(3, 1, 0, 2)));
        Field cropping = Chain.layer("Cropping2D", Map.of("cropping", List.of(3, 1, 0, 2)));
        List<Declaration> declarations = List.of(
                Chain.network("PaddedRing", Shape.of(40, 40, 16), padding, convolution(32, List.of(3), Map.of())),
                Chain.network("PaddedImage", Shape.of(6, 5, 7), padding, convolution(9, List.of(3), strides(2, 3))),
                Chain.network("PaddedPlanes", Shape.of(20, 19, 13), padding, convolution(3, List.of(5), Map.of())),
                Chain.network("PaddedFar", Shape.of(2, 2, 5), padding, padding, convolution(4, List.of(2), Map.of())),
                Chain.network("PaddedTransposed", Shape.of(5, 4, 6), padding, transposed(7, List.of(4), strides(2, 2))),
                Chain.network("CroppedRing", Shape.of(40, 40, 16), convolution(32, List.of(3), Map.of()), cropping),
                Chain.network("CroppedImage", Shape.of(13, 9, 7), convolution(9, List.of(2), strides(2, 2)), cropping),
                Chain.network("CroppedPlanes", Shape.of(16, 15, 9), transposed(2, List.of(5), strides(2, 2)), cropping),
                Chain.network(
                        "CroppedTransposed", Shape.of(5, 4, 6), transposed(7, List.of(3), strides(3, 2)), cropping));

        assertThat(declarations)
                .allSatisfy(declaration -> assertThat(new InterpreterComparison(multiplyAdd)
                                .graph(declaration)
                                .runNodes())
                        .noneMatch(node -> node.op() instanceof Pad));
        assertThat(new InterpreterComparison(multiplyAdd).faults(declarations, directory))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void rowsOfMerges(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        List<Declaration> declarations = List.of(
                merge("Channels", "Multiply", Shape.of(20, 20, 3), Shape.of(1, 1, 3)),
                merge("Channels64", "Add", Shape.of(64), Shape.of(9, 8, 64), Shape.of(64)),
                merge("OneRow", "Subtract", Shape.of(4, 4, 32), Shape.of(32)),
                merge("EachRow", "Maximum", Shape.of(3, 70, 32), Shape.of(3, 1, 32)),
                merge("Outer", "Minimum", Shape.of(17, 1, 32), Shape.of(16, 32), Shape.of(1)),
                merge("Pixels", "Average", Shape.of(6, 7, 40), Shape.of(40), Shape.of(6, 7, 1)),
                merge("Long", "Add", Shape.of(3, 5000), Shape.of(5000)),
                merge("Prime", "Add", Shape.of(3, 4099), Shape.of(4099)),
                merge("Short", "Add", Shape.of(3, 4, 5), Shape.of(5)),
                merge("Columns", "Multiply", Shape.of(30, 40, 3), Shape.of(30, 40, 1)),
                merge("Reversed", "Subtract", Shape.of(64), Shape.of(19, 18, 64)),
                merge("Several", "Average", Shape.of(64), Shape.of(19, 18, 64), Shape.of(1, 1, 64)),
                merge("Largest", "Maximum", Shape.of(30, 10, 48), Shape.of(10, 48)),
                merge("EachPixel", "Subtract", Shape.of(5, 7, 1), Shape.of(5, 7, 40)),
                merge("Nested", "Average", Shape.of(5, 6, 48), Shape.of(5, 1, 1), Shape.of(6, 1), Shape.of(5, 6, 48)));

        assertThat(declarations.stream().map(each -> kernel(each).describe()))
                .containsExactly(
                        "a loop over 3 blocks of 384",
                        "a loop over 7 blocks of 640",
                        "rows of 512",
                        "rows of 1120",
                        "rows of 512",
                        "rows of 1680",
                        "a loop over 1 blocks of 10000",
                        "a loop",
                        "a loop",
                        "a loop",
                        "a loop over 7 blocks of 3008",
                        "a loop over 7 blocks of 3008",
                        "2 loops over 1 blocks of 7200",
                        "a loop",
                        "a loop");
        assertThat(new InterpreterComparison(multiplyAdd).faults(declarations, directory))
                .isEmpty();
    }

    /** Views of every kind, with whole tiles of rows, what is left of them, and fewer rows than a tile has. */
    @ParameterizedTest
    @EnumSource
    void normalizations(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        List<Declaration> declarations = List.of(
                Chain.network("Row", Shape.of(300), Chain.layer("LayerNormalization", Map.of())),
                Chain.network(
                        "Rows",
                        Shape.of(7, 45),
                        Chain.layer("LayerNormalization", Map.of()),
                        Chain.layer("Activation", Map.of("value", Activations.RELU))),
                Chain.network("Image", Shape.of(9, 7, 5), normalization("LayerNormalization", 1, 2, 3)),
                Chain.network("Plane", Shape.of(9, 7, 5), normalization("LayerNormalization", 1, 2)),
                Chain.network("Middle", Shape.of(3, 37, 5), normalization("LayerNormalization", 2)),
                Chain.network("Around", Shape.of(20, 3, 5), normalization("LayerNormalization", 1, 3)),
                Chain.network("Scattered", Shape.of(4, 3, 5, 2), normalization("LayerNormalization", 1, 3)),
                Chain.network("Squares", Shape.of(33, 6), normalization("RMSNormalization", 1)),
                Chain.network("Unit", Shape.of(18, 4, 3), normalization("UnitNormalization", 1, 2)),
                Chain.network(
                        "Variance",
                        Shape.of(35, 4),
                        Chain.layer("LayerNormalization", Map.of("axis", List.of(1), "rmsScaling", true))),
                Chain.network("Instance", Shape.of(8, 9, 6), groups(-1, -1)),
                Chain.network(
                        "Groups",
                        Shape.of(8, 9, 12),
                        groups(3, -1),
                        Chain.layer("Activation", Map.of("value", Activations.HARD_SILU))),
                Chain.network("First", Shape.of(6, 5, 4), groups(2, 1)),
                Chain.network("Second", Shape.of(19, 6, 4), groups(2, 2)),
                Chain.network("Scalars", Shape.of(5, 3), normalization("Normalization")),
                Chain.network(
                        "Between",
                        Shape.of(6, 6, 2),
                        Chain.layer("Conv2D", Map.of("filters", 4, "kernelSize", List.of(3))),
                        normalization("Normalization"),
                        Chain.layer("Flatten", Map.of()),
                        normalization("Normalization"),
                        Chain.layer("Dense", Map.of("units", 3))));

        assertThat(new InterpreterComparison(multiplyAdd).faults(declarations, directory))
                .isEmpty();
    }

    private static Declaration merge(String name, String kerasClass, Shape... shapes) {
        List<Input> inputs = new ArrayList<>();
        for (Shape shape : shapes) {
            String input = "input" + inputs.size();
            inputs.add(new Input(input, input, shape));
        }
        List<String> from = inputs.stream().map(Input::name).toList();
        Field field =
                new Field("out", "out", LayerTable.ofKerasClass(kerasClass).orElseThrow(), Map.of(), from);
        return new Declaration("kernels", name, inputs, List.of(field), List.of("out"));
    }

    private static Field normalization(String layer, Integer... axes) {
        return Chain.layer(layer, Map.of("axis", List.of(axes)));
    }

    private static Field groups(int groups, int axis) {
        return Chain.layer("GroupNormalization", Map.of("groups", groups, "axis", axis));
    }

    private static Map<String, Object> strides(int rows, int columns) {
        return Map.of("strides", List.of(rows, columns));
    }

    private static Field convolution(int filters, List<Integer> kernelSize, Map<String, Object> more) {
        return Chain.layer("Conv2D", with(filters, kernelSize, more));
    }

    private static Field transposed(int filters, List<Integer> kernelSize, Map<String, Object> more) {
        return Chain.layer("Conv2DTranspose", with(filters, kernelSize, more));
    }

    private static Map<String, Object> with(int filters, List<Integer> kernelSize, Map<String, Object> more) {
        Map<String, Object> arguments = new TreeMap<>(more);
        arguments.put("filters", filters);
        arguments.put("kernelSize", kernelSize);
        return arguments;
    }

    /** The kernel of the only op. */
    private static Kernel kernel(Declaration declaration) {
        return Planner.plan(
                        new InterpreterComparison(MultiplyAdd.FUSED).graph(declaration),
                        new Names(List.of()),
                        Planner.WORK_WORTH_SHARING)
                .steps()
                .get(0)
                .kernel();
    }
}
