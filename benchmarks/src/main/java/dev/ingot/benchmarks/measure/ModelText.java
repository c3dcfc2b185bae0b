// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The source text of a sequential model: its annotation and its layers. */
record ModelText(String annotation, List<LayerText> layers) {
    private static final String PACKAGE = "dev.ingot.benchmarks.compiled";
    private static final Pattern CLASS = Pattern.compile("(@NeuralNetwork\\([^)]*\\))\\s*final class \\w+ \\{");
    private static final Pattern LAYER = Pattern.compile("(@[^;]*?)\\s+Layer (\\w+);", Pattern.DOTALL);

    private static final String PASS = """
            package dev.ingot.benchmarks.compiled;
            import dev.ingot.benchmarks.measure.CompiledPass;
            import dev.ingot.runtime.Network;
            import dev.ingot.runtime.Tensor;
            import dev.ingot.runtime.Weights;

            public final class Pass implements CompiledPass {
                private final ModelNetwork network = ModelNetwork.load(Weights.random(1)).on(Runnable::run);
                private final float[] input =
                        Tensor.randomNormal(1, network.signature().inputs().get(0).shape().elements()).toArray();
                private final float[] output =
                        new float[network.signature().outputs().get(0).shape().elements()];

                @Override
                public void run() {
                    network.predictInto(input, output);
                }

                @Override
                public float[] output() {
                    return output;
                }

                @Override
                public Network network() {
                    return network;
                }
            }
            """;
    /** One layer: its annotations and the name of its field. */
    record LayerText(String annotations, String name) {}

    /** A model with this input ({@code 100}, {@code {8, 8, 3}}) and these layers. */
    static ModelText of(String input, LayerText... layers) {
        return new ModelText("@NeuralNetwork(input = " + input + ")", List.of(layers));
    }

    /**
     * Reads the source of a model with one class, of fields named in one line each.
     *
     * @throws IllegalArgumentException if there is no such class in it
     */
    static ModelText read(String source) {
        Matcher head = CLASS.matcher(source);
        if (!head.find()) {
            throw new IllegalArgumentException("no \"@NeuralNetwork(...) final class\" in the source");
        }
        List<LayerText> layers = new ArrayList<>();
        Matcher layer = LAYER.matcher(source.substring(head.end()));
        while (layer.find()) {
            layers.add(new LayerText(layer.group(1), layer.group(2)));
        }
        return new ModelText(head.group(1), layers);
    }

    /** The model up to and including the layer with this index. */
    ModelText cutAfter(int layer) {
        return new ModelText(annotation, layers.subList(0, layer + 1));
    }

    /** Compiles the model, with random weights and input. */
    CompiledPass compile() {
        StringBuilder model = new StringBuilder("package " + PACKAGE + ";\nimport dev.ingot.dsl.*;\n");
        model.append("@SuppressWarnings(\"ingot:checkerboard\")\n").append(annotation);
        model.append("\nfinal class Model {\n");
        for (LayerText layer : layers) {
            model.append(layer.annotations())
                    .append("\nLayer ")
                    .append(layer.name())
                    .append(";\n");
        }
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(PACKAGE + ".Model", model.append("}\n").toString());
        sources.put(PACKAGE + ".Pass", PASS);
        return (CompiledPass) SourceCompiler.instance(sources, PACKAGE + ".Pass");
    }
}
