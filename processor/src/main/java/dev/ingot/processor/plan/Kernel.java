// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import java.util.List;

/** The code that is generated for an op, with the sizes that the planner chose. */
public sealed interface Kernel
        permits DenseKernel,
                DotKernel,
                ChannelwiseKernel,
                ConvolutionKernel,
                DepthwiseKernel,
                PlaneKernel,
                ShiftedPlaneKernel,
                PoolKernel,
                AlignedPoolKernel,
                SingleWindowKernel,
                NormalizeKernel,
                MergeKernel,
                CustomKernel,
                ElementKernel {

    /** The weights it reads, packed for it. */
    List<PackedWeight> weights();

    /** The arrays it works in beside the op's operands and result. */
    List<Scratch> scratch();

    /** Lengths of arrays of the arena that no other kernel works in. */
    default List<Integer> ownArrays() {
        return List.of();
    }

    /** The plan in a few words, for the class's documentation. */
    String describe();
}
