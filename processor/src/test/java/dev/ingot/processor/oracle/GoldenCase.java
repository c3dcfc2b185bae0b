// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Weight;
import dev.ingot.runtime.Role;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A model with inputs, weights and the outputs that Keras' TensorFlow back end computes.
 *
 * @param family the file it stands in
 * @param description the model
 * @param tensors inputs, weights and outputs of the whole family
 */
record GoldenCase(String family, Description description, Weights tensors) {

    /** Names in the test tree. */
    static final List<String> FAMILIES = List.of(
            "tutorial",
            "conv1d",
            "conv2d",
            "conv2d_transpose",
            "upsampling2d",
            "pooling",
            "depthwise_separable",
            "activations",
            "normalization",
            "core",
            "graphs",
            "net_mnist_generator",
            "net_mnist_discriminator",
            "net_dcgan64",
            "net_vae_decoder",
            "net_unet",
            "net_espcn",
            "net_classifier");

    /** Numbers of others, which lie beside the repository or not at all. */
    static final Path OTHERS = Path.of("..", "..", "shared", "oracle", "real");

    /** The cases of a family, in the order of the file. */
    static List<GoldenCase> read(String family) {
        return read(family, resource(family + ".json"), resource(family + ".safetensors"));
    }

    /** The cases of a family of {@link #OTHERS}. */
    static List<GoldenCase> readOthers(String family) {
        try {
            return read(
                    family,
                    Files.readAllBytes(OTHERS.resolve(family + ".json")),
                    Files.readAllBytes(OTHERS.resolve(family + ".safetensors")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<GoldenCase> read(String family, byte[] json, byte[] safetensors) {
        File file = new Gson().fromJson(new String(json, StandardCharsets.UTF_8), File.class);
        Weights tensors = Weights.of(safetensors);
        List<GoldenCase> cases = new ArrayList<>();
        file.cases.forEach(description -> cases.add(new GoldenCase(family, description, tensors)));
        return cases;
    }

    private static byte[] resource(String name) {
        try (InputStream stream = GoldenCase.class.getResourceAsStream("/oracle/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return description.name;
    }

    int batch() {
        return description.batch;
    }

    /** The values of an input, with the batch axis. */
    Tensor input(String layer, Shape shape) {
        return tensor("input", layer, batched(shape));
    }

    /** The values of an output, with the batch axis. */
    Tensor expected(String layer) {
        return tensor("expected", layer, description.outputShapes.get(layer));
    }

    /** The values without the table that TensorFlow looks up bicubic coefficients in, where it makes a difference. */
    Optional<Tensor> expectedExact(String layer) {
        return tensors.names().contains(name() + "/expected_exact/" + layer)
                ? Optional.of(tensor("expected_exact", layer, description.outputShapes.get(layer)))
                : Optional.empty();
    }

    /**
     * The weights of a graph of this case, by {@code layer/variable}.
     *
     * @throws IllegalArgumentException if the case has others
     */
    Map<String, Tensor> weights(Graph graph) {
        Map<String, Tensor> weights = new TreeMap<>();
        for (Node node : graph.loadNodes()) {
            if (node.op() instanceof Weight weight) {
                int[] shape = node.shape().toArray();
                weights.put(
                        weight.layer() + "/" + weight.variable(),
                        tensor("weight/" + weight.layer(), weight.variable(), shape));
            }
        }
        String prefix = name() + "/weight/";
        Set<String> names = tensors.names().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .collect(Collectors.toSet());
        if (!weights.keySet().equals(names)) {
            throw new IllegalArgumentException(
                    "%s has weights %s, the graph %s".formatted(this, names, weights.keySet()));
        }
        return weights;
    }

    private Tensor tensor(String kind, String name, int... shape) {
        String layer = name() + "/" + kind;
        return tensors.tensor(new WeightSpec(layer, name, dev.ingot.runtime.Shape.of(shape), Role.KERNEL, 1, 1, null));
    }

    private int[] batched(Shape shape) {
        return IntStream.concat(IntStream.of(batch()), IntStream.of(shape.toArray()))
                .toArray();
    }

    @Override
    public String toString() {
        return name();
    }

    private record File(List<Description> cases) {}

    /**
     * What the file says of a case.
     *
     * @param name unique in its family
     * @param batch number of samples
     * @param layers in topological order, inputs included
     * @param outputs names of the layers whose values are the outputs
     * @param outputShapes their shapes with the batch axis
     * @param exact whether any order of summation gives the same bits
     * @param tolerance how far an answer may be off if not
     */
    record Description(
            String name,
            int batch,
            List<LayerConfig> layers,
            List<String> outputs,
            @SerializedName("output_shapes") Map<String, int[]> outputShapes,
            @SerializedName("exact_in_float32") boolean exact,
            Tolerance tolerance) {}

    /**
     * A layer.
     *
     * @param className Keras' class
     * @param name Keras' name
     * @param config Keras' constructor arguments, all of them
     * @param inbound names of the layers that it takes
     */
    record LayerConfig(
            @SerializedName("class_name") String className, String name, JsonObject config, List<String> inbound) {}

    /**
     * How far an answer may be off: {@code atol + rtol * |expected|}.
     *
     * @param atol absolute
     * @param rtol relative
     * @param toTable the tolerance to {@code expected} where there is an {@code expected_exact}; else null
     */
    record Tolerance(
            double atol,
            double rtol,

            @SerializedName("to_expected_instead_of_expected_exact")
            Tolerance toTable) {}
}
