// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The files that the tests read, and networks that ask for what is in them. */
final class TestFiles {
    private TestFiles() {}

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(TestFiles.class.getResource("/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A network with these layers, a line {@code name class variable(shape) variable(shape)} for each. */
    static Signature network(String... layers) {
        Signature.Builder signature = Signature.builder("Network");
        for (String layer : layers) {
            String[] words = layer.split(" ");
            signature.layer(words[0], words[1], Shape.of(1));
            for (int i = 2; i < words.length; i++) {
                int bracket = words[i].indexOf('(');
                String lengths = words[i].substring(bracket + 1, words[i].length() - 1);
                int[] shape = lengths.isEmpty()
                        ? new int[0]
                        : Arrays.stream(lengths.split(","))
                                .mapToInt(Integer::parseInt)
                                .toArray();
                signature.weight(words[0], words[i].substring(0, bracket), Role.BIAS, 1, 1, Shape.of(shape));
            }
        }
        return signature.build();
    }

    /** All that the file has for this network, by name; what the network does not ask for is an error. */
    static Map<String, Tensor> load(Path file, Signature signature) throws IOException {
        Weights bound = KerasWeights.open(file).bind(signature);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        signature.weights().forEach(spec -> tensors.put(spec.name(), bound.tensor(spec)));
        assertThat(bound.names()).containsExactlyInAnyOrderElementsOf(tensors.keySet());
        return tensors;
    }

    static void assertEqual(Tensor actual, Tensor expected, double tolerance) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        float[] found = actual.toArray();
        float[] wanted = expected.toArray();
        for (int i = 0; i < wanted.length; i++) {
            assertThat(found[i]).as("value %d", i).isCloseTo(wanted[i], within((float) tolerance));
        }
    }
}
