// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import dev.ingot.keras.file.KerasFile;
import dev.ingot.keras.model.Import;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model in a file of Keras or TensorFlow.js, to be turned into annotated source: Sequential and Functional models of Keras 2
 * and 3, with models in them and layers that are applied several times. Nothing in the file is run, and no key of its config
 * is left out without a word: {@link #report} says of each whether it is used, has no effect at inference, or is why the model
 * is refused.
 *
 * <p>Needs {@code ingot-processor} on the class path, whose table of layers it reads and whose checks it makes; reading weights
 * alone does not.
 */
public final class KerasModel {
    private final KerasFile file;
    private final Import model;

    private KerasModel(KerasFile file, Import model) {
        this.file = file;
        this.model = model;
    }

    /**
     * Reads a model: a {@code .keras} or whole-model {@code .h5} file, the {@code model.json} of TensorFlow.js, or what
     * {@code model.to_json()} gives, which has no weights.
     *
     * @throws WeightsException if the file is not intact or has no model
     */
    public static KerasModel read(Path path) throws IOException {
        KerasFile file = KerasFile.open(path);
        return new KerasModel(file, Import.of(file));
    }

    /** The model's name. */
    public String name() {
        return model.name();
    }

    /** The version of Keras that wrote it, such as {@code 2.12.0} or {@code tfjs-layers 4.22.0}; empty if the file does not say. */
    public String kerasVersion() {
        return file.version();
    }

    /** What became of each key of the config. */
    public ImportReport report() {
        return model.report();
    }

    /**
     * The model as an annotated class; the same text each time.
     *
     * @param packageName the package; empty for the unnamed one
     * @param className the name of the class
     * @param weights the class-path resource that {@code load()} reads, relative to the class; empty for none
     * @throws RefusedModelException if something in it cannot be said exactly
     */
    public String source(String packageName, String className, String weights) {
        signature();
        return model.source(packageName, className, weights);
    }

    /**
     * The weights under their canonical names, in Keras' order: what {@link Weights#write(Path, Map)} writes for the network.
     *
     * @throws RefusedModelException if something in the model cannot be said exactly
     * @throws WeightsException if the file has no weights or others
     */
    public Map<String, Tensor> weights() {
        Signature signature = signature();
        Weights bound = KerasWeights.of(file).bind(signature);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (WeightSpec spec : signature.weights()) {
            tensors.put(spec.name(), bound.tensor(spec));
        }
        for (String name : bound.names()) {
            if (!tensors.containsKey(name)) {
                throw new WeightsException(file.name(), name, -1, "only weights of the model's layers", "another");
            }
        }
        return tensors;
    }

    private Signature signature() {
        return model.signature().orElseThrow(() -> new RefusedModelException(file.name(), model.report()));
    }
}
