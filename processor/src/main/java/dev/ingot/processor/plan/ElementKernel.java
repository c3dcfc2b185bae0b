// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import java.util.List;

/**
 * Loops over the elements of the result; no tiling.
 *
 * @param weights the weights it reads
 * @param scratch the arrays it works in
 * @param describe the plan in a few words
 */
public record ElementKernel(List<PackedWeight> weights, List<Scratch> scratch, String describe) implements Kernel {

    /** Copies the lists. */
    public ElementKernel {
        weights = List.copyOf(weights);
        scratch = List.copyOf(scratch);
    }
}
