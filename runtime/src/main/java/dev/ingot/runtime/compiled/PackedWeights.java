// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The weights of a loaded network as its kernels read them, by the name of their field. */
public final class PackedWeights {
    private final Map<String, String> metadata;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /**
     * No weights yet.
     *
     * @param plan identifies the fields of the class and how they were computed
     */
    public PackedWeights(Signature signature, String plan) {
        this.metadata = PreparedWeights.metadata(signature, plan);
    }

    /** Adds a field. */
    public void add(String name, float[] values) {
        tensors.put(name, Tensor.of(values));
    }

    /** Adds a field. */
    public void add(String name, float[][] values) {
        tensors.put(name, Tensor.of(values));
    }

    /** Adds a field. */
    public void add(String name, float[][][] values) {
        tensors.put(name, Tensor.of(values));
    }

    void write(Path file) throws IOException {
        Weights.write(file, tensors, metadata);
    }
}
