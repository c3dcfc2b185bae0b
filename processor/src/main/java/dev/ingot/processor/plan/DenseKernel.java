// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import java.util.List;
import java.util.Optional;

/**
 * Adds rows of the kernel, times an input each, to the sums of all units; the loop runs over the units.
 *
 * @param rows vectors that the op is applied to: the product of all axes but the last
 * @param in inputs of a unit
 * @param units number of units
 * @param tile vectors and inputs that one pass over the units handles
 * @param kernel the kernel in {@link Layout.Rows}
 * @param bias the bias, if there is one
 */
public record DenseKernel(int rows, int in, int units, Tile tile, PackedWeight kernel, Optional<PackedWeight> bias)
        implements Kernel {

    @Override
    public List<PackedWeight> weights() {
        return bias.map(packed -> List.of(kernel, packed)).orElse(List.of(kernel));
    }

    @Override
    public List<Scratch> scratch() {
        return List.of(new Scratch(tile.rows(), units));
    }

    @Override
    public String describe() {
        return "whole rows of units, " + tile;
    }
}
