// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.Pool;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window arithmetic against definitions that share no formula with it. */
class WindowTest {

    /** A product that a convolution adds up. */
    private record Product(int output, int input, int tap) implements Comparable<Product> {
        private static final Comparator<Product> ORDER = Comparator.comparingInt(Product::output)
                .thenComparingInt(Product::input)
                .thenComparingInt(Product::tap);

        @Override
        public int compareTo(Product other) {
            return ORDER.compare(this, other);
        }

        Product transposed() {
            return new Product(input, output, tap);
        }
    }

    private interface WindowCheck {
        void check(Window window, int input);
    }

    private static void forAll(List<Padding> paddings, WindowCheck check) {
        for (Padding padding : paddings) {
            for (int kernel = 1; kernel <= 8; kernel++) {
                for (int stride = 1; stride <= 4; stride++) {
                    for (int dilation = 1; dilation <= 3; dilation++) {
                        for (int input = 1; input <= 12; input++) {
                            check.check(new Window(kernel, stride, dilation, padding), input);
                        }
                    }
                }
            }
        }
    }

    @Test
    void plainWindowsSlideOverThePaddedInput() {
        forAll(List.of(Padding.values()), (window, input) -> {
            Set<Product> expected = slide(window, input);
            int outputs = windows(window, input + zeros(window, input));
            assertThat(Math.max(window.outputLength(input), 0))
                    .as("%s on %d", window, input)
                    .isEqualTo(outputs);
            if (outputs > 0) {
                ConvolutionAxis axis = window.plain(input);
                assertThat(axis.outputLength()).isEqualTo(outputs);
                assertThat(products(axis)).as("%s on %d", window, input).isEqualTo(expected);
                assertWellFormed(axis);
            }
        });
    }

    @Test
    void pooledWindowsAreWhatThePlainOnesReadOfTheInput() {
        forAll(List.of(Padding.VALID, Padding.SAME), (window, input) -> {
            if (window.dilation() > 1 || window.outputLength(input) < 1) {
                return;
            }
            Pool.Axis axis = window.pooled(input);
            Set<Product> read = new TreeSet<>();
            for (int output = 0; output < axis.windows().size(); output++) {
                Pool.Window pooled = axis.windows().get(output);
                for (int cell = pooled.from(); cell < pooled.to(); cell++) {
                    read.add(new Product(output, cell, 0));
                }
            }
            Set<Product> expected = new TreeSet<>();
            slide(window, input).forEach(product -> expected.add(new Product(product.output(), product.input(), 0)));
            assertThat(read).as("%s on %d", window, input).isEqualTo(expected);
            assertThat(axis.inputLength()).isEqualTo(input);
            assertThat(axis.windows()).hasSize(windows(window, input + zeros(window, input)));
        });
    }

    /** A transposed convolution adds the same products as the plain one from its output to its input. */
    @Test
    void transposedWindowsAreTheTransposeOfThePlainOnes() {
        forAll(List.of(Padding.VALID, Padding.SAME), (window, input) -> {
            assertTransposed(window, input, OptionalInt.empty());
            for (int outputPadding = 0; outputPadding < window.stride(); outputPadding++) {
                boolean hasNoPlainOne =
                        window.padding() == Padding.SAME && window.span() % 2 == 0 && outputPadding == 0;
                if (!hasNoPlainOne) {
                    assertTransposed(window, input, OptionalInt.of(outputPadding));
                }
            }
        });
    }

    private static void assertTransposed(Window window, int input, OptionalInt outputPadding) {
        ConvolutionAxis axis = window.transposed(input, outputPadding);
        Set<Product> plain = slide(window, axis.outputLength());
        String description = window + " on " + input + ", output padding " + outputPadding;
        assertThat(windows(window, axis.outputLength() + zeros(window, axis.outputLength())))
                .as(description)
                .isEqualTo(input);
        Set<Product> expected = new TreeSet<>();
        plain.forEach(product -> expected.add(product.transposed()));
        assertThat(products(axis)).as(description).isEqualTo(expected);
        assertWellFormed(axis);
    }

    /** The products of a plain convolution: zeros are added around the input, then the kernel slides as far as it goes. */
    private static Set<Product> slide(Window window, int input) {
        int zeros = zeros(window, input);
        int before = window.padding() == Padding.CAUSAL ? zeros : zeros / 2;
        Set<Product> products = new TreeSet<>();
        int output = 0;
        for (int start = 0; start + window.span() <= input + zeros; start += window.stride()) {
            for (int tap = 0; tap < window.kernel(); tap++) {
                int cell = start + tap * window.dilation() - before;
                if (0 <= cell && cell < input) {
                    products.add(new Product(output, cell, tap));
                }
            }
            output++;
        }
        return products;
    }

