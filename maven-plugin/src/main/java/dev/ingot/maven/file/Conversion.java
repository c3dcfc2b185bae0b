// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.file;

import dev.ingot.importer.Replacement;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes weights into a file of the kind that its name says: {@code .safetensors} or {@code .npz}. */
public final class Conversion {
    private static final String SAFETENSORS = ".safetensors";
    private static final String NPZ = ".npz";

    private final Path target;

    /**
     * A conversion into a file.
     *
     * @throws IllegalArgumentException if its name ends in something else
     */
    public Conversion(Path target) {
        if (!target.toString().endsWith(SAFETENSORS) && !target.toString().endsWith(NPZ)) {
            throw new IllegalArgumentException(
                    "expected a file to write whose name ends in " + SAFETENSORS + " or " + NPZ + ", found " + target);
        }
        this.target = target;
    }

    /**
     * Writes tensors as they are called.
     *
     * @return whether the file is new or has changed
     */
    public boolean write(Map<String, Tensor> tensors) throws IOException {
        try (Replacement replacement = Replacement.of(target)) {
            if (target.toString().endsWith(NPZ)) {
                NpzWriter.write(replacement.draft(), tensors);
            } else {
                Weights.write(replacement.draft(), tensors);
            }
            return replacement.put();
        }
    }

    /**
     * Writes the weights of a network under their canonical names; a safetensors file says for which weights.
     *
     * @return whether the file is new or has changed
     * @throws dev.ingot.runtime.WeightsException if a weight is missing or of another shape
     */
    public boolean write(Signature network, Weights weights) throws IOException {
        if (target.toString().endsWith(NPZ)) {
            Weights bound = weights.bind(network);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (WeightSpec spec : network.weights()) {
                tensors.put(spec.name(), bound.tensor(spec));
            }
            return write(tensors);
        }
        try (Replacement replacement = Replacement.of(target)) {
            Weights.write(replacement.draft(), network, weights);
            return replacement.put();
        }
    }
}
