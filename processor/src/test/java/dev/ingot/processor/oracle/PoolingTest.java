// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.oracle.Declaration.Field;
import dev.ingot.processor.testing.KernelSet;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Poolings that random shapes are too small for, and values that are no numbers. */
class PoolingTest {

    private static Field pooling(String kerasClass, int size, int stride, Padding padding) {
        return Chain.layer(
                kerasClass, Map.of("poolSize", List.of(size), "strides", List.of(stride), "padding", padding));
    }

    private static Field adaptive(String kerasClass, Integer... outputSize) {
        return Chain.layer(kerasClass, Map.of("outputSize", List.of(outputSize)));
    }

    @Test
    void generatedNetworksAgreeWithTheInterpreter(@TempDir Path directory) {
        List<Declaration> declarations = List.of(
                Chain.network("Stem", Shape.of(23, 22, 16), pooling("MaxPooling2D", 3, 2, Padding.SAME)),
                Chain.network("Dense", Shape.of(17, 19, 5), pooling("AveragePooling2D", 5, 1, Padding.SAME)),
                Chain.network("Sparse", Shape.of(17, 19, 5), pooling("AveragePooling2D", 2, 3, Padding.VALID)),
                Chain.network("Wide", Shape.of(40, 1), pooling("AveragePooling1D", 30, 3, Padding.SAME)),
                Chain.network("Volume", Shape.of(9, 8, 11, 3), pooling("MaxPooling3D", 3, 2, Padding.SAME)),
                Chain.network("Cubes", Shape.of(5, 6, 9, 33), pooling("MaxPooling3D", 2, 2, Padding.VALID)),
                Chain.network("MeanCubes", Shape.of(5, 6, 9, 17), pooling("AveragePooling3D", 2, 1, Padding.SAME)),
                Chain.network("Mean", Shape.of(9, 8, 11, 3), pooling("AveragePooling3D", 3, 1, Padding.SAME)),
                Chain.network("Whole", Shape.of(9, 8, 11, 3), Chain.layer("GlobalAveragePooling3D", Map.of())),
                Chain.network("Irregular", Shape.of(31, 29, 4), adaptive("AdaptiveAveragePooling2D", 19, 12)),
                Chain.network("Enlarged", Shape.of(13, 11, 2), adaptive("AdaptiveMaxPooling2D", 20, 30)),
                Chain.network("Slices", Shape.of(13, 11, 10, 1), adaptive("AdaptiveAveragePooling3D", 9, 11, 7)));

        assertThat(new InterpreterComparison(MultiplyAdd.FUSED).faults(declarations, directory))
                .isEmpty();
    }

    /** Windows of few cells, at borders and in groups, and single windows, on images and volumes of whole vectors of channels. */
    @Test
    void poolingsOfWholeVectorsAgreeWithTheInterpreter(@TempDir Path directory) {
        List<Declaration> declarations = new ArrayList<>();
        int[][] windows = {{2, 2}, {1, 2}, {2, 1}, {1, 3}, {3, 1}, {4, 1}, {1, 4}};
        for (int[] window : windows) {
            for (String kind : List.of("MaxPooling2D", "AveragePooling2D")) {
                for (int stride : new int[] {1, window[1]}) {
                    declarations.add(Chain.network(
                            kind + window[0] + window[1] + stride,
                            Shape.of(9, 11, 16),
                            Chain.layer(
                                    kind,
                                    Map.of("poolSize", List.of(window[0], window[1]), "strides", List.of(2, stride)))));
                }
            }
        }
        for (String kind : List.of("MaxPooling", "AveragePooling")) {
            for (Padding padding : List.of(Padding.SAME, Padding.VALID)) {
                for (int stride = 1; stride <= 3; stride++) {
                    String name = kind + padding + stride;
                    Shape image = Shape.of(70, 12, 32);
                    declarations.add(Chain.network(name + "Image", image, pooling(kind + "2D", 3, stride, padding)));
                    Shape volume = Shape.of(7, 6, 8, 32);
                    declarations.add(Chain.network(name + "Volume", volume, pooling(kind + "3D", 3, stride, padding)));
                }
                Shape volume = Shape.of(5, 7, 6, 16);
                declarations.add(Chain.network(kind + padding + "Cubes", volume, pooling(kind + "3D", 2, 2, padding)));
            }
        }
        for (int rows = 4; rows <= 9; rows++) {
            Shape shape = Shape.of(rows, 3, 32);
            declarations.add(Chain.network("Mean" + rows, shape, Chain.layer("GlobalAveragePooling2D", Map.of())));
            declarations.add(Chain.network("Max" + rows, shape, Chain.layer("GlobalMaxPooling2D", Map.of())));
        }
        Shape row = Shape.of(6, 1, 16);
        declarations.add(Chain.network("Column", row, Chain.layer("GlobalAveragePooling2D", Map.of())));
        Shape large = Shape.of(130, 128, 32);
        declarations.add(Chain.network("Large", large, pooling("AveragePooling2D", 2, 2, Padding.VALID)));

        assertThat(new InterpreterComparison(MultiplyAdd.FUSED).faults(declarations, directory))
                .isEmpty();
    }

