// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import java.util.List;

/**
 * Computes each element from itself and from factors of its channel, the index that changes from value to value; what is merged
 * with it counts as factors, too. They are
 * repeated to rows; each element of these serves several blocks of the values at once, at literal distances, so that the loops are
 * long and read nothing at an offset in a variable.
 *
 * @param weights the factors that are weights: a value per channel in each
 * @param factors number of factors
 * @param channels number of channels
 * @param row floats of a row of factors, and of a block: a multiple of the channels
 * @param blocks blocks that a loop handles
 * @param loops loops over as many blocks
 */
public record ChannelwiseKernel(List<PackedWeight> weights, int factors, int channels, int row, int blocks, int loops)
        implements Kernel {

    /** Copies the list. */
    public ChannelwiseKernel {
        weights = List.copyOf(weights);
    }

    /** Whether a row is longer than the factors of all channels, so that they are repeated in an array of its own. */
    public boolean repeats() {
        return row > channels;
    }

    @Override
    public List<Scratch> scratch() {
        return repeats() ? List.of(new Scratch(factors, row)) : List.of();
    }

    @Override
    public String describe() {
        return (loops == 1 ? "a loop" : loops + " loops") + " over " + blocks + " blocks of " + row;
    }
}
