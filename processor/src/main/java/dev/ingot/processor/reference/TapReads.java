// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;

/** What the output cells of a convolution read. */
final class TapReads {

    private final List<List<List<Read>>> axes;
    private final Shape in;
    private final Shape kernel;

    /**
     * A cell of the input and the cell of the kernel that meets it: along an axis their positions, else the offsets of
     * their first channels.
     */
    record Read(int input, int kernel) {}

    /**
     * The reads of a convolution.
     *
     * @param in the shape of its input
     * @param kernel the shape of its kernel
     */
    TapReads(Convolution op, Shape in, Shape kernel) {
        axes = op.axes().stream().map(TapReads::along).toList();
        this.in = in;
        this.kernel = kernel;
    }

    /** The reads of each output of an axis, in the order of the taps; a tap outside the input reads nothing. */
    private static List<List<Read>> along(ConvolutionAxis axis) {
        List<List<Read>> reads = new ArrayList<>();
        for (int output = 0; output < axis.outputLength(); output++) {
            reads.add(new ArrayList<>());
        }
        for (Phase phase : axis.phases()) {
            for (int i = 0; i < phase.count(); i++) {
                for (Tap tap : phase.taps()) {
                    int cell = axis.inputStep() * i + tap.offset();
                    if (cell >= 0 && cell < axis.inputLength()) {
                        reads.get(phase.start() + axis.outputStep() * i).add(new Read(cell, tap.index()));
                    }
                }
            }
        }
        return reads;
    }

    /** The reads of an output cell, those along the last axis innermost; further positions, of channels, are left out. */
    List<Read> of(int... output) {
        List<Read> reads = List.of(new Read(0, 0));
        for (int axis = 0; axis < axes.size(); axis++) {
            List<Read> further = new ArrayList<>();
            for (Read outer : reads) {
                for (Read inner : axes.get(axis).get(output[axis])) {
                    further.add(new Read(
                            outer.input() * in.size(axis) + inner.input(),
                            outer.kernel() * kernel.size(axis) + inner.kernel()));
                }
            }
            reads = further;
        }
        int channels = in.last();
        int factors = Math.toIntExact(kernel.product(axes.size(), axes.size() + 2));
        return reads.stream()
                .map(read -> new Read(read.input() * channels, read.kernel() * factors))
                .toList();
    }
}
