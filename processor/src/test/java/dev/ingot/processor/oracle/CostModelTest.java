// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.oracle.Declaration.Field;
import dev.ingot.processor.plan.ConvolutionKernel;
import dev.ingot.processor.plan.CostModel;
import dev.ingot.processor.plan.Kernel;
import dev.ingot.processor.plan.Plan;
import dev.ingot.processor.plan.PlaneKernel;
import dev.ingot.processor.plan.Planner;
import dev.ingot.processor.plan.ShiftedPlaneKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Estimated costs follow the work, and the plans chosen by them are those that were measured best. */
class CostModelTest {

    private static final List<Integer> CHANNELS = List.of(3, 8, 16, 17, 32, 33, 64, 65, 128, 256, 512);
    private static final List<Integer> SIZES = List.of(4, 8, 16, 32, 64, 128);

    @ParameterizedTest
    @CsvSource({
        // size, channels, filters, kernel
        "8, 16, 32, 3",
        "32, 64, 64, 3",
        "28, 64, 1, 7",
        "16, 8, 3, 5",
        "64, 17, 33, 1"
    })
    void costsGrowWithTheWork(int size, int channels, int filters, int kernel) {
        double cost = cost(plain(size, channels, filters, kernel));

        assertThat(cost(plain(2 * size, channels, filters, kernel))).isGreaterThan(1.5 * cost);
        assertThat(cost(plain(size, 4 * channels, filters, kernel))).isGreaterThan(cost);
        assertThat(cost(plain(size, channels, 4 * filters, kernel))).isGreaterThan(cost);
        assertThat(cost(plain(size, channels, filters, kernel + 2))).isGreaterThan(cost);
    }

    /** Twice the channels, filters or rows never halve the estimated rate. */
    @Test
    void noShapeFallsFarBelowItsNeighbours() {
        List<String> slow = new ArrayList<>();
        for (int size : SIZES) {
            for (int i = 0; i < CHANNELS.size(); i++) {
                double rate = rate(size, CHANNELS.get(i));
                if (i > 0 && 2 * rate < rate(size, CHANNELS.get(i - 1))) {
                    slow.add(CHANNELS.get(i) + " channels of " + size + " after " + CHANNELS.get(i - 1));
                }
                if (size > 4 && 2 * rate < rate(size / 2, CHANNELS.get(i))) {
                    slow.add(CHANNELS.get(i) + " channels of " + size + " after " + size / 2);
                }
            }
        }

        assertThat(slow).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # M3, M4 and the digits' last layers: the pixels make the longer loop
            28 | 128 | 1 | 7 | 49 planes of products, 3x2 at a time
            28 | 64 | 1 | 7 | 49 planes of products, 3x2 at a time
            # M5's last layer
            64 | 64 | 3 | 3 | 27 planes of products, 3x2 at a time
            # planes of 36 pixels still are longer than 9 products: 9 against 13 us
            6 | 64 | 1 | 3 | 9 planes of products, 3x2 at a time
            # as many products as pixels: 8 us over planes, 4 us over taps
            4 | 64 | 3 | 3 | 9 taps, 3x2 at a time
            # 144 products against 64 pixels: 49 us over planes, 24 us over taps
            8 | 32 | 16 | 3 | 9 taps, 3x2 at a time, ring of rows
            # with 3 channels adding up planes of products costs most; copies of the input cost less: 17 against 31 us
            32 | 3 | 8 | 3 | 9 shifted planes
            64 | 3 | 3 | 3 | 9 shifted planes, 16 rows at a time
            # rows are far shorter than the distance between them
            4 | 3 | 3 | 3 | 9 taps, 3x2 at a time
            # the products of the whole image would leave the second-level cache
            32 | 128 | 128 | 3 | 9 taps, 3x2 at a time, ring of rows
            # the weights, 9 MB, are read once for all pixels, in blocks
            8 | 512 | 512 | 3 | 9 taps, 3x2 at a time
            """)
    void plansOfPlainConvolutions(int size, int channels, int filters, int kernel, String plan) {
        assertThat(plain(size, channels, filters, kernel).describe()).isEqualTo(plan);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # M3: weights of 1 MB for 49 and 196 pixels, so all pixels with each block of them
            7 | 128 | 128 | 4 | 4 phases, 4 taps, 3x2 at a time
            14 | 128 | 128 | 4 | 4 phases, 4 taps, 3x2 at a time
            # M4: likewise
            4 | 512 | 256 | 5 | 4 phases, 4, 6, 9 taps, 3x2 at a time
            8 | 256 | 128 | 5 | 4 phases, 4, 6, 9 taps, 3x2 at a time
            16 | 128 | 64 | 5 | 4 phases, 4, 6, 9 taps, 3x2 at a time
            # M4's last layer: 75 products, 1024 pixels
            32 | 64 | 3 | 5 | 4 phases, 75 planes of products, 3x2 at a time
            # the digits: a ring of rows is no slower and takes less memory
            7 | 64 | 64 | 4 | 4 phases, 4 taps, 3x2 at a time, ring of rows
            14 | 64 | 64 | 4 | 4 phases, 4 taps, 3x2 at a time, ring of rows
            """)
    void plansOfTransposedConvolutions(int size, int channels, int filters, int kernel, String plan) {
        Map<String, Object> arguments = new TreeMap<>(same(filters, kernel));
        arguments.put("strides", List.of(2));

        assertThat(kernel(size, channels, Chain.layer("Conv2DTranspose", arguments))
                        .describe())
                .isEqualTo(plan);
    }

