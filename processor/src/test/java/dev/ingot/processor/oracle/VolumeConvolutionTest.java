// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.oracle.Declaration.Field;
import dev.ingot.processor.oracle.Declaration.Input;
import dev.ingot.processor.reference.ReferenceInterpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Convolutions of volumes against a kernel that slides over a volume with zeros around it. All numbers are small integers, so
 * equality is exact.
 */
class VolumeConvolutionTest {

    private final Random random = new Random(3);

    /** A cell of the smaller side of a convolution, one of the larger side and the tap between them, along an axis. */
    private record Product(int window, int cell, int tap) {}

    @ParameterizedTest
    @CsvSource({
        "4 5 6, 3 2 1, 1 1 1, SAME,  1 1 1, 1",
        "4 5 6, 2 3 3, 1 1 1, VALID, 1 1 1, 2",
        "7 6 5, 3 3 2, 2 3 1, SAME,  1 1 1, 1",
        "7 6 5, 3 2 3, 3 1 2, VALID, 1 1 1, 2",
        "6 7 8, 2 3 2, 1 1 1, SAME,  3 2 1, 1",
        "1 3 2, 5 3 3, 1 1 1, SAME,  1 1 1, 1"
    })
    void plain(String input, String kernel, String strides, Padding padding, String dilation, int groups) {
        int channels = 4;
        int filters = 6;
        Map<String, Object> arguments = Map.of(
                "filters",
                filters,
                "kernelSize",
                numbers(kernel),
                "strides",
                numbers(strides),
                "padding",
                padding,
                "dilationRate",
                numbers(dilation),
                "groups",
                groups);
        Shape in = Shape.of(join(numbers(input), List.of(channels)));
        Graph graph = graph("Conv3D", arguments, in);
        float[] x = integers(in);
        Shape kernelShape = Shape.of(join(numbers(kernel), List.of(channels / groups, filters)));
        float[] weights = integers(kernelShape);
        float[] bias = integers(Shape.of(filters));
        Shape out = graph.outputs().get(0).shape();

        float[] expected = new float[Math.toIntExact(out.elements())];
        forEachProduct(in.toList(), numbers(kernel), numbers(strides), numbers(dilation), padding, (to, from, tap) -> {
            for (int filter = 0; filter < filters; filter++) {
                int group = filter / (filters / groups);
                for (int channel = 0; channel < channels / groups; channel++) {
                    expected[at(out, to, filter)] += x[at(in, from, group * (channels / groups) + channel)]
                            * weights[at(kernelShape.without(4), tap, channel) * filters + filter];
                }
            }
        });
        assertThat(run(graph, x, weights, bias)).isEqualTo(plus(expected, bias));
    }

    @ParameterizedTest
    @CsvSource({
        "3 2 4, 3 2 1, 2 3 1, SAME,  , 1 1 1",
        "3 2 4, 4 3 2, 2 1 2, SAME,  , 1 1 1",
        "3 2 4, 3 3 2, 2 3 2, VALID, , 1 1 1",
        "2 3 2, 3 3 3, 2 2 3, SAME, 1 0 2, 1 1 1",
        "2 3 2, 2 3 1, 3 2 2, VALID, 2 0 1, 1 1 1",
        "3 4 3, 3 2 3, 1 1 1, SAME,  , 2 3 1"
    })
    void transposed(
            String input, String kernel, String strides, Padding padding, String outputPadding, String dilation) {
        int channels = 3;
        int filters = 2;
        Map<String, Object> arguments = Map.of(
                "filters",
                filters,
                "kernelSize",
                numbers(kernel),
                "strides",
                numbers(strides),
                "padding",
                padding,
                "outputPadding",
                outputPadding == null ? List.of() : numbers(outputPadding),
                "dilationRate",
                numbers(dilation));
        Shape in = Shape.of(join(numbers(input), List.of(channels)));
        Graph graph = graph("Conv3DTranspose", arguments, in);
        float[] x = integers(in);
        Shape kernelShape = Shape.of(join(numbers(kernel), List.of(filters, channels)));
        float[] weights = integers(kernelShape);
        float[] bias = integers(Shape.of(filters));
        Shape out = graph.outputs().get(0).shape();

        float[] expected = new float[Math.toIntExact(out.elements())];
        forEachProduct(out.toList(), numbers(kernel), numbers(strides), numbers(dilation), padding, (from, to, tap) -> {
            for (int filter = 0; filter < filters; filter++) {
                for (int channel = 0; channel < channels; channel++) {
                    expected[at(out, to, filter)] += x[at(in, from, channel)]
                            * weights[at(kernelShape.without(4), tap, filter) * channels + channel];
                }
            }
        });
        assertThat(run(graph, x, weights, bias)).isEqualTo(plus(expected, bias));
    }

