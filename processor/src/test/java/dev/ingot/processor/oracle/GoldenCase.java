// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A model with inputs, weights and the outputs that Keras' TensorFlow back end computes.
 *
 * @param family the file it stands in
 * @param description the model
 * @param tensors inputs, weights and outputs of the whole family, by name
 */
record GoldenCase(String family, Description description, Map<String, float[]> tensors) {

    /** Names in the test tree. */
    static final List<String> FAMILIES = List.of(
            "tutorial",
            "conv2d",
            "conv2d_transpose",
            "upsampling2d",
            "activations",
            "normalization",
            "core",
            "graphs",
            "net_mnist_generator",
            "net_mnist_discriminator",
            "net_dcgan64",
            "net_vae_decoder",
            "net_unet");

    /** The cases of a family, in the order of the file. */
    static List<GoldenCase> read(String family) {
        File file = new Gson().fromJson(new String(resource(family + ".json"), StandardCharsets.UTF_8), File.class);
        Map<String, float[]> tensors = Safetensors.read(resource(family + ".safetensors"));
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
    float[] input(String layer) {
        return tensors.get(name() + "/input/" + layer);
    }

    /** The values of all inputs, with the batch axis, by the names of a declaration. */
    Map<String, float[]> inputs(Declaration declaration) {
        Map<String, float[]> inputs = new TreeMap<>();
        declaration.inputs().forEach(input -> inputs.put(input.name(), input(input.kerasName())));
        return inputs;
    }

    /** The values of an output, with the batch axis. */
    float[] expected(String layer) {
        return tensors.get(name() + "/expected/" + layer);
    }

    /** The values without the table that TensorFlow looks up bicubic coefficients in, where it makes a difference. */
    Optional<float[]> expectedExact(String layer) {
        return Optional.ofNullable(tensors.get(name() + "/expected_exact/" + layer));
    }

    /** The weights by {@code layer/variable}. */
    Map<String, float[]> weights() {
        String prefix = name() + "/weight/";
        Map<String, float[]> weights = new TreeMap<>();
        tensors.forEach((name, values) -> {
            if (name.startsWith(prefix)) {
                weights.put(name.substring(prefix.length()), values);
            }
        });
        return weights;
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
     * @param exact whether any order of summation gives the same bits
     * @param tolerance how far an answer may be off if not
     */
    record Description(
            String name,
            int batch,
            List<LayerConfig> layers,
            List<String> outputs,
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
