// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer;

import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model that was read from a file of another library, to be turned into annotated source. What the layers cannot say exactly
 * is refused; nothing is left out without a word in the {@link #report}.
 */
public interface ImportedModel {

    /** The model's name. */
    String name();

    /** What became of each setting in the file. */
    ImportReport report();

    /** What its inputs and outputs are called and how they lie in the network, a line each; empty if all is as in the file. */
    default List<String> remarks() {
        return List.of();
    }

    /**
     * The model as an annotated class; the same text each time.
     *
     * @param packageName the package; empty for the unnamed one
     * @param className the name of the class
     * @param weights the class-path resource that {@code load()} reads, relative to the class; empty for none
     * @throws RefusedModelException if something in it cannot be said exactly
     */
    String source(String packageName, String className, String weights);

    /**
     * The weights that the network asks for, in the order of the layers.
     *
     * @throws RefusedModelException if something in the model cannot be said exactly
     */
    List<WeightSpec> weightSpecs();

    /**
     * The weights under their canonical names, in the order of the layers: what {@link Weights#write(Path, Map)} writes for the
     * network.
     *
     * @throws RefusedModelException if something in the model cannot be said exactly
     * @throws WeightsException if the file has no weights or others
     */
    Map<String, Tensor> weights();
}
