// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import dev.ingot.importer.ImportReport;
import dev.ingot.importer.ImportedModel;
import dev.ingot.importer.model.CheckedModel;
import dev.ingot.keras.file.KerasFile;
import dev.ingot.keras.model.ModelReader;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model in a file of Keras or TensorFlow.js, to be turned into annotated source: Sequential and Functional models of Keras 2
 * and 3, with models in them and layers that are applied several times. Nothing in the file is run, and no key of its config
 * is left out without a word: {@link #report} says of each whether it is used, has no effect at inference, or is why the model
 * is refused.
 *
 * <p>Needs {@code ingot-importer} on the class path; reading weights alone does not.
 */
public final class KerasModel implements ImportedModel {
    private final KerasFile file;
    private final CheckedModel model;

    private KerasModel(KerasFile file, CheckedModel model) {
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
        return new KerasModel(file, ModelReader.read(file));
    }

    @Override
    public String name() {
        return model.name();
    }

    /** The version of Keras that wrote it, such as {@code 2.12.0} or {@code tfjs-layers 4.22.0}; empty if the file does not say. */
    public String kerasVersion() {
        return file.version();
    }

    @Override
    public ImportReport report() {
        return model.report();
    }

    @Override
    public String source(String packageName, String className, String weights) {
        return model.source(packageName, className, weights);
    }

    @Override
    public List<WeightSpec> weightSpecs() {
        return model.weightSpecs();
    }

    @Override
    public Map<String, Tensor> weights() {
        Signature signature = model.signature();
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
        return model.canonical(tensors);
    }
}