    /** One to three axes; numbers of channels around those of vectors, which vector kernels need 16 of. */
    @Test
    void randomPoolingsAgreeWithTheInterpreter(@TempDir Path directory) {
        SplittableRandom random = new SplittableRandom(4);
        List<Declaration> declarations = new ArrayList<>();
        for (int channels : new int[] {1, 3, 8, 15, 16, 17, 31, 32, 33, 48, 64}) {
            for (int axes = 1; axes <= 3; axes++) {
                int[] sizes = random.ints(axes, 1, axes == 1 ? 300 : axes == 2 ? 25 : 10)
                        .toArray();
                Shape shape = Shape.of(IntStream.concat(IntStream.of(sizes), IntStream.of(channels))
                        .toArray());
                String name = "Channels" + channels + "Axes" + axes;
                declarations.add(Chain.network(name, shape, randomPooling(sizes, random)));
                declarations.add(Chain.network(
                        name + "Adaptive",
                        shape,
                        adaptive(
                                "Adaptive" + kind(random) + axes + "D",
                                random.ints(axes, 1, 13).boxed().toArray(Integer[]::new))));
                declarations.add(Chain.network(
                        name + "Global", shape, Chain.layer("Global" + kind(random) + axes + "D", Map.of())));
            }
        }

        assertThat(new InterpreterComparison(MultiplyAdd.FUSED).faults(declarations, directory))
                .isEmpty();
    }

    private static Field randomPooling(int[] sizes, SplittableRandom random) {
        List<Integer> windows = new ArrayList<>();
        List<Integer> strides = new ArrayList<>();
        boolean several = random.nextBoolean();
        for (int size : sizes) {
            windows.add(several ? Math.min(size, 2 + random.nextInt(2)) : 1 + random.nextInt(Math.min(size, 9)));
            strides.add(1 + random.nextInt(3));
        }
        return Chain.layer(
                kind(random) + sizes.length + "D",
                Map.of(
                        "poolSize",
                        windows,
                        "strides",
                        strides,
                        "padding",
                        random.nextBoolean() ? Padding.SAME : Padding.VALID));
    }

    private static String kind(SplittableRandom random) {
        return random.nextBoolean() ? "MaxPooling" : "AveragePooling";
    }

