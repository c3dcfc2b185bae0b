// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

/** The working memory of one forward pass, and the kernels that it is laid out for. Generated classes add the buffers. */
public abstract class WorkingMemory {
    /** The weights for vector kernels; null if the pass runs on plain kernels. */
    public final VectorWeights vector;

    /** What vector kernels compute functions in; null if the pass runs on plain kernels. */
    public final double[] doubles;

    /** The threads that compute this forward pass; null until a layer is shared for the first time. */
    Crew<?> crew;
    /** Whether other threads may take part in this forward pass. */
    boolean shared;

    /** Working memory for vector kernels, or for plain ones if {@code vector} is null. */
    protected WorkingMemory(VectorWeights vector) {
        this.vector = vector;
        this.doubles = vector == null ? null : new double[MatrixKernels.DOUBLES];
    }
}
