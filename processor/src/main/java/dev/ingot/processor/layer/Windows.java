// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Padding;
import dev.ingot.processor.check.Code;
import java.util.Collections;
import java.util.List;
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
        boolean good = Sizes.check(reporter, "kernelSize", kernelSize, axes, 1)
                & Sizes.check(reporter, "strides", strides, axes, 1)
                & Sizes.check(reporter, "dilationRate", dilationRate, axes, 1);
        if (good && Collections.max(strides) > 1 && Collections.max(dilationRate) > 1) {
            reporter.reportAt(
                    "dilationRate",
                    Code.STRIDE_WITH_DILATION,
                    Sizes.times(strides, axes),
                    Sizes.times(dilationRate, axes));
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
        List<Integer> kernels = Sizes.of(kernelSize, axes);
        List<Integer> steps = Sizes.of(strides, axes);
        List<Integer> dilations = Sizes.of(dilationRate, axes);
        return new Windows(IntStream.range(0, axes)
                .mapToObj(axis -> new Window(kernels.get(axis), steps.get(axis), dilations.get(axis), padding))
                .toList());
    }
}