    @Test
    void adaptiveWindowsAreThoseOfTheDefinition() {
        for (int input = 1; input <= 30; input++) {
            for (int outputs = 1; outputs <= 30; outputs++) {
                Declaration declaration =
                        Chain.network("Adaptive", Shape.of(input, 1), adaptive("AdaptiveMaxPooling1D", outputs));
                Node node = DeclaredModel.graph(declaration, MultiplyAdd.FUSED)
                        .outputs()
                        .get(0);
                List<Pool.Window> windows = ((Pool) node.op()).axes().get(0).windows();
                double size = (double) input / outputs;
                assertThat(windows)
                        .as("%d to %d", input, outputs)
                        .isEqualTo(IntStream.range(0, outputs)
                                .mapToObj(output -> new Pool.Window((int) Math.floor(output * size + 1e-9), (int)
                                        Math.ceil((output + 1) * size - 1e-9)))
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nanAndSignsOfZeroStayInTheirWindows(KernelSet kernels, @TempDir Path directory) {
        List<Declaration> declarations = new ArrayList<>();
        for (int channels : new int[] {5, 16, 33}) {
            Shape shape = Shape.of(4, 4, channels);
            declarations.add(Chain.network("Max" + channels, shape, pooling("MaxPooling2D", 2, 2, Padding.VALID)));
            declarations.add(
                    Chain.network("Average" + channels, shape, pooling("AveragePooling2D", 2, 2, Padding.VALID)));
        }
        try (NetworkCompilation compilation = NetworkCompilation.of(declarations, directory)) {
            for (Declaration declaration : declarations) {
                int channels = declaration.inputs().get(0).shape().last();
                float[] values = new float[4 * 4 * channels];
                Arrays.fill(values, -0f);
                values[(2 * 4 + 1) * channels + 4] = Float.NaN;
                values[(1 * 4 + 3) * channels + 2] = 0f;
                float[] expected = new float[2 * 2 * channels];
                Arrays.fill(expected, -0f);
                expected[2 * channels + 4] = Float.NaN;
                expected[channels + 2] = 0f;
                Network network = kernels.run(() -> compilation.load(declaration, Weights.of(Map.of())));

                Tensor output = network.run(Map.of("input", Tensor.of(values, 1, 4, 4, channels)))
                        .get("layer0");

                assertThat(output.toArray()).as(declaration.className()).containsExactly(expected);
            }
        }
    }

    /** Vector kernels compare the bits of windows of many cells as whole numbers. */
    @ParameterizedTest
    @EnumSource
    void maximaOfManyCellsAreThoseOfFloats(KernelSet kernels, @TempDir Path directory) {
        List<Declaration> declarations = new ArrayList<>();
        for (int channels : new int[] {16, 40}) {
            declarations.add(Chain.network(
                    "Squares" + channels, Shape.of(7, 9, channels), pooling("MaxPooling2D", 3, 2, Padding.SAME)));
            declarations.add(Chain.network(
                    "Cubes" + channels, Shape.of(4, 5, 6, channels), pooling("MaxPooling3D", 2, 1, Padding.VALID)));
            declarations.add(Chain.network(
                    "LargeCubes" + channels, Shape.of(5, 5, 5, channels), pooling("MaxPooling3D", 3, 2, Padding.SAME)));
        }
        float[] anyValues = {
            0f,
            -0f,
            1f,
            -1f,
            -2f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY
        };
        float[] finiteValues = {-0f, 1f, -1f, -2f};
        float[] negativeValues = {-0f, -1f, -2f, -Float.MIN_VALUE, -Float.MAX_VALUE, Float.NEGATIVE_INFINITY};
        float negativeNaN = Float.intBitsToFloat(0xFFC00000);
        SplittableRandom random = new SplittableRandom(5);
        try (NetworkCompilation compilation = NetworkCompilation.of(declarations, directory)) {
            for (Declaration declaration : declarations) {
                Graph graph = new InterpreterComparison(MultiplyAdd.FUSED).graph(declaration);
                Network network = kernels.run(() -> compilation.load(declaration, Weights.of(Map.of())));
                for (float[] choice : List.of(anyValues, finiteValues, negativeValues)) {
                    for (float one : new float[] {-3f, Float.NaN, negativeNaN}) {
                        Map<String, Tensor> input = Map.of("input", values(declaration, choice, one, random));

                        Tensor output = network.run(input).get("layer0");

                        assertThat(output.toArray())
                                .as("%s of %s and %s", declaration.className(), Arrays.toString(choice), one)
                                .containsExactly(Interpretation.run(graph, Map.of(), input)
                                        .get(0));
                    }
                }
            }
        }
    }

    /** Random ones of some values, and another one somewhere among them. */
    private static Tensor values(Declaration declaration, float[] choice, float one, SplittableRandom random) {
        Shape shape = declaration.inputs().get(0).shape();
        float[] values = new float[Math.toIntExact(shape.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = choice[random.nextInt(choice.length)];
        }
        values[random.nextInt(values.length)] = one;
        return Tensor.of(
                values,
                IntStream.concat(IntStream.of(1), Arrays.stream(shape.toArray()))
                        .toArray());
    }
}
