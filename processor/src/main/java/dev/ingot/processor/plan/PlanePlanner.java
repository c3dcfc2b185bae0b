// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.plan.PlaneKernel.PlanePhase;
import dev.ingot.processor.plan.PlaneKernel.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans a convolution over planes of pixels, where that makes the longer loop. Cost model: a pass over n floats reaches half
 * its speed at about n = 128; taps times filters of an image generator's last layer are mostly fewer, its pixels more. The
 * price is splitting the input into planes, a walk over the input.
 */
final class PlanePlanner {

    /** The cost of smaller planes was not measured; 36 pixels were. */
    private static final int FEWEST_PIXELS = 32;

    /** Floats of planes and of all products, which vector kernels keep: 8 MB. */
    private static final long MOST_SCRATCH = 2 * 1024 * 1024;

    private PlanePlanner() {}

    /** Whether planes suit the convolution. */
    static boolean suits(Node node) {
        Convolution op = (Convolution) node.op();
        int channels = node.operand(0).shape().last();
        int filters = node.shape().last();
        long pixels = node.operand(0).shape().elements() / channels;
        long products = (long) ConvolutionPlanner.taps(node) * filters;
        return op.axes().size() < 3
                && op.groups() == 1
                && op.rows().inputStep() == 1
                && op.columns().inputStep() == 1
                && pixels >= FEWEST_PIXELS
                && (products == filters || !VectorKernels.suit(op.multiplyAdd(), filters))
                && (channels + products) * pixels <= MOST_SCRATCH;
    }

    static PlaneKernel plan(Node node, WeightPacker packer) {
        Convolution op = (Convolution) node.op();
        int channels = node.operand(0).shape().last();
        int filters = node.shape().last();
        List<PlanePhase> phases = phases(node);
        PackedWeight packed = packer.pack(node, "Kernel", node.operand(1), new Layout.FilterRows());
        Optional<PackedWeight> bias = node.operands().size() > 2
                ? Optional.of(packer.pack(node, "Bias", node.operand(2), new Layout.Flat()))
                : Optional.empty();
        int taps = ConvolutionPlanner.taps(node);
        int longest =
                phases.stream().mapToInt(phase -> phase.reads().size()).max().orElse(1);
        Tile tile = Tile.LARGEST.within(longest, channels);
        Optional<DirectConvolution> direct = DirectPlanner.plan(node);
        Optional<PixelProducts> pixelProducts =
                direct.isEmpty() && op.multiplyAdd() == MultiplyAdd.FUSED && PixelProducts.suits(taps, filters)
                        ? Optional.of(PixelProducts.plan(op.columns().inputLength(), taps * filters, phases))
                        : Optional.empty();
        return new PlaneKernel(
                op.rows().inputLength(),
                op.columns().inputLength(),
                channels,
                op.columns().outputLength(),
                filters,
                taps,
                op.rows().outputStep(),
                op.columns().outputStep(),
                phases,
                tile,
                packed,
                bias,
                direct,
                pixelProducts);
    }

    /** What the outputs of a convolution along two axes read. */
    static List<PlanePhase> phases(Node node) {
        Convolution op = (Convolution) node.op();
        int kernelColumns = node.operand(1).shape().size(op.axes().size() - 1);
        List<PlanePhase> phases = new ArrayList<>();
        for (Phase rows : op.rows().phases()) {
            for (Phase columns : op.columns().phases()) {
                phases.add(new PlanePhase(rows, columns, reads(rows, columns, kernelColumns)));
            }
        }
        return phases;
    }

    private static List<Read> reads(Phase rows, Phase columns, int kernelColumns) {
        List<Read> reads = new ArrayList<>();
        for (Tap row : rows.taps()) {
            for (Tap column : columns.taps()) {
                reads.add(new Read(row.index() * kernelColumns + column.index(), row.offset(), column.offset()));
            }
        }
        return reads;
    }
}
