// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.file;

import dev.ingot.keras.KerasWeights;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file with weights, of any kind that is read here, and what its names are called otherwise.
 *
 * @param path the file
 * @param pyTorch whether it is a state dict of PyTorch
 * @param names {@code there=here}: modules, layers or tensors whose names in the file are others than the network's
 * @param prefix with which the names start that count; empty for all
 */
public record WeightFile(Path path, boolean pyTorch, List<String> names, String prefix) {

    private static final String NETWORK = "a network, chosen with -Dingot.network, that says which weights these are";

    /** A file that has the names of the network. */
    public static WeightFile of(Path path) {
        return new WeightFile(path, false, List.of(), "");
    }

    /**
     * The weights for a network.
     *
     * @throws WeightsException if the file is not intact or of an unknown kind
     */
    public Weights open() throws IOException {
        if (pyTorch) {
            return named(Weights.pyTorch(path));
        }
        if (new ModelFile(path).isOnnx()) {
            return named(ofModel());
        }
        return named(KerasWeights.recognizes(path) ? KerasWeights.open(path) : Weights.open(path));
    }

    /** The weights of a model, under the names of the network that it becomes. */
    private Weights ofModel() throws IOException {
        return Weights.of(new ModelFile(path).read().weights());
    }

    private Weights named(Weights weights) {
        Weights selected = prefix.isEmpty() ? weights : weights.prefix(prefix);
        Map<String, String> map = map();
        return map.isEmpty() ? selected : selected.rename(map);
    }

    private Map<String, String> map() {
        Map<String, String> map = new LinkedHashMap<>();
        for (String pair : names) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw new IllegalArgumentException("expected names like main.0=dense, found " + pair);
            }
            map.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
        return map;
    }

    /**
     * The tensors by their names, without a network. Models of Keras and ONNX give their weights canonical names; a file of
     * weights alone does not know them, and PyTorch's names and layouts say nothing without one.
     *
     * @throws WeightsException if the tensors have no names of their own
     */
    public Map<String, Tensor> tensors() throws IOException {
        if (pyTorch) {
            throw new WeightsException(path.toString(), null, -1, NETWORK, "a state dict of PyTorch without one");
        }
        Weights named = KerasWeights.recognizes(path) ? named(ofModel()) : open();
        if (named.names().isEmpty()) {
            throw new WeightsException(path.toString(), null, -1, NETWORK, "no names in the file");
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : named.names()) {
            tensors.put(name, named.tensor(name));
        }
        return tensors;
    }
}
