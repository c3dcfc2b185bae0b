// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import java.util.List;
import java.util.Optional;

/**
 * A dot product for each unit, in interleaved partial sums that do not wait for each other: for a dense layer with so few
 * units that a loop over them is not worth its start.
 *
 * @param rows vectors that the op is applied to: the product of all axes but the last
 * @param in inputs of a unit
 * @param units number of units
 * @param kernel the kernel in {@link Layout.Columns}
 * @param bias the bias, if there is one
 */
public record DotKernel(int rows, int in, int units, PackedWeight kernel, Optional<PackedWeight> bias)
        implements Kernel {

    @Override
    public List<PackedWeight> weights() {
        return bias.map(packed -> List.of(kernel, packed)).orElse(List.of(kernel));
    }

    @Override
    public List<Scratch> scratch() {
        return List.of();
    }

    @Override
    public String describe() {
        return units == 1 ? "a dot product" : units + " dot products";
    }
}
