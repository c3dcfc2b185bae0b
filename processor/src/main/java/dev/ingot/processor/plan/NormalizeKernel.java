// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Normalize;
import dev.ingot.processor.ir.Summation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Normalises in walks over the values: for the mean, the squares and the result. Values pass through an array of their own,
 * where loops need no offset: with several rows {@value Summation#PARTIAL_SUMS} rows at a time, whose values each have a partial
 * sum, else a group at a time.
 *
 * @param scale the factors, if there are any
 * @param shift the summands, if there are any
 * @param tile values that are worked on at a time
 * @param scratch the arrays it works in
 * @param describe the plan in a few words
 */
public record NormalizeKernel(
        Optional<PackedWeight> scale, Optional<PackedWeight> shift, int tile, List<Scratch> scratch, String describe)
        implements Kernel {

    /** Sums, values, means, factors, shifts. */
    private static final int ARRAYS_OF_ROWS = 5;

    /** Copies the list. */
    public NormalizeKernel {
        scratch = List.copyOf(scratch);
    }

    static NormalizeKernel of(Normalize op, Node node, WeightPacker packer) {
        List<PackedWeight> weights = new ArrayList<>();
        for (int i = 1; i < node.operands().size(); i++) {
            String suffix = i == 1 && op.scales() ? "Scale" : "Shift";
            weights.add(packer.pack(node, suffix, node.operand(i), new Layout.Flat()));
        }
        Optional<PackedWeight> scale = op.scales() ? Optional.of(weights.get(0)) : Optional.empty();
        Optional<PackedWeight> shift = op.shifts() ? Optional.of(weights.get(weights.size() - 1)) : Optional.empty();
        String statistics = op.statistic().hasMean() ? "mean, variance, quotient" : "squares, quotient";
        if (op.rows() == 1) {
            boolean single = op.outer() * op.groups() == 1;
            List<Scratch> scratch = single ? List.of() : List.of(new Scratch(1, op.columns()));
            return new NormalizeKernel(scale, shift, op.columns(), scratch, statistics);
        }
        int rows = Math.min(op.rows(), Summation.PARTIAL_SUMS);
        int tile = rows * op.groups() * op.columns();
        return new NormalizeKernel(
                scale,
                shift,
                tile,
                List.of(new Scratch(ARRAYS_OF_ROWS, tile)),
                statistics + ", " + rows + " rows at a time");
    }

    @Override
    public List<PackedWeight> weights() {
        List<PackedWeight> weights = new ArrayList<>();
        scale.ifPresent(weights::add);
        shift.ifPresent(weights::add);
        return weights;
    }
}
