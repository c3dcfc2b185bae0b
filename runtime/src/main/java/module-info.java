// SPDX-License-Identifier: Apache-2.0
/** Tensors, weights and what generated networks need at run time; no dependencies. */
module dev.ingot.runtime {
    exports dev.ingot.runtime;
    exports dev.ingot.runtime.compiled;

    uses dev.ingot.runtime.compiled.MatrixKernels;

    provides dev.ingot.runtime.compiled.MatrixKernels with
            dev.ingot.runtime.vector.VectorMatrixKernels;
}
