// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Padding;
import dev.ingot.processor.check.Code;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The windows of a convolution, made of arguments that the layers share.
 *
 * @param along the window along each spatial axis
 */
record Windows(List<Window> along) {

    /**
     * Reports arguments that make no window; answers whether all is well. Causal padding is for the caller to judge.
     *
     * @param axes number of spatial axes
     */
    static boolean check(
            Reporter reporter,
            int axes,
            List<Integer> kernelSize,
            List<Integer> strides,
            Padding padding,
            List<Integer> dilationRate) {
        boolean good = Arguments.perAxis(reporter, "kernelSize", kernelSize, axes, 1)
                & Arguments.perAxis(reporter, "strides", strides, axes, 1)
                & Arguments.perAxis(reporter, "dilationRate", dilationRate, axes, 1);
        if (good && Collections.max(strides) > 1 && Collections.max(dilationRate) > 1) {
            reporter.reportAt(
                    "dilationRate", Code.STRIDE_WITH_DILATION, times(strides, axes), times(dilationRate, axes));
            good = false;
        }
        if (good) {
            Windows windows = of(axes, kernelSize, strides, padding, dilationRate);
            good = TensorSize.spanFits(
                    reporter, windows.along.stream().mapToLong(Window::span).toArray());
        }
        return good;
    }

    /** The windows of arguments that {@link #check} accepted. */
    static Windows of(
            int axes, List<Integer> kernelSize, List<Integer> strides, Padding padding, List<Integer> dilationRate) {
        return new Windows(IntStream.range(0, axes)
                .mapToObj(axis -> new Window(
                        Arguments.along(kernelSize, axis),
                        Arguments.along(strides, axis),
                        Arguments.along(dilationRate, axis),
                        padding))
                .toList());
    }

    /** The form of messages: {@code 3x3}. */
    private static String times(List<Integer> values, int axes) {
        return IntStream.range(0, axes)
                .mapToObj(axis -> Integer.toString(Arguments.along(values, axis)))
                .collect(Collectors.joining("x"));
    }
}
