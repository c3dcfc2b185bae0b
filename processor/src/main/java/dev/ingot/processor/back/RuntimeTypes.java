// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.ClassName;

/** The runtime's classes that generated code names. */
final class RuntimeTypes {

    private static final String FACE = "dev.ingot.runtime";
    private static final String COMPILED = "dev.ingot.runtime.compiled";

    static final ClassName RUNTIME = ClassName.get(FACE, "Runtime");
    static final ClassName ROLE = ClassName.get(FACE, "Role");
    static final ClassName SHAPE = ClassName.get(FACE, "Shape");
    static final ClassName SIGNATURE = ClassName.get(FACE, "Signature");
    static final ClassName TENSOR = ClassName.get(FACE, "Tensor");
    static final ClassName WEIGHTS = ClassName.get(FACE, "Weights");
    static final ClassName WEIGHT_SPEC = ClassName.get(FACE, "WeightSpec");
    static final ClassName COMPILED_NETWORK = ClassName.get(COMPILED, "CompiledNetwork");
    static final ClassName FUNCTIONS = ClassName.get(COMPILED, "Functions");
    static final ClassName FUSED_MULTIPLY_ADD = ClassName.get(COMPILED, "FusedMultiplyAdd");
    static final ClassName GENERATED_NETWORK = ClassName.get(COMPILED, "GeneratedNetwork");
    static final ClassName KERNEL_AXIS = ClassName.get(COMPILED, "KernelAxis");
    static final ClassName LINEAR_MAP = ClassName.get(COMPILED, "LinearMap");
    static final ClassName LOADED_WEIGHTS = ClassName.get(COMPILED, "LoadedWeights");
    static final ClassName PACKED_WEIGHTS = ClassName.get(COMPILED, "PackedWeights");
    static final ClassName PLANES = ClassName.get(COMPILED, "Planes");
    static final ClassName PANELS = ClassName.get(COMPILED, "Panels");
    static final ClassName PREPARED_WEIGHTS = ClassName.get(COMPILED, "PreparedWeights");
    static final ClassName PRODUCT_TABLE = ClassName.get(COMPILED, "ProductTable");
    static final ClassName RESAMPLING = ClassName.get(COMPILED, "Resampling");
    static final ClassName VECTOR_PACKER = ClassName.get(COMPILED, "VectorPacker");
    static final ClassName VECTOR_WEIGHTS = ClassName.get(COMPILED, "VectorWeights");
    static final ClassName SCRATCH = ClassName.get(COMPILED, "Scratch");
    static final ClassName SHIFTED_ROWS = ClassName.get(COMPILED, "ShiftedRows");
    static final ClassName WEIGHT_OPS = ClassName.get(COMPILED, "WeightOps");
    static final ClassName WORKING_MEMORY = ClassName.get(COMPILED, "WorkingMemory");

    private RuntimeTypes() {}
}
