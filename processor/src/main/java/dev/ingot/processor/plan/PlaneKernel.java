// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import java.util.List;
import java.util.Optional;

/**
 * A convolution of few filters as a matrix product whose long axis is the pixels: the input is split into a plane per
 * channel, and each filter adds up a plane of products for each tap, moved to where the tap reads.
 *
 * @param rows rows of the input
 * @param columns columns of the input
 * @param channels channels of the input
 * @param outputColumns columns of the output
 * @param filters channels of the output
 * @param taps cells of the kernel
 * @param rowStep distance of output rows of a phase
 * @param columnStep distance of output columns of a phase
 * @param phases what the output pixels read
 * @param tile taps and channels that one pass handles
 * @param kernel the kernel in {@link Layout.FilterRows}
 * @param bias the bias, if there is one
 * @param direct how vector kernels compute it, if there are filters enough
 * @param pixelProducts how vector kernels compute it otherwise, if there are products enough; else they multiply planes too
 */
public record PlaneKernel(
        int rows,
        int columns,
        int channels,
        int outputColumns,
        int filters,
        int taps,
        int rowStep,
        int columnStep,
        List<PlanePhase> phases,
        Tile tile,
        PackedWeight kernel,
        Optional<PackedWeight> bias,
        Optional<DirectConvolution> direct,
        Optional<PixelProducts> pixelProducts)
        implements Kernel {

    /** Copies the list. */
    public PlaneKernel {
        phases = List.copyOf(phases);
    }

    /**
     * Output pixels that read by the same pattern.
     *
     * @param rows their rows
     * @param columns their columns
     * @param reads what they read, in the order of the sum
     */
    public record PlanePhase(Phase rows, Phase columns, List<Read> reads) {

        /** Copies the list. */
        public PlanePhase {
            reads = List.copyOf(reads);
        }
    }

    /**
     * A summand of an output pixel.
     *
     * @param tap the cell of the kernel, as {@code kernelRow * kernelColumns + kernelColumn}
     * @param row the input row, for the phase's first row
     * @param column the input column, for the phase's first column
     */
    public record Read(int tap, int row, int column) {}

    /** Values of a plane. */
    public int pixels() {
        return rows * columns;
    }

    /** Planes of products, of all filters. */
    public int products() {
        return taps * filters;
    }

    /** The number of steps that cover the rows of all phases. */
    public int steps() {
        return phases.stream().mapToInt(phase -> phase.rows().count()).max().orElse(0);
    }

    /** Columns of a plane of sums: not fewer than of the input, so that products are moved at once where there are no more. */
    public int sumColumns() {
        return Math.max(
                columns,
                phases.stream().mapToInt(phase -> phase.columns().count()).max().orElse(0));
    }

    @Override
    public List<PackedWeight> weights() {
        return bias.map(packed -> List.of(kernel, packed)).orElse(List.of(kernel));
    }

    /** The planes of the input, those of the products of a pass, and two of sums: the sums and what is added to them. */
    @Override
    public List<Scratch> scratch() {
        return List.of(
                new Scratch(channels, pixels()),
                new Scratch(tile.rows(), pixels()),
                new Scratch(2, steps() * sumColumns()));
    }

    @Override
    public String describe() {
        return (phases.size() == 1 ? "" : phases.size() + " phases, ") + products() + " planes of products, " + tile;
    }
}
