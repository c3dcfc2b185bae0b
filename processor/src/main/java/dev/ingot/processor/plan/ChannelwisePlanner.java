// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Cuts the values of an image into blocks that have their channels' factors in common. */
final class ChannelwisePlanner {

    /** Blocks of a loop: factors are read a seventh as often as values. */
    private static final int BLOCKS = 7;
    /** Blocks of a loop if more of them would meet in the same sets of a cache. */
    private static final int FEW_BLOCKS = 3;

    /** Floats of a row of factors that should stay in the second-level cache with all others. */
    private static final int ROW = 8192;
    /** Shorter rows take longer to begin and end than they save. */
    private static final int SHORTEST_ROW = 256;

    private static final int MOST_LOOPS = 8;

    /** Floats between addresses that share a set of the first-level cache. */
    private static final int SETS = 1024;
    /** The least distance of two blocks, in sets. */
    private static final int APART = 64;

    /** Lengths of rows that are tried for the distance of their blocks. */
    private static final int CANDIDATES = 16;
    /** No row is shorter than the longest by more than this part of it. */
    private static final int PART = 8;

    private ChannelwisePlanner() {}

    /**
     * The plan; nothing if the values are too few.
     *
     * @param values how many values
     * @param channels how many channels, the fastest index
     * @param simple whether a value takes a product and a sum, no more; loops with minima and maxima of several blocks are slow
     * @param factors number of factors
     * @param weights those of them that are weights
     */
    static Optional<ChannelwiseKernel> plan(
            int values, int channels, boolean simple, int factors, List<PackedWeight> weights) {
        int unit = channels * (Alignment.FLOATS / Math.min(Alignment.FLOATS, Integer.lowestOneBit(channels)));
        if (!simple) {
            return plan(values, channels, unit, 1, factors, weights);
        }
        return plan(values, channels, unit, BLOCKS, factors, weights)
                .filter(kernel -> apart(kernel.row(), BLOCKS) >= APART)
                .or(() -> plan(values, channels, unit, FEW_BLOCKS, factors, weights))
                .or(() ->
                        channels < SHORTEST_ROW ? Optional.empty() : plan(values, channels, unit, 1, factors, weights));
    }

    private static Optional<ChannelwiseKernel> plan(
            int values, int channels, int unit, int blocks, int factors, List<PackedWeight> weights) {
        int most = Math.max(1, Math.min(MOST_LOOPS, values / (blocks * unit)));
        int loops = Math.min(most, (values + blocks * ROW - 1) / (blocks * ROW));
        int units = values / (blocks * loops) / unit;
        return IntStream.range(0, Math.min(CANDIDATES, units / PART + 1))
                .map(fewer -> (units - fewer) * unit)
                .filter(row -> row >= SHORTEST_ROW)
                .boxed()
                .max(Comparator.comparing(row -> Math.min(APART, apart(row, blocks))))
                .map(row -> new ChannelwiseKernel(weights, factors, channels, row, blocks, loops));
    }

    /** The least distance of the first elements of any two blocks, in sets of the first-level cache. */
    private static int apart(int row, int blocks) {
        return IntStream.range(1, blocks)
                .map(distance -> (int) ((long) row * distance % SETS))
                .map(distance -> Math.min(distance, SETS - distance))
                .min()
                .orElse(SETS);
    }
}
