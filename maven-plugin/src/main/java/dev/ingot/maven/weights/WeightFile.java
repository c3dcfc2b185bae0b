// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.weights;

import dev.ingot.keras.KerasModel;
import dev.ingot.keras.KerasWeights;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
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

    /** A file that has the names of the network. */
    public static WeightFile of(Path path) {
        return new WeightFile(path, false, List.of(), "");
    }

    /**
     * The weights for a network.
     *
     * @throws dev.ingot.runtime.WeightsException if the file is not intact or of an unknown kind
     */
    public Weights open() throws IOException {
        if (!pyTorch && KerasWeights.recognizes(path)) {
            return named(KerasWeights.open(path));
        }
        return named(pyTorch ? Weights.pyTorch(path) : Weights.open(path));
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
     * The tensors by their names, without a network. A model of Keras gives its weights their canonical names; a file of
     * weights alone does not know them.
     *
     * @throws dev.ingot.runtime.WeightsException if the tensors have no names of their own
     */
    public Map<String, Tensor> tensors() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Weights named = KerasWeights.recognizes(path)
                ? named(Weights.of(KerasModel.read(path).weights()))
                : open();
        for (String name : named.names()) {
            tensors.put(name, named.tensor(name));
        }
        return tensors;
    }
}
