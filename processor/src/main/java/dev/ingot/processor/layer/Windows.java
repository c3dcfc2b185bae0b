// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Padding;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Shape;
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
        boolean good = checkSizes(reporter, axes, kernelSize, strides, padding, dilationRate);
        if (good && Collections.max(strides) > 1 && Collections.max(dilationRate) > 1) {
            reporter.reportAt(
                    "dilationRate", Code.STRIDE_WITH_DILATION, times(strides, axes), times(dilationRate, axes));
            good = false;
        }
        return good;
    }

    /** The same for a convolution of single channels, which may have both strides and dilation. */
    static boolean checkSizes(
            Reporter reporter,
            int axes,
            List<Integer> kernelSize,
            List<Integer> strides,
            Padding padding,
            List<Integer> dilationRate) {
        boolean good = Arguments.perAxis(reporter, "kernelSize", kernelSize, axes, 1)
                & Arguments.perAxis(reporter, "strides", strides, axes, 1)
                & Arguments.perAxis(reporter, "dilationRate", dilationRate, axes, 1);
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

    /** Whether each axis has an output; reports a kernel that is too large. */
    boolean fit(Reporter reporter, Shape input) {
        List<Integer> tooShort = IntStream.range(0, along.size())
                .filter(axis -> along.get(axis).outputLength(input.size(axis)) <= 0)
                .boxed()
                .toList();
        if (tooShort.isEmpty()) {
            return true;
        }
        List<Integer> largest = IntStream.range(0, along.size())
                .mapToObj(axis -> along.get(axis).largestKernel(input.size(axis)))
                .toList();
        Object[] arguments = {
            along.stream().map(window -> Long.toString(window.span())).collect(Collectors.joining("x")),
            reporter.inputName(0),
            input,
            Arguments.literal(largest)
        };
        if (tooShort.size() == 1) {
            reporter.reportAt("kernelSize", tooShort.get(0), Code.KERNEL_TOO_LARGE, arguments);
        } else {
            reporter.reportAt("kernelSize", Code.KERNEL_TOO_LARGE, arguments);
        }
        return false;
    }

    /** The form of messages: {@code 3x3}. */
    private static String times(List<Integer> values, int axes) {
        return IntStream.range(0, axes)
                .mapToObj(axis -> Integer.toString(Arguments.along(values, axis)))
                .collect(Collectors.joining("x"));
    }
}
