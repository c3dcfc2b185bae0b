// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The window of a convolution along one axis: which input cells each output reads, and how many outputs there are. All
 * window arithmetic is here. Lengths are {@code long}, since the sizes that a user writes may be too large for a tensor.
 *
 * @param kernel cells of the kernel
 * @param stride distance between the windows
 * @param dilation distance between the cells of a window
 * @param padding what happens at the border
 */
record Window(int kernel, int stride, int dilation, Padding padding) {

    /** The cells from the first to the last that a window reads, with those it skips. */
    long span() {
        return (kernel - 1L) * dilation + 1;
    }

    /** The output length of the plain convolution; 0 or less if the window does not fit. */
    long outputLength(int input) {
        return padding == Padding.VALID ? Math.floorDiv(input - span(), stride) + 1 : (input - 1) / stride + 1;
    }

    /** The largest kernel whose plain convolution without padding has an output. */
    int largestKernel(int input) {
        return (input - 1) / dilation + 1;
    }

    /** Zeros before the input of the plain convolution; an odd zero goes to the end. */
    private long paddingBefore(int input) {
        return switch (padding) {
            case VALID -> 0;
            case SAME -> Math.max((outputLength(input) - 1) * stride + span() - input, 0) / 2;
            case CAUSAL -> span() - 1;
        };
    }

    /** The plain convolution: output {@code o} reads input {@code o * stride + k * dilation - before} for each tap {@code k}. */
    ConvolutionAxis plain(int input) {
        int output = Math.toIntExact(outputLength(input));
        long before = paddingBefore(input);
        List<Tap> taps = new ArrayList<>();
        for (int k = 0; k < kernel; k++) {
            taps.add(new Tap(Math.toIntExact((long) k * dilation - before), k));
        }
        return new ConvolutionAxis(input, output, stride, 1, List.of(new Phase(0, output, taps)));
    }

    /** The windows of a pooling: of those of the plain convolution what lies inside the input. */
    Pool.Axis pooled(int input) {
        long before = paddingBefore(input);
        List<Pool.Window> windows = new ArrayList<>();
        for (long output = 0; output < outputLength(input); output++) {
            long from = output * stride - before;
            windows.add(new Pool.Window((int) Math.max(from, 0), (int) Math.min(from + kernel, input)));
        }
        return new Pool.Axis(input, windows);
    }

    /**
     * The output length of the transposed convolution.
     *
     * @param outputPadding cells added to the shortest output; without it, those that make {@code stride} outputs of each
     *     input, which is not the same as 0
     */
    long transposedLength(int input, OptionalInt outputPadding) {
        long scattered = (input - 1L) * stride;
        if (outputPadding.isEmpty()) {
            return scattered + (padding == Padding.VALID ? Math.max(span(), stride) : stride);
        }
        return scattered + (padding == Padding.VALID ? span() : span() % 2) + outputPadding.getAsInt();
    }

    /**
     * The transposed convolution: input {@code i} adds to output {@code i * stride + k * dilation - crop} for each tap
     * {@code k}. Turned around, output {@code o} reads input {@code (o + crop - k * dilation) / stride} for the taps for
     * which that is a whole number: the same taps for all outputs of one residue modulo the stride, which are a phase.
     */
    ConvolutionAxis transposed(int input, OptionalInt outputPadding) {
        int output = Math.toIntExact(transposedLength(input, outputPadding));
        long crop = padding == Padding.VALID ? 0 : Math.max((input - 1L) * stride + span() - output, 0) / 2;
        List<Phase> phases = new ArrayList<>();
        for (int start = 0; start < Math.min(stride, output); start++) {
            List<Tap> taps = new ArrayList<>();
            for (int k = kernel - 1; k >= 0; k--) {
                long distance = start + crop - (long) k * dilation;
                if (distance % stride == 0) {
                    taps.add(new Tap(Math.toIntExact(distance / stride), k));
                }
            }
            phases.add(new Phase(start, (output - 1 - start) / stride + 1, taps));
        }
        return new ConvolutionAxis(input, output, 1, stride, phases);
    }
}
