// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.oracle.Declaration.Field;
import dev.ingot.processor.oracle.Declaration.Input;
import dev.ingot.processor.plan.ConvolutionKernel;
import dev.ingot.processor.plan.Kernel;
import dev.ingot.processor.plan.PlaneKernel;
import dev.ingot.processor.plan.Planner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plans that only larger layers get: that they get them, and that the generated code agrees with the interpreter. */
class KernelsTest {

    @Test
    void aRingOfRows(@TempDir Path directory) {
        List<Declaration> declarations = List.of(
                network("Plain", Shape.of(40, 40, 16), convolution(32, List.of(3), Map.of("padding", Padding.SAME))),
                network("Strided", Shape.of(61, 50, 8), convolution(24, List.of(5, 4), strides(2, 3))),
                network(
                        "Grouped",
                        Shape.of(36, 36, 12),
                        convolution(24, List.of(3), Map.of("groups", 2, "dilationRate", List.of(2, 1)))),
                network(
                        "Transposed",
                        Shape.of(24, 24, 16),
                        transposed(24, List.of(4), Map.of("strides", List.of(2), "padding", Padding.SAME))),
                network("Sparse", Shape.of(40, 40, 8), transposed(72, List.of(2), strides(3, 3))),
                network(
                        "Upsampled",
                        Shape.of(20, 20, 12),
                        layer("UpSampling2D", Map.of()),
                        convolution(24, List.of(3), Map.of("padding", Padding.SAME))));

        assertThat(declarations)
                .allSatisfy(declaration -> assertThat(kernel(declaration))
                        .isInstanceOfSatisfying(
                                ConvolutionKernel.class,
                                kernel -> assertThat(kernel.wholeImage()).isFalse()));
        assertThat(InterpreterComparison.faults(declarations, directory)).isEmpty();
    }

    @Test
    void blocksOfChannelsAndSeveralTapGroups(@TempDir Path directory) {
        List<Declaration> declarations = List.of(network(
                "Blocked",
                Shape.of(3, 4, 170),
                transposed(128, List.of(5), Map.of("strides", List.of(2), "padding", Padding.SAME))));

        assertThat(kernel(declarations.get(0))).isInstanceOfSatisfying(ConvolutionKernel.class, kernel -> {
            assertThat(kernel.wholeImage()).isTrue();
            assertThat(kernel.tapGroups())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(group -> assertThat(group.channelBlock()).isLessThan(168));
        });
        assertThat(InterpreterComparison.faults(declarations, directory)).isEmpty();
    }

    @Test
    void planesOfPixels(@TempDir Path directory) {
        List<Declaration> declarations = List.of(
                network("Colours", Shape.of(20, 19, 13), convolution(3, List.of(5), Map.of("padding", Padding.SAME))),
                network("Dilated", Shape.of(17, 15, 8), convolution(1, List.of(3), Map.of("dilationRate", List.of(2)))),
                network(
                        "Doubled",
                        Shape.of(16, 15, 9),
                        transposed(2, List.of(5), Map.of("strides", List.of(2), "padding", Padding.SAME))),
                network("Spread", Shape.of(13, 12, 3), transposed(1, List.of(2, 3), strides(3, 2))));

        assertThat(declarations)
                .allSatisfy(declaration -> assertThat(kernel(declaration)).isInstanceOf(PlaneKernel.class));
        assertThat(InterpreterComparison.faults(declarations, directory)).isEmpty();
    }

    @Test
    void bordersInsideConvolutions(@TempDir Path directory) {
        Field padding = layer("ZeroPadding2D", Map.of("padding", List.of(3, 1, 0, 2)));
        Field cropping = layer("Cropping2D", Map.of("cropping", List.of(3, 1, 0, 2)));
        List<Declaration> declarations = List.of(
                network("PaddedRing", Shape.of(40, 40, 16), padding, convolution(32, List.of(3), Map.of())),
                network("PaddedImage", Shape.of(6, 5, 7), padding, convolution(9, List.of(3), strides(2, 3))),
                network("PaddedPlanes", Shape.of(20, 19, 13), padding, convolution(3, List.of(5), Map.of())),
                network("PaddedFar", Shape.of(2, 2, 5), padding, padding, convolution(4, List.of(2), Map.of())),
                network("PaddedTransposed", Shape.of(5, 4, 6), padding, transposed(7, List.of(4), strides(2, 2))),
                network("CroppedRing", Shape.of(40, 40, 16), convolution(32, List.of(3), Map.of()), cropping),
                network("CroppedImage", Shape.of(13, 9, 7), convolution(9, List.of(2), strides(2, 2)), cropping),
                network("CroppedPlanes", Shape.of(16, 15, 9), transposed(2, List.of(5), strides(2, 2)), cropping),
                network("CroppedTransposed", Shape.of(5, 4, 6), transposed(7, List.of(3), strides(3, 2)), cropping));

        assertThat(declarations)
                .allSatisfy(declaration -> assertThat(
                                InterpreterComparison.graph(declaration).runNodes())
                        .noneMatch(node -> node.op() instanceof Pad));
        assertThat(InterpreterComparison.faults(declarations, directory)).isEmpty();
    }

    private static Map<String, Object> strides(int rows, int columns) {
        return Map.of("strides", List.of(rows, columns));
    }

    private static Field convolution(int filters, List<Integer> kernelSize, Map<String, Object> more) {
        return layer("Conv2D", with(filters, kernelSize, more));
    }

    private static Field transposed(int filters, List<Integer> kernelSize, Map<String, Object> more) {
        return layer("Conv2DTranspose", with(filters, kernelSize, more));
    }

    private static Map<String, Object> with(int filters, List<Integer> kernelSize, Map<String, Object> more) {
        Map<String, Object> arguments = new TreeMap<>(more);
        arguments.put("filters", filters);
        arguments.put("kernelSize", kernelSize);
        return arguments;
    }

    private static Field layer(String kerasClass, Map<String, Object> arguments) {
        return new Field("", "", LayerTable.ofKerasClass(kerasClass).orElseThrow(), arguments, List.of());
    }

    /** A chain of layers. */
    private static Declaration network(String name, Shape input, Field... layers) {
        List<Field> fields = new ArrayList<>();
        String previous = Declaration.SINGLE_INPUT;
        for (Field layer : layers) {
            String field = "layer" + fields.size();
            fields.add(new Field(field, field, layer.type(), layer.arguments(), List.of(previous)));
            previous = field;
        }
        return new Declaration(
                "kernels",
                name,
                List.of(new Input(Declaration.SINGLE_INPUT, Declaration.SINGLE_INPUT, input)),
                fields,
                List.of(previous));
    }

    /** The kernel of the only op. */
    private static Kernel kernel(Declaration declaration) {
        return Planner.plan(InterpreterComparison.graph(declaration), new Names(List.of()))
                .steps()
                .get(0)
                .kernel();
    }
}
