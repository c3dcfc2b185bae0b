// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The work of an op: what passes weigh and what a network says of itself. */
public final class Work {

    private Work() {}

    /** Multiply-adds of one sample; taps that read outside the input are not counted. */
    public static long multiplyAdds(Node node) {
        long elements = node.shape().elements();
        if (node.op() instanceof Dense || node.op() instanceof Dot) {
            return elements * node.operand(0).shape().last();
        }
        if (node.op() instanceof Convolution convolution) {
            long channels = node.operand(0).shape().last() / convolution.groups();
            return convolution.axes().stream()
                    .mapToLong(Work::reads)
                    .reduce(channels * node.shape().last(), (a, b) -> a * b);
        }
        if (node.op() instanceof Resample resample) {
            int taps = switch (resample.kernel()) {
                case BILINEAR -> 2;
                case BICUBIC -> 4;
                case LANCZOS3 -> 6;
                case LANCZOS5 -> 10;
            };
            long rowsDone =
                    node.operand(0).shape().with(0, node.shape().size(0)).elements();
            return (rowsDone + elements) * taps;
        }
        if (node.op() instanceof Normalize) {
            return 2 * elements;
        }
        return node.op() instanceof ScaleShift ? elements : 0;
    }

    /** Values that the windows of a pooling read; none of other ops. */
    public static long pooledValues(Node node) {
        return node.op() instanceof Pool pool
                ? pool.axes().stream()
                        .mapToLong(axis -> axis.windows().stream()
                                .mapToLong(Pool.Window::cells)
                                .sum())
                        .reduce(node.shape().last(), (a, b) -> a * b)
                : 0;
    }

    /** Pairs of an input cell and a tap along an axis; a product that several outputs read counts once. */
    private static long reads(ConvolutionAxis axis) {
        Map<Integer, BitSet> cellsOfTap = new HashMap<>();
        for (ConvolutionAxis.Phase phase : axis.phases()) {
            for (ConvolutionAxis.Tap tap : phase.taps()) {
                BitSet cells = cellsOfTap.computeIfAbsent(tap.index(), absent -> new BitSet(axis.inputLength()));
                for (int i = 0; i < phase.count(); i++) {
                    int cell = i * axis.inputStep() + tap.offset();
                    if (cell >= 0 && cell < axis.inputLength()) {
                        cells.set(cell);
                    }
                }
            }
        }
        return cellsOfTap.values().stream().mapToLong(BitSet::cardinality).sum();
    }
}
