// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import dev.ingot.keras.file.KerasFile;
import dev.ingot.keras.file.StoredTensor;
import dev.ingot.keras.file.WeightLayout;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Weights in a file of Keras or TensorFlow.js:
 *
 * <ul>
 *   <li>{@code .keras} archives and {@code .weights.h5} files of Keras 3, also sharded ones by their {@code .weights.json},
 *       and those of TensorFlow 2.12 and 2.13
 *   <li>{@code .h5} files of Keras 1.2 to 3, of a whole model or of weights only
 *   <li>{@code model.json} of a layers model of TensorFlow.js with its shards, quantised or not
 * </ul>
 *
 * <p>Weights are found as Keras finds them: in Keras 3's files by the layer's class and its place among the layers of that
 * class, in the others by the layer's name and the variable's. Where that leaves a doubt, the file is refused. Nothing is
 * unpickled or run.
 */
public final class KerasWeights implements Weights {
    private final String file;
    private final WeightLayout layout;
    /** By name; null until the network is known. */
    private final Map<String, StoredTensor> tensors;

    private KerasWeights(String file, WeightLayout layout, Map<String, StoredTensor> tensors) {
        this.file = file;
        this.layout = layout;
        this.tensors = tensors;
    }

    /**
     * The weights in a file, whose kind is told by its content. Reads and checks the file's index now and each tensor when it
     * is asked for; holds nothing open.
     *
     * @throws WeightsException if the file is of no such kind or not intact
     */
    public static KerasWeights open(Path path) throws IOException {
        return of(KerasFile.open(path));
    }

    /** Whether a file is of such a kind, by what it starts with, and so not one of those that {@link Weights#open} reads. */
    public static boolean recognizes(Path path) throws IOException {
        return KerasFile.recognizes(path);
    }

    static KerasWeights of(KerasFile file) {
        return new KerasWeights(
                file.name(),
                file.weights()
                        .orElseThrow(() -> new WeightsException(file.name(), null, -1, "weights", "a config only")),
                null);
    }

    @Override
    public Weights bind(Signature signature) {
        return new KerasWeights(file, layout, Collections.unmodifiableMap(layout.match(signature)));
    }

    @Override
    public Set<String> names() {
        return tensors == null ? Set.of() : tensors.keySet();
    }

    @Override
    public Tensor tensor(WeightSpec spec) {
        StoredTensor stored = stored(spec);
        float[] values = new float[spec.shape().elements()];
        stored.values().readInto(values);
        return Tensor.of(values, spec.shape().toArray());
    }

    @Override
    public void readInto(WeightSpec spec, float[]... rows) {
        stored(spec).values().readInto(rows);
    }

    /** The tensor for a weight, which has its shape. */
    private StoredTensor stored(WeightSpec spec) {
        if (tensors == null) {
            throw new WeightsException(
                    file, spec.name(), -1, "a network, which bind tells", "a single weight that was asked for");
        }
        StoredTensor stored = tensors.get(spec.name());
        String expected = "a tensor of shape " + spec.shape();
        if (stored == null) {
            throw new WeightsException(file, spec.name(), -1, expected, "none");
        }
        if (!stored.shape().equals(spec.shape())) {
            throw new WeightsException(
                    file, spec.name(), -1, expected, "shape " + stored.shape() + " of " + stored.path());
        }
        return stored;
    }

    /** The file. */
    @Override
    public String toString() {
        return file;
    }
}
