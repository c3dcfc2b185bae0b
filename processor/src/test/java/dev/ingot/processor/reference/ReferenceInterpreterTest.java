// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ingot.processor.ir.Broadcast;
import dev.ingot.processor.ir.Concatenate;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.Custom;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Dot;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Input;
import dev.ingot.processor.ir.Lookup;
import dev.ingot.processor.ir.Merge;
import dev.ingot.processor.ir.Merge.Kind;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.NormalizationScale;
import dev.ingot.processor.ir.NormalizationShift;
import dev.ingot.processor.ir.Normalize;
import dev.ingot.processor.ir.Normalize.Statistic;
import dev.ingot.processor.ir.ParametricRelu;
import dev.ingot.processor.ir.Permute;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Scale;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Softmax;
import dev.ingot.processor.ir.StaticMethod;
import dev.ingot.processor.ir.Summation;
import dev.ingot.processor.ir.Transpose;
import dev.ingot.processor.ir.Weight;
import dev.ingot.processor.ir.WeightRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceInterpreterTest {

    private static final ElementFunction LINEAR = ElementFunction.LINEAR;
    private static final ElementFunction RELU =
            new ElementFunction(ElementFunction.Kind.RELU, Float.POSITIVE_INFINITY, 0f, 0f);
    private static final ConvolutionAxis ONE_COLUMN = axis(1, 1, 1, 1, new Phase(0, 1, List.of(new Tap(0, 0))));

    private final GraphBuilder graph = new GraphBuilder();

    @Test
    void denseAddsProductsInOrderAndTheBiasLast() {
        // 1e8 + 1 is 1e8 in float, so another order of the sum would give 1.
        Node x = graph.input(Shape.of(1, 3), 1e8f, 1, -1e8f);
        Node kernel = graph.constant(Shape.of(3, 2), 1, 1, 1, 2, 1, 0);
        Node bias = graph.constant(Shape.of(2), 0.5f, -2e8f);
        assertThat(graph.evaluate(graph.run(
                        new Dense(Summation.CHAIN, MultiplyAdd.FUSED, LINEAR), Shape.of(1, 2), x, kernel, bias)))
                .containsExactly(0.5f, -1e8f);
        assertThat(graph.evaluate(graph.run(
                        new Dense(Summation.CHAIN, MultiplyAdd.FUSED, RELU), Shape.of(1, 2), x, kernel, bias)))
                .containsExactly(0.5f, 0);
    }

    @ParameterizedTest
    @EnumSource
    void productsAreRoundedBeforeTheyAreAddedUnlessFused(MultiplyAdd multiplyAdd) {
        float third = 1 / 3f;
        Node x = graph.input(Shape.of(2), 1, third);
        Node kernel = graph.constant(Shape.of(2, 1), -third * third, third);
        Node dense = graph.run(new Dense(Summation.CHAIN, multiplyAdd, LINEAR), Shape.of(1), x, kernel);
        double roundingError = (double) third * third - third * third;
        assertThat(roundingError).isNotZero();
        assertThat(graph.evaluate(dense)).containsExactly(multiplyAdd == MultiplyAdd.FUSED ? (float) roundingError : 0);
    }

    @Test
    void interleavedSumsAreAddedByHalves() {
        // 1e8 + 1 is 1e8 in float: only what is added to its like survives.
        float[] data = new float[17];
        data[0] = 1e8f; // With data[16] in sum 0; then sum 8 is added.
        data[8] = 1;
        data[16] = -1e8f;
        data[1] = 1e8f; // Sum 9 is added to sum 1 before sum 5 is.
        data[5] = 1;
        data[9] = -1e8f;
        data[2] = 1e8f; // Sum 3 is added to sum 1, not to sum 2.
        data[3] = 3;
        data[10] = 3;
        data[6] = -1e8f;
        float[] ones = new float[17];
        Arrays.fill(ones, 1);
        Node x = graph.input(Shape.of(17), data);
        Node kernel = graph.constant(Shape.of(17, 1), ones);
        Dense op = new Dense(Summation.INTERLEAVED, MultiplyAdd.FUSED, LINEAR);
        assertThat(graph.evaluate(graph.run(op, Shape.of(1), x, kernel))).containsExactly(1 + 1 + 3);
    }

    @Test
    void convolutionWithStrideTwoPadsOnlyAtTheEnd() {
        // semantics: n 4, k 3, s 2, same; no cell before, one after.
        ConvolutionAxis rows = axis(4, 2, 2, 1, new Phase(0, 2, List.of(new Tap(0, 0), new Tap(1, 1), new Tap(2, 2))));
        Node x = graph.input(Shape.of(4, 1, 1), 1, 2, 3, 4);
        Node kernel = graph.constant(Shape.of(3, 1, 1, 1), 1, 1, 1);
        Convolution op = new Convolution(List.of(rows, ONE_COLUMN), 1, MultiplyAdd.FUSED, LINEAR);
        assertThat(graph.evaluate(graph.run(op, Shape.of(2, 1, 1), x, kernel))).containsExactly(6, 7);
    }

    @Test
    void eachGroupReadsItsOwnChannels() {
        Node x = graph.input(Shape.of(1, 1, 4), 1, 2, 3, 4);
        Node kernel = graph.constant(Shape.of(1, 1, 2, 2), 1, 10, 100, 1000);
        Node bias = graph.constant(Shape.of(2), 5, 6);
        Convolution op = new Convolution(List.of(ONE_COLUMN, ONE_COLUMN), 2, MultiplyAdd.FUSED, LINEAR);
        assertThat(graph.evaluate(graph.run(op, Shape.of(1, 1, 2), x, kernel, bias)))
                .containsExactly(1 + 200 + 5, 30 + 4000 + 6);
    }

    @Test
    void tapsAreSummedFirstAndThenAdded() {
        // One tap's channels give 1e8 - 1e8 = 0, the other's 1; one chain over everything would lose the 1.
        ConvolutionAxis rows = axis(2, 1, 1, 1, new Phase(0, 1, List.of(new Tap(0, 0), new Tap(1, 1))));
        Node x = graph.input(Shape.of(2, 1, 2), 1, 1e8f, 1e8f, -1e8f);
        Node kernel = graph.constant(Shape.of(2, 1, 2, 1), 1, 1, 1, 1);
        Convolution op = new Convolution(List.of(rows, ONE_COLUMN), 1, MultiplyAdd.FUSED, LINEAR);
        assertThat(graph.evaluate(graph.run(op, Shape.of(1, 1, 1), x, kernel))).containsExactly(1e8f);
    }

    @ParameterizedTest(name = "k{0} s{1} crop {2}: {4} -> {5}")
    @CsvSource({
        "3, 2, 0, 6, 1 2 3,   1 2 5 4 9 6",
        "3, 2, 1, 5, 1 2 3,   2 5 4 9 6",
        "4, 2, 1, 6, 1 2 3,   2 5 8 9 14 9",
        "5, 2, 1, 6, 1 2 3,   2 5 8 14 14 19",
        "2, 3, 0, 9, 1 2 3,   1 2 0 2 4 0 3 6 0",
        "2, 3, 0, 8, 1 2 3,   1 2 0 2 4 0 3 6"
    })
    void transposedConvolutionByPhases(int k, int stride, int crop, int out, String input, String expected) {
        float[] x = floats(input);
        Node kernel = graph.constant(Shape.of(k, 1, 1, 1), floats("1 2 3 4 5".substring(0, 2 * k - 1)));
        Convolution op = new Convolution(
                List.of(transposed(x.length, k, stride, crop, out), ONE_COLUMN), 1, MultiplyAdd.FUSED, LINEAR);
        Node node = graph.run(op, Shape.of(out, 1, 1), graph.input(Shape.of(x.length, 1, 1), x), kernel);
        assertThat(graph.evaluate(node)).containsExactly(floats(expected));
    }

    @Test
    void repeatsRowsAndColumns() {
        Node x = graph.input(Shape.of(2, 2, 1), 1, 2, 3, 4);
        assertThat(graph.evaluate(graph.run(new Repeat(List.of(2, 3)), Shape.of(4, 6, 1), x)))
                .containsExactly(floats("1 1 1 2 2 2 1 1 1 2 2 2 3 3 3 4 4 4 3 3 3 4 4 4"));
    }

    @Test
    void normalisesWithTheMomentsOfTraining() {
        Node mean = graph.constant(Shape.of(1), 2);
        Node variance = graph.constant(Shape.of(1), 4);
        Node gamma = graph.constant(Shape.of(1), 3);
        Node beta = graph.constant(Shape.of(1), 1);
        Node scale = graph.load(new NormalizationScale(1e-3), Shape.of(1), variance, gamma);
        Node shift = graph.load(new NormalizationShift(true, false), Shape.of(1), mean, scale, beta);
        Node x = graph.input(Shape.of(3, 1), 0, 2, 6);
        Node y = graph.run(new ScaleShift(1, LINEAR), Shape.of(3, 1), x, scale, shift);
        assertThat(graph.evaluate(y)).containsExactly(new float[] {-1.9996251f, 1, 6.9992501f}, within(1e-6f));
    }

    @Test
    void foldsABiasIntoTheShift() {
        Node mean = graph.constant(Shape.of(2), 2, 3);
        Node scale = graph.constant(Shape.of(2), 10, 100);
        Node bias = graph.constant(Shape.of(2), 5, 5);
        Node shift = graph.load(new NormalizationShift(false, true), Shape.of(2), mean, scale, bias);
        Node x = graph.input(Shape.of(2, 1), 1, 1);
        Node y = graph.run(new ScaleShift(0, RELU), Shape.of(2, 1), x, scale, shift);
        assertThat(graph.evaluate(y)).containsExactly(40, 300);
    }

    @Test
    void permutesAndScalesWeights() {
        Node kernel = graph.constant(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        Node turned = graph.load(new Permute(List.of(1, 0)), Shape.of(3, 2), kernel);
        Node scaled = graph.load(new Scale(1), Shape.of(3, 2), turned, graph.constant(Shape.of(2), 1, 10));
        Node x = graph.input(Shape.of(3), 1, 0, 0);
        assertThat(graph.evaluate(
                        graph.run(new Dense(Summation.CHAIN, MultiplyAdd.FUSED, LINEAR), Shape.of(2), x, scaled)))
                .containsExactly(1, 40);
        Node second = graph.input(Shape.of(3), 0, 0, 1);
        assertThat(graph.evaluate(
                        graph.run(new Dense(Summation.CHAIN, MultiplyAdd.FUSED, LINEAR), Shape.of(2), second, scaled)))
                .containsExactly(3, 60);
    }

    @Test
    void softmaxSharesOutOverItsAxes() {
        Node x = graph.input(Shape.of(2, 2), 0, (float) Math.log(3), 1000, 1000);
        assertThat(graph.evaluate(graph.run(new Softmax(Softmax.Kind.SHARES, List.of(1)), Shape.of(2, 2), x)))
                .containsExactly(new float[] {0.25f, 0.75f, 0.5f, 0.5f}, within(1e-7f));
        Node y = graph.input(Shape.of(2, 2), 0, 0, 0, 0);
        assertThat(graph.evaluate(graph.run(new Softmax(Softmax.Kind.SHARES, List.of(0)), Shape.of(2, 2), y)))
                .containsExactly(0.5f, 0.5f, 0.5f, 0.5f);
        assertThat(graph.evaluate(graph.run(new Softmax(Softmax.Kind.SHARES, List.of(0, 1)), Shape.of(2, 2), y)))
                .containsExactly(0.25f, 0.25f, 0.25f, 0.25f);
    }

    @Test
    void logarithmsOfShares() {
        Node x = graph.input(Shape.of(2, 2), 0, (float) Math.log(3), 1000, -1000);
        assertThat(graph.evaluate(graph.run(new Softmax(Softmax.Kind.LOGARITHMS, List.of(1)), Shape.of(2, 2), x)))
                .containsExactly(new float[] {(float) Math.log(0.25), (float) Math.log(0.75), 0, -2000}, within(1e-6f));
    }

    @Test
    void sparseSharesLeaveOutWhatTheThresholdExceeds() {
        Node x = graph.input(Shape.of(3, 3), 0.1f, 0.3f, 0.9f, 5, 1, 2, -0.25f, -0.25f, -0.25f);
        assertThat(graph.evaluate(graph.run(new Softmax(Softmax.Kind.SPARSE, List.of(1)), Shape.of(3, 3), x)))
                .containsExactly(new float[] {0, 0.2f, 0.8f, 1, 0, 0, 1 / 3f, 1 / 3f, 1 / 3f}, within(1e-7f));
    }

    @Test
    void normalizesEachRow() {
        Node x = graph.input(Shape.of(2, 4), 1, 3, 10, 20, 5, 5, 5, 5);
        Node gamma = graph.constant(Shape.of(4), 1, 1, 1, 2);
        Node beta = graph.constant(Shape.of(4), 0, 0, 0, 1);
        Normalize op = normalize(Statistic.VARIANCE, 1e-3, Shape.of(2, 1, 1, 4), Shape.of(1, 1, 1, 4), true);
        assertThat(graph.evaluate(graph.run(op, Shape.of(2, 4), x, gamma, beta)))
                .containsExactly(
                        new float[] {-1.009f, -.739933f, .2018f, 2 * 1.547133f + 1, 0, 0, 0, 1}, within(2e-6f));
    }

    @Test
    void normalizesGroupsOfColumnsOverRows() {
        Node x = graph.input(Shape.of(1, 4), 1, 3, 10, 20);
        Normalize pairs = normalize(Statistic.VARIANCE, 1e-3, Shape.of(1, 1, 2, 2), Shape.of(1, 1, 1, 1), false);
        assertThat(graph.evaluate(graph.run(pairs, Shape.of(1, 4), x)))
                .containsExactly(new float[] {-.9995f, .9995f, -.99998f, .99998f}, within(1e-6f));
        Node y = graph.input(Shape.of(2, 4), 1, 3, 10, 20, 3, 1, 20, 10);
        Normalize rows = normalize(Statistic.VARIANCE, 1e-3, Shape.of(1, 2, 2, 2), Shape.of(1, 1, 1, 1), false);
        assertThat(graph.evaluate(graph.run(rows, Shape.of(2, 4), y)))
                .containsExactly(
                        new float[] {-.9995f, .9995f, -.99998f, .99998f, .9995f, -.9995f, .99998f, -.99998f},
                        within(1e-6f));
    }

    @Test
    void dividesByOtherStatistics() {
        Node x = graph.input(Shape.of(4), 1, 3, 10, 20);
        assertThat(graph.evaluate(graph.run(vector(Statistic.VARIANCE_ALONE, 1e-3), Shape.of(4), x)))
                .containsExactly(new float[] {.13453334f, .40360002f, 1.3453334f, 2.6906668f}, within(1e-6f));
        assertThat(graph.evaluate(graph.run(vector(Statistic.MEAN_SQUARE, 1e-6), Shape.of(4), x)))
                .containsExactly(new float[] {.08856149f, .26568446f, .8856149f, 1.7712298f}, within(1e-6f));
        assertThat(graph.evaluate(graph.run(vector(Statistic.SQUARE_SUM, 1e-12), Shape.of(4), x)))
                .containsExactly(new float[] {.04428074f, .13284223f, .44280744f, .8856149f}, within(1e-6f));
        Node zeros = graph.input(Shape.of(4), 0, 0, 0, 0);
        assertThat(graph.evaluate(graph.run(vector(Statistic.SQUARE_SUM, 1e-12), Shape.of(4), zeros)))
                .containsExactly(0, 0, 0, 0);
    }

    private static Normalize vector(Statistic statistic, double epsilon) {
        return normalize(statistic, epsilon, Shape.of(1, 1, 1, 4), Shape.of(1, 1, 1, 1), false);
    }

    private static Normalize normalize(Statistic statistic, double epsilon, Shape view, Shape along, boolean weights) {
        return new Normalize(statistic, epsilon, view, along, weights, weights, MultiplyAdd.FUSED, LINEAR);
    }

    @Test
    void parametricRelusHaveASlopePerIndex() {
        Node x = graph.input(Shape.of(2, 2), -2, -2, 3, -4);
        Node slope = graph.constant(Shape.of(2), 0.5f, -1);
        assertThat(graph.evaluate(graph.run(new ParametricRelu(1), Shape.of(2, 2), x, slope)))
                .containsExactly(-1, 2, 3, 4);
        assertThat(graph.evaluate(graph.run(new ParametricRelu(0), Shape.of(2, 2), x, slope)))
                .containsExactly(-1, -1, 3, 4);
    }

    @Test
    void broadcastsRepeatAlongAxesOfLengthOne() {
        Node weight = graph.constant(Shape.of(2, 1, 2), 1, 2, 3, 4);
        Node repeated = graph.load(new Broadcast(Shape.of(2, 1, 2), Shape.of(2, 2, 2)), Shape.of(8), weight);
        Node x = graph.input(Shape.of(8), 1, 1, 1, 1, 1, 1, 1, 1);
        Node zero = graph.constant(Shape.of(8), 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(graph.evaluate(graph.run(new ScaleShift(0, LINEAR), Shape.of(8), x, repeated, zero)))
                .containsExactly(1, 2, 1, 2, 3, 4, 3, 4);
    }

    @Test
    void joinsAlongAnAxisAndMergesWithRepeatedAxes() {
        Node x = graph.input(Shape.of(2, 1), 1, 2);
        Node y = graph.input(Shape.of(2, 2), 3, 4, 5, 6);
        assertThat(graph.evaluate(graph.run(new Concatenate(1), Shape.of(2, 3), x, y)))
                .containsExactly(1, 3, 4, 2, 5, 6);
        assertThat(graph.evaluate(graph.run(new Merge(Kind.SUM, LINEAR), Shape.of(2, 2), x, y)))
                .containsExactly(4, 5, 7, 8);
        Node z = graph.input(Shape.of(2), 10, -20);
        assertThat(graph.evaluate(graph.run(new Merge(Kind.SUM, RELU), Shape.of(2, 2), z, y, x)))
                .containsExactly(14, 0, 17, 0);
    }

    @Test
    void transposesAndLooksUp() {
        Node x = graph.input(Shape.of(1, 2, 3), 1, 2, 3, 4, 5, 6);
        assertThat(graph.evaluate(graph.run(new Transpose(List.of(2, 0, 1)), Shape.of(3, 1, 2), x)))
                .containsExactly(1, 4, 2, 5, 3, 6);
        Node rows = graph.input(Shape.of(3), 2, 0, 2);
        Node table = graph.constant(Shape.of(3, 2), 10, 11, 20, 21, 30, 31);
        assertThat(graph.evaluate(graph.run(new Lookup(), Shape.of(3, 2), rows, table)))
                .containsExactly(30, 31, 10, 11, 30, 31);
    }

    /** The example in Keras' documentation of {@code Dot(axes=(1, 2))}, whose first input is transposed. */
    @Test
    void dotProductsOfRows() {
        Node x = graph.input(Shape.of(2, 5), 0, 2, 4, 6, 8, 1, 3, 5, 7, 9);
        Node y = graph.input(Shape.of(2, 5), 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
        assertThat(graph.evaluate(graph.run(new Dot(MultiplyAdd.FUSED), Shape.of(2, 2), x, y)))
                .containsExactly(260, 360, 320, 445);
    }

    @Test
    void mergesElementsOfEachKind() {
        Node x = graph.input(Shape.of(5), 5, -0f, Float.NaN, 1, 0x1p100f);
        Node y = graph.input(Shape.of(5), 2, 0, 1, Float.NaN, 0x1p100f);
        assertThat(merged(Kind.DIFFERENCE, x, y)).containsExactly(3, -0f, Float.NaN, Float.NaN, 0);
        assertThat(merged(Kind.PRODUCT, x, y)).containsExactly(10, -0f, Float.NaN, Float.NaN, Float.POSITIVE_INFINITY);
        assertThat(merged(Kind.MAXIMUM, x, y)).containsExactly(5, 0, Float.NaN, Float.NaN, 0x1p100f);
        assertThat(merged(Kind.MINIMUM, x, y)).containsExactly(2, -0f, Float.NaN, Float.NaN, 0x1p100f);
        assertThat(merged(Kind.MEAN, x, y, x)).containsExactly(4, 0, Float.NaN, Float.NaN, 0x1p100f);
        // From the first to the last: the two halves of a unit in the last place are lost one after the other.
        Node[] terms = {
            graph.input(Shape.of(1), 1), graph.input(Shape.of(1), 0x1p-24f), graph.input(Shape.of(1), 0x1p-24f)
        };
        assertThat(merged(Kind.SUM, terms)).containsExactly(1);
        assertThat(merged(Kind.SUM, terms[1], terms[2], terms[0])).containsExactly(1 + 0x1p-23f);
        // The sum is rounded, then the quotient.
        assertThat(merged(Kind.MEAN, terms)).containsExactly(1 / 3f);
    }

    private float[] merged(Kind kind, Node... operands) {
        return graph.evaluate(graph.run(new Merge(kind, LINEAR), operands[0].shape(), operands));
    }

    @Test
    void answersSeveralOutputsAndEveryNode() {
        Node input = new Node("input", "input", new Input(0), List.of(), Shape.of(2));
        Weight weight = new Weight("block/a", "kernel", WeightRole.KERNEL, 2, 1);
        Node kernel = new Node("aKernel", "a", weight, List.of(), Shape.of(2, 1));
        Node dense = new Node(
                "a", "a", new Dense(Summation.CHAIN, MultiplyAdd.FUSED, LINEAR), List.of(input, kernel), Shape.of(1));
        Node identity = new Node("b", "b", new Identity(), List.of(dense), Shape.of(1));
        Node reshape = new Node("c", "c", new Reshape(), List.of(identity), Shape.of(1, 1));
        Graph two = new Graph(List.of(input), List.of(reshape, dense), Map.of());
        ReferenceInterpreter interpreter = new ReferenceInterpreter(two, Map.of("block/a/kernel", new float[] {2, 3}));
        Map<String, float[]> inputs = Map.of("input", new float[] {10, 100});
        assertThat(interpreter.run(inputs)).containsExactly(new float[] {320}, new float[] {320});
        assertThat(interpreter.trace(inputs)).containsOnlyKeys(input, kernel, dense, identity, reshape);
        assertThatThrownBy(() -> interpreter.run(Map.of("x", new float[2])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input input is missing; there are [x]");
        assertThatThrownBy(() -> new ReferenceInterpreter(two, Map.of("block/a/kernel", new float[3])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight block/a/kernel has shape (2, 1), but 3 values were given");
    }

    private static ConvolutionAxis axis(int in, int out, int inputStep, int outputStep, Phase... phases) {
        return new ConvolutionAxis(in, out, inputStep, outputStep, List.of(phases));
    }

    /** The phases of {@code y[i * stride + k - crop] += x[i] * w[k]}: output {@code o} reads {@code (o + crop - k) / stride}. */
    private static ConvolutionAxis transposed(int in, int kernel, int stride, int crop, int out) {
        List<Phase> phases = new ArrayList<>();
        for (int start = 0; start < Math.min(stride, out); start++) {
            List<Tap> taps = new ArrayList<>();
            for (int k = kernel - 1; k >= 0; k--) {
                if (Math.floorMod(start + crop - k, stride) == 0) {
                    taps.add(new Tap(Math.floorDiv(start + crop - k, stride), k));
                }
            }
            phases.add(new Phase(start, (out - start + stride - 1) / stride, taps));
        }
        return new ConvolutionAxis(in, out, 1, stride, phases);
    }

    private static float[] floats(String text) {
        String[] words = text.split(" ");
        float[] values = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            values[i] = Float.parseFloat(words[i]);
        }
        return values;
    }

    @Test
    void callsTheMethodsOfTheUserThatItIsGiven() {
        StaticMethod reverse = new StaticMethod("app", List.of("Ops"), "reverse");
        StaticMethod half = new StaticMethod("app", List.of("Ops"), "half");
        Node x = new Node("x", "x", new Input(0), List.of(), Shape.of(2));
        Node y = new Node("y", "y", new Custom(reverse), List.of(x), Shape.of(2));
        Node z = new Node("z", "z", new Elementwise(ElementFunction.custom(half)), List.of(y), Shape.of(2));
        Graph graph = new Graph(List.of(x), List.of(z), Map.of());
        Map<String, float[]> inputs = Map.of("x", new float[] {2, 4});

        List<float[]> outputs = new ReferenceInterpreter(graph, Map.of(), (method, in, out) -> {
                    for (int i = 0; i < in.length; i++) {
                        out[i] = method.equals(half) ? in[i] / 2 : in[in.length - 1 - i];
                    }
                })
                .run(inputs);

        assertThat(outputs.get(0)).containsExactly(2, 1);
        ReferenceInterpreter ignorant = new ReferenceInterpreter(graph, Map.of());
        assertThatThrownBy(() -> ignorant.run(inputs)).hasMessageContaining("does not know Ops.reverse");
    }
}
