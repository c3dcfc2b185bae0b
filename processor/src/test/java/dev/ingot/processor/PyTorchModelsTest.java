// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State dicts of models that PyTorch made ({@code models.py}), in networks that are their twins, and what PyTorch computes. */
class PyTorchModelsTest {

    private static final String TWINS = """
            import dev.ingot.dsl.*;

            @NeuralNetwork(input = {1, 1, 7})
            final class Dcgan {
                @Conv2DTranspose(filters = 8, kernelSize = 4, useBias = false)
                Layer project;

                @BatchNormalization(epsilon = 1e-5)
                Layer projectNorm;

                @ReLU
                Layer projectActivation;

                @Use(value = Up.class, times = 3)
                Layer up;

                @Conv2DTranspose(filters = 1, kernelSize = 3, padding = Padding.SAME, activation = Activations.TANH)
                Layer image;
            }

            @Block
            final class Up {
                @Conv2DTranspose(filters = 6, kernelSize = 4, strides = 2, padding = Padding.SAME, useBias = false)
                Layer conv;

                @BatchNormalization(epsilon = 1e-5)
                Layer norm;

                @ReLU
                Layer activation;
            }

            @NeuralNetwork(input = {4, 6, 3})
            final class ResNet {
                @Conv2D(filters = 6, kernelSize = 3, padding = Padding.SAME, useBias = false)
                Layer conv1;

                @BatchNormalization(epsilon = 1e-5)
                Layer bn1;

                @ReLU
                Layer relu;

                @Use(value = BasicBlock.class, times = 3)
                Layer layer1;

                @MaxPooling2D
                Layer pool;

                @Flatten
                Layer flatten;

                @Dense(units = 5)
                Layer fc;
            }

            @Block
            final class BasicBlock {
                @Conv2D(filters = 6, kernelSize = 3, padding = Padding.SAME, useBias = false)
                Layer conv1;

                @BatchNormalization(epsilon = 1e-5)
                Layer bn1;

                @ReLU
                Layer relu1;

                @Conv2D(filters = 6, kernelSize = 3, padding = Padding.SAME, useBias = false)
                Layer conv2;

                @BatchNormalization(epsilon = 1e-5)
                Layer bn2;

                @Add
                @From({"input", "bn2"})
                Layer sum;

                @ReLU
                Layer relu2;
            }

            @NeuralNetwork(input = 9)
            final class Sentence {
                @Embedding(inputDim = 11, outputDim = 4)
                Layer words;

                @RMSNormalization
                Layer scaled;

                @Conv1D(filters = 8, kernelSize = 3, groups = 2, padding = Padding.SAME)
                Layer conv;

                @GroupNormalization(groups = 2, epsilon = 1e-5)
                Layer groupNorm;

                @PReLU(sharedAxes = 1)
                Layer slopes;

                @LayerNormalization(epsilon = 1e-5)
                Layer layerNorm;

                @PReLU(sharedAxes = {1, 2})
                Layer slope;

                @Dense(units = 2)
                Layer head;
            }
            """;

    @TempDir
    private static Path folder;

    private static Build build;

    @BeforeAll
    static void compile() throws IOException {
        Path source = Files.writeString(folder.resolve("Twins.java"), TWINS);
        build = Build.javac(folder, List.of("--release", "17", "-classpath", Build.libraries()), List.of(source))
                .withoutMessages();
    }

    private static Path file(String model) {
        try {
            return Path.of(Objects.requireNonNull(PyTorchModelsTest.class.getResource("/pytorch/" + model))
                    .toURI());
        } catch (URISyntaxException problem) {
            throw new AssertionError(model, problem);
        }
    }

    private static Weights stateDict(String model) throws IOException {
        return Weights.pyTorch(file(model)).prefix("model.");
    }

    private static Tensor tensor(Weights file, String name, Shape shape) {
        return file.tensor(new WeightSpec("", name, shape, Role.BIAS, 1, 1, null));
    }

    private static void assertComputes(String twin, Weights weights, String model) throws IOException {
        Network network = build.load(twin + "Network", weights);
        Weights file = Weights.open(file(model));
        Shape given = network.signature().inputs().get(0).shape().withBatch(2);
        Shape wanted = network.signature().outputs().get(0).shape().withBatch(2);
        float[] expected = tensor(file, "output", wanted).toArray();
        String output = network.signature().outputs().get(0).name();
        float[] actual = network.run(Map.of("input", tensor(file, "input", given)))
                .get(output)
                .toArray();
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("value %d", i)
                    .isCloseTo(expected[i], within(1e-5f + 1e-5f * Math.abs(expected[i])));
        }
    }

    /** Modules of a Sequential model are called by numbers: those of equal shapes are taken in their order. */
    @Test
    void theGeneratorOfADcgan() throws IOException {
        assertComputes("Dcgan", stateDict("dcgan.safetensors"), "dcgan.safetensors");
    }

    /** Blocks in a block, whose names are those of the modules; and a dense layer behind a flattening. */
    @Test
    void aResNet() throws IOException {
        assertComputes("ResNet", stateDict("resnet.safetensors"), "resnet.safetensors");
    }

    /** GroupNorm and LayerNorm have the same tensors here, and so have to be told. */
    @Test
    void normalisationsSlopesAndEmbeddings() throws IOException {
        Weights weights = stateDict("sentence.safetensors");
        assertThatThrownBy(() -> build.load("SentenceNetwork", weights))
                .rootCause()
                .hasMessageContaining("say which is which")
                .hasMessageContaining("layer_norm");
        assertComputes("Sentence", weights.rename(Map.of("layer_norm", "layerNorm")), "sentence.safetensors");
    }
}
