// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Padding;
import dev.ingot.processor.check.Code;
import java.util.List;

/** The windows of a two-dimensional convolution, made of arguments that the layers share. */
record Window2D(Window rows, Window columns) {

    /** Reports arguments that make no window; answers whether all is well. */
    static boolean check(
            Reporter reporter,
            List<Integer> kernelSize,
            List<Integer> strides,
            Padding padding,
            List<Integer> dilationRate) {
        boolean good = Arguments.perAxis(reporter, "kernelSize", kernelSize, 2, 1)
                & Arguments.perAxis(reporter, "strides", strides, 2, 1)
                & Arguments.perAxis(reporter, "dilationRate", dilationRate, 2, 1);
        if (padding == Padding.CAUSAL) {
            reporter.reportAt("padding", Code.CAUSAL_PADDING);
            good = false;
        }
        if (good && Size2D.of(strides).max() > 1 && Size2D.of(dilationRate).max() > 1) {
            reporter.reportAt("dilationRate", Code.STRIDE_WITH_DILATION, Size2D.of(strides), Size2D.of(dilationRate));
            good = false;
        }
        if (good) {
            Window2D window = of(kernelSize, strides, padding, dilationRate);
            good = TensorSize.spanFits(reporter, window.rows.span(), window.columns.span());
        }
        return good;
    }

    /** The windows of arguments that {@link #check} accepted. */
    static Window2D of(List<Integer> kernelSize, List<Integer> strides, Padding padding, List<Integer> dilationRate) {
        Size2D kernel = Size2D.of(kernelSize);
        Size2D stride = Size2D.of(strides);
        Size2D dilation = Size2D.of(dilationRate);
        return new Window2D(
                new Window(kernel.rows(), stride.rows(), dilation.rows(), padding),
                new Window(kernel.columns(), stride.columns(), dilation.columns(), padding));
    }
}
