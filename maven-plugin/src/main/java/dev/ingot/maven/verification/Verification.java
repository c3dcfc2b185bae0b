// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.verification;

import dev.ingot.maven.network.Interpretation;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares a network with stored values. First the reference interpreter, which computes each layer by itself, with all layers
 * that are stored, in their order: so what is wrong is found where it starts. Then the compiled network, which may have made one
 * layer of several, with the interpreter and with the stored outputs.
 *
 * @param lines what was compared, and how it came out
 * @param divergence the first layer or output beyond the tolerance
 */
public record Verification(List<String> lines, Optional<String> divergence) {

    /** Is told how far a verification is. */
    public interface Progress {
        /**
         * A sample is interpreted.
         *
         * @param done how many are
         * @param all how many there are
         */
        void interpreted(int done, int all);
    }

    /**
     * Compares.
     *
     * @param network the compiled network
     * @param interpretation its model with the same weights
     * @param file the stored values: {@code input/<name>} and {@code expected/<layer>}, with the batch axis
     * @throws WeightsException if the file has other inputs, layers or shapes than the network
     */
    public static Verification of(
            Network network, Interpretation interpretation, Weights file, Tolerance tolerance, Progress progress) {
        StoredRun stored = StoredRun.of(file, network.signature().inputs());
        return new Comparison(network, interpretation, stored, layers(interpretation, stored, file), tolerance)
                .run(progress);
    }

    /** The stored values by layer, in the order of the layers. */
    private static Map<String, Tensor> layers(Interpretation interpretation, StoredRun stored, Weights file) {
        Map<String, String> layerOfName = new LinkedHashMap<>();
        stored.expected().keySet().forEach(name -> layerOfName.put(name, layer(name, interpretation, file)));
        Map<String, Tensor> layers = new LinkedHashMap<>();
        for (LayerDeclaration layer : interpretation.layers()) {
            layerOfName.forEach((name, owner) -> {
                if (owner.equals(layer.name())) {
                    layers.put(owner, stored.expected(name, interpretation.shape(owner), file));
                }
            });
        }
        return layers;
    }

    /** The layer of this name, of its field or in files, or that gives the output of this name. */
    private static String layer(String name, Interpretation interpretation, Weights file) {
        if (interpretation.outputs().containsKey(name)) {
            return interpretation.outputs().get(name);
        }
        List<String> named = interpretation.layers().stream()
                .filter(layer -> layer.name().equals(name) || layer.fileName().equals(name))
                .map(LayerDeclaration::name)
                .toList();
        if (named.contains(name)) {
            return name;
        }
        if (named.size() != 1) {
            String found = named.isEmpty() ? "none" : String.join(", ", named);
            throw new WeightsException(
                    file.toString(),
                    "expected/" + name,
                    -1,
                    "a layer of that name among "
                            + interpretation.layers().stream()
                                    .map(LayerDeclaration::name)
                                    .collect(Collectors.joining(", ")),
                    found);
        }
        return named.get(0);
    }

    private record Comparison(
            Network network,
            Interpretation interpretation,
            StoredRun stored,
            Map<String, Tensor> layers,
            Tolerance tolerance) {

        Verification run(Progress progress) {
            Map<String, Difference> ofLayers = new LinkedHashMap<>();
            layers.keySet()
                    .forEach(layer -> ofLayers.put(layer, new Difference(interpretation.shape(layer), tolerance)));
            Map<String, String> outputs = interpretation.outputs();
            Map<String, Difference> ofOutputs = new LinkedHashMap<>();
            outputs.forEach(
                    (output, layer) -> ofOutputs.put(output, new Difference(interpretation.shape(layer), tolerance)));
            Map<String, Tensor> compiled = network.run(stored.inputs());
            for (int i = 0; i < stored.samples(); i++) {
                int sample = i;
                Map<String, float[]> values = interpretation.run(stored.inputs(sample));
                ofLayers.forEach((layer, difference) -> difference.add(
                        sample,
                        values.get(layer),
                        layers.get(layer).sample(sample).toArray()));
                ofOutputs.forEach((output, difference) -> difference.add(
                        sample, compiled.get(output).sample(sample).toArray(), values.get(outputs.get(output))));
                progress.interpreted(sample + 1, stored.samples());
            }
            return result(ofLayers, ofOutputs, ofStoredOutputs(compiled));
        }

        /** How far the compiled outputs are from those that are stored. */
        private Map<String, Difference> ofStoredOutputs(Map<String, Tensor> compiled) {
            Map<String, Difference> differences = new LinkedHashMap<>();
            interpretation.outputs().forEach((output, layer) -> {
                if (layers.containsKey(layer)) {
                    Difference difference = new Difference(interpretation.shape(layer), tolerance);
                    for (int sample = 0; sample < stored.samples(); sample++) {
                        difference.add(
                                sample,
                                compiled.get(output).sample(sample).toArray(),
                                layers.get(layer).sample(sample).toArray());
                    }
                    differences.put(output, difference);
                }
            });
            return differences;
        }

        private Verification result(
                Map<String, Difference> ofLayers, Map<String, Difference> ofOutputs, Map<String, Difference> ofStored) {
            List<String> lines = new ArrayList<>();
            List<String> divergences = new ArrayList<>();
            for (LayerDeclaration layer : interpretation.layers()) {
                if (ofLayers.containsKey(layer.name())) {
                    String what = layer.name() + " (" + layer.kerasClass() + ") " + interpretation.shape(layer.name());
                    add(what, ofLayers.get(layer.name()), lines, divergences);
                }
            }
            ofOutputs.forEach((output, difference) ->
                    add("compiled output " + output + " against the interpreter's", difference, lines, divergences));
            ofStored.forEach((output, difference) ->
                    add("compiled output " + output + " against the stored one", difference, lines, divergences));
            return new Verification(lines, divergences.stream().findFirst());
        }

        private static void add(String what, Difference difference, List<String> lines, List<String> divergences) {
            String line = what + ": " + difference;
            lines.add(line);
            if (!difference.isAccepted()) {
                divergences.add(line);
            }
        }
    }
}