    /** M5: weights of 256 KB stay in the cache beside a ring of rows, not beside the products of the image. */
    @ParameterizedTest
    @CsvSource({"16", "32"})
    void upsampledConvolutionsKeepARingOfRows(int size) {
        Kernel kernel = kernel(size, 64, Chain.layer("UpSampling2D", Map.of()), Chain.layer("Conv2D", same(64, 3)));

        assertThat(kernel.describe()).isEqualTo("4 phases, 4 taps, 3x2 at a time, ring of rows");
    }

    /** Ways that are only tried leave no weight behind; of few channels vector kernels may read another layout. */
    @ParameterizedTest
    @CsvSource({"4, 3, 3", "8, 4, 31", "40, 4, 16", "40, 4, 31", "70, 3, 31", "70, 4, 31", "100, 2, 24"})
    void packsNoWeightThatNothingReads(int size, int channels, int filters) {
        Plan plan = plan(size, channels, Chain.layer("Conv2D", same(filters, 5)));

        assertThat(plan.weights())
                .containsExactlyInAnyOrderElementsOf(
                        plan.steps().get(0).kernel().weights());
    }

    private static double rate(int size, int channels) {
        return 9.0 * channels * channels * size * size / cost(plain(size, channels, channels, 3));
    }

    private static double cost(Kernel kernel) {
        if (kernel instanceof PlaneKernel planes) {
            return CostModel.of(planes);
        }
        return kernel instanceof ShiftedPlaneKernel planes
                ? CostModel.of(planes)
                : CostModel.of((ConvolutionKernel) kernel);
    }

    private static Kernel plain(int size, int channels, int filters, int kernelSize) {
        return kernel(size, channels, Chain.layer("Conv2D", same(filters, kernelSize)));
    }

    private static Kernel kernel(int size, int channels, Field... layers) {
        return plan(size, channels, layers).steps().get(0).kernel();
    }

    private static Plan plan(int size, int channels, Field... layers) {
        Declaration declaration = Chain.network("Shape", Shape.of(size, size, channels), layers);
        return Planner.plan(
                new InterpreterComparison(MultiplyAdd.FUSED).graph(declaration),
                new Names(List.of()),
                Planner.WORK_WORTH_SHARING);
    }

    private static Map<String, Object> same(int filters, int kernelSize) {
        return Map.of("filters", filters, "kernelSize", List.of(kernelSize), "padding", Padding.SAME);
    }
}