    private interface Multiplication {
        void add(int[] window, int[] cell, int[] tap);
    }

    /** The products of a plain convolution of a volume. */
    private static void forEachProduct(
            List<Integer> sizes,
            List<Integer> kernel,
            List<Integer> strides,
            List<Integer> dilation,
            Padding padding,
            Multiplication body) {
        List<List<Product>> axes = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            axes.add(slide(sizes.get(axis), kernel.get(axis), strides.get(axis), dilation.get(axis), padding));
        }
        for (Product a : axes.get(0)) {
            for (Product b : axes.get(1)) {
                for (Product c : axes.get(2)) {
                    body.add(new int[] {a.window, b.window, c.window}, new int[] {a.cell, b.cell, c.cell}, new int[] {
                        a.tap, b.tap, c.tap
                    });
                }
            }
        }
    }

    /** Zeros are added around an axis, more behind than before, then the kernel slides as far as it goes. */
    private static List<Product> slide(int length, int kernel, int stride, int dilation, Padding padding) {
        int span = (kernel - 1) * dilation + 1;
        int wanted = (length + stride - 1) / stride;
        int zeros = padding == Padding.SAME ? Math.max((wanted - 1) * stride + span - length, 0) : 0;
        List<Product> products = new ArrayList<>();
        int window = 0;
        for (int start = 0; start + span <= length + zeros; start += stride) {
            for (int tap = 0; tap < kernel; tap++) {
                int cell = start + tap * dilation - zeros / 2;
                if (0 <= cell && cell < length) {
                    products.add(new Product(window, cell, tap));
                }
            }
            window++;
        }
        return products;
    }

    private static Graph graph(String kerasClass, Map<String, Object> arguments, Shape in) {
        String name = Declaration.SINGLE_INPUT;
        Field field = new Field(
                "layer", "layer", LayerTable.ofKerasClass(kerasClass).orElseThrow(), arguments, List.of(name));
        Declaration declaration = new Declaration(
                "volumes", kerasClass + "Model", List.of(new Input(name, name, in)), List.of(field), List.of("layer"));
        return DeclaredModel.graph(declaration, MultiplyAdd.FUSED);
    }

    private static float[] run(Graph graph, float[] x, float[] weights, float[] bias) {
        return new ReferenceInterpreter(graph, Map.of("layer/kernel", weights, "layer/bias", bias))
                .run(Map.of(Declaration.SINGLE_INPUT, x))
                .get(0);
    }

    private float[] integers(Shape shape) {
        float[] values = new float[Math.toIntExact(shape.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(7) - 3;
        }
        return values;
    }

    private static float[] plus(float[] sums, float[] bias) {
        float[] result = sums.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] += bias[i % bias.length];
        }
        return result;
    }

    private static int at(Shape shape, int[] cell, int channel) {
        return ((cell[0] * shape.size(1) + cell[1]) * shape.size(2) + cell[2]) * shape.size(3) + channel;
    }

    private static List<Integer> numbers(String text) {
        return List.of(text.split(" ")).stream().map(Integer::valueOf).toList();
    }

    private static List<Integer> join(List<Integer> sizes, List<Integer> more) {
        List<Integer> joined = new ArrayList<>(sizes);
        joined.addAll(more);
        return joined;
    }
}