    /**
     * None; so many that the first window ends with the first input; or the fewest with which there is an output for each
     * {@code stride} inputs or part of them.
     */
    private static int zeros(Window window, int input) {
        if (window.padding() == Padding.VALID) {
            return 0;
        }
        if (window.padding() == Padding.CAUSAL) {
            return (int) window.span() - 1;
        }
        int wanted = (int) Math.ceil(input / (double) window.stride());
        int zeros = 0;
        while (windows(window, input + zeros) < wanted) {
            zeros++;
        }
        return zeros;
    }

    private static int windows(Window window, int cells) {
        int count = 0;
        for (int start = 0; start + window.span() <= cells; start += window.stride()) {
            count++;
        }
        return count;
    }

    private static Set<Product> products(ConvolutionAxis axis) {
        Set<Product> products = new TreeSet<>();
        for (Phase phase : axis.phases()) {
            for (int i = 0; i < phase.count(); i++) {
                for (Tap tap : phase.taps()) {
                    int cell = axis.inputStep() * i + tap.offset();
                    if (0 <= cell && cell < axis.inputLength()) {
                        products.add(new Product(phase.start() + axis.outputStep() * i, cell, tap.index()));
                    }
                }
            }
        }
        return products;
    }

    /** Each output lies in one phase, phases are in order and not empty, taps ascend. */
    private static void assertWellFormed(ConvolutionAxis axis) {
        int[] outputs = axis.phases().stream()
                .flatMapToInt(
                        phase -> IntStream.range(0, phase.count()).map(i -> phase.start() + axis.outputStep() * i))
                .sorted()
                .toArray();
        assertThat(outputs).isEqualTo(IntStream.range(0, axis.outputLength()).toArray());
        assertThat(axis.phases()).isSortedAccordingTo(Comparator.comparingInt(Phase::start));
        for (Phase phase : axis.phases()) {
            assertThat(phase.count()).isPositive();
            assertThat(phase.taps()).isSortedAccordingTo(Comparator.comparingInt(Tap::offset));
            assertThat(phase.taps().stream().map(Tap::offset)).doesNotHaveDuplicates();
        }
    }

    /** Rows computed with TensorFlow's definition of the transposed convolution; the kernel is 1, 2, 3, ... */
    @ParameterizedTest
    @CsvSource({
        "3, 2, 1, SAME,  , 1 2 3, 1 2 5 4 9 6",
        "3, 2, 1, SAME, 0, 1 2 3, 2 5 4 9 6",
        "3, 2, 1, SAME, 1, 1 2 3, 1 2 5 4 9 6",
        "4, 2, 1, SAME,  , 1 2 3, 2 5 8 9 14 9",
        "5, 2, 1, SAME,  , 1 2 3, 2 5 8 14 14 19",
        "2, 3, 1, SAME,  , 1 2 3, 1 2 0 2 4 0 3 6 0",
        "2, 3, 1, VALID, , 1 2 3, 1 2 0 2 4 0 3 6 0",
        "2, 3, 1, VALID, 0, 1 2 3, 1 2 0 2 4 0 3 6",
        "3, 1, 2, SAME,  , 1 2 3 4, 5 8 9 14",
        "1, 2, 1, VALID, , 1 2, 1 0 2 0"
    })
    void transposedRows(
            int kernel, int stride, int dilation, Padding padding, Integer outputPadding, String input, String output) {
        List<Integer> x = numbers(input);
        Window window = new Window(kernel, stride, dilation, padding);
        ConvolutionAxis axis = window.transposed(
                x.size(), outputPadding == null ? OptionalInt.empty() : OptionalInt.of(outputPadding));
        Integer[] y = new Integer[axis.outputLength()];
        Arrays.fill(y, 0);
        products(axis).forEach(product -> y[product.output()] += x.get(product.input()) * (product.tap() + 1));
        assertThat(y).containsExactlyElementsOf(numbers(output));
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }

    @Test
    void stridedSamePaddingPutsTheOddZeroAtTheEnd() {
        ConvolutionAxis axis = new Window(3, 2, 1, Padding.SAME).plain(4);
        assertThat(axis.phases())
                .containsExactly(new Phase(0, 2, List.of(new Tap(0, 0), new Tap(1, 1), new Tap(2, 2))));
    }

    @Test
    void sizesBeyondAnIntDoNotOverflow() {
        Window window = new Window(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Padding.VALID);
        assertThat(window.span()).isEqualTo(2147483646L * 2147483647L + 1);
        assertThat(window.outputLength(1)).isNotPositive();
        assertThat(window.transposedLength(Integer.MAX_VALUE, OptionalInt.empty()))
                .isEqualTo(2 * window.span() - 1);
    }
}
