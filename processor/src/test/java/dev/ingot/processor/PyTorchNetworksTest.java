// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks know which axes of their weights count flattened values, and compute what the PyTorch model does. */
class PyTorchNetworksTest {

    private static final String MODELS = """
            import dev.ingot.dsl.*;

            @NeuralNetwork(input = {4, 3, 2})
            final class Through {
                @Conv2D(filters = 3, kernelSize = 3, padding = Padding.SAME)
                Layer first;

                @Flatten
                Layer flatten;

                @BatchNormalization
                Layer norm;

                @ReLU
                Layer activation;

                @Dropout(0.5)
                Layer dropout;

                @Dense(units = 24)
                Layer dense;

                @Reshape({2, 3, 4})
                Layer reshape;

                @Conv2D(filters = 2, kernelSize = 3, padding = Padding.SAME)
                Layer last;
            }

            @NeuralNetwork
            final class Orders {
                @Input({4, 3, 2}) Layer image;

                @Input(5) Layer plain;

                @Input({6, 2}) Layer sequence;

                @From("image") @Flatten Layer flat;

                @From({"flat", "plain"}) @Concatenate Layer joined;

                @From("joined") @Dense(units = 24) Layer afterJoined;

                @From("afterJoined") @Reshape({2, 4, 3}) Layer channelsFirst;

                @From("channelsFirst") @Permute({2, 3, 1}) Layer channelsLast;

                @From("sequence") @Flatten Layer flatSequence;

                @From("flatSequence") @Dense(units = 2) Layer afterSequence;

                @From("plain") @Embedding(inputDim = 7, outputDim = 3) Layer embedded;

                @From("embedded") @Flatten Layer flatWords;

                @From("flatWords") @Dense(units = 2) Layer afterWords;

                @From("channelsLast") @Flatten Layer flatAgain;

                @From({"flatAgain", "afterSequence", "afterWords"}) @Concatenate Layer all;

                @From("all") @Dense(units = 1) Layer output;
            }

            @NeuralNetwork
            final class Twice {
                @Input({2, 3, 4}) Layer image;

                @Input({2, 3, 4}) Layer alike;

                @Input({4, 3, 2}) Layer unlike;

                @Input(24) Layer vector;

                @From("image") @Flatten Layer flatImage;

                @From("alike") @Flatten Layer flatAlike;

                @From("unlike") @Flatten Layer flatUnlike;

                @From("flatImage") @Dense(units = 2) Layer agreeing;

                @From("flatAlike") @SameAs("agreeing") Layer agreeingAgain;

                @From("flatImage") @Dense(units = 2) Layer differing;

                @From("flatUnlike") @SameAs("differing") Layer differingAgain;

                @From("vector") @Dense(units = 2) Layer partly;

                @From("flatImage") @SameAs("partly") Layer partlyAgain;

                @From({"agreeing", "agreeingAgain", "differing", "differingAgain", "partly", "partlyAgain"})
                @Concatenate Layer all;
            }
            """;

    @TempDir
    private static Path folder;

    private static Build build;

    @BeforeAll
    static void compile() throws IOException {
        Path source = Files.writeString(folder.resolve("Models.java"), MODELS);
        build = Build.javac(folder, List.of("--release", "17", "-classpath", Build.libraries()), List.of(source))
                .withoutMessages();
    }

    private static WeightSpec spec(Network network, String name) {
        return network.signature().weights().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertAxes(Network network, String weight, Shape from, Shape to) {
        assertThat(spec(network, weight).flattenedFrom()).as(weight).isEqualTo(from);
        assertThat(spec(network, weight).unflattenedTo()).as(weight).isEqualTo(to);
    }

    @Test
    void flattenedAxesAreKnown() {
        Network through = build.load("ThroughNetwork", Weights.random(1));
        assertAxes(through, "first/kernel", null, null);
        assertAxes(through, "first/bias", null, null);
        for (String variable : List.of("gamma", "beta", "moving_mean", "moving_variance")) {
            assertAxes(through, "norm/" + variable, null, Shape.of(4, 3, 3));
        }
        assertAxes(through, "dense/kernel", Shape.of(4, 3, 3), Shape.of(2, 3, 4));
        assertAxes(through, "dense/bias", null, Shape.of(2, 3, 4));
    }

    /** The rows of a kernel have one order only: where uses disagree it is unknown, and no file of PyTorch is taken for it. */
    @Test
    void usesOfALayerMustAgree() {
        Network twice = build.load("TwiceNetwork", Weights.random(1));
        assertAxes(twice, "agreeing/kernel", Shape.of(2, 3, 4), null);
        assertAxes(twice, "differing/kernel", Shape.of(), null);
        assertAxes(twice, "partly/kernel", Shape.of(), null);
    }

    @Test
    void ordersThatAreTheSameOrUnknownAreTold() {
        Network orders = build.load("OrdersNetwork", Weights.random(1));
        Shape unknown = Shape.of();
        assertAxes(orders, "afterJoined/kernel", unknown, null);
        assertAxes(orders, "afterJoined/bias", null, null);
        assertAxes(orders, "afterSequence/kernel", unknown, null);
        assertAxes(orders, "afterWords/kernel", null, null);
        assertAxes(orders, "output/kernel", unknown, null);
    }

    @Test
    void computesWhatTheModelWithChannelsFirstDoes() throws IOException {
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put("features.0.weight", Tensor.randomNormal(1, 3, 2, 3, 3));
        state.put("features.0.bias", Tensor.randomNormal(2, 3));
        state.put("bn.weight", Tensor.randomNormal(3, 36));
        state.put("bn.bias", Tensor.randomNormal(4, 36));
        state.put("bn.running_mean", Tensor.randomNormal(5, 36));
        float[] variances = Tensor.randomNormal(6, 36).toArray();
        for (int i = 0; i < variances.length; i++) {
            variances[i] = 0.5f + variances[i] * variances[i];
        }
        state.put("bn.running_var", Tensor.of(variances));
        state.put("bn.num_batches_tracked", Tensor.of(new float[] {9}, new int[0]));
        state.put("fc.weight", Tensor.randomNormal(7, 24, 36));
        state.put("fc.bias", Tensor.randomNormal(8, 24));
        state.put("out.weight", Tensor.randomNormal(9, 2, 4, 3, 3));
        state.put("out.bias", Tensor.randomNormal(10, 2));
        Path file = folder.resolve("state.safetensors");
        Weights.write(file, state);

        Network network = build.load("ThroughNetwork", Weights.pyTorch(file));
        Tensor input = Tensor.randomNormal(11, 1, 4, 3, 2);
        Tensor output = network.run(Map.of("input", input)).get("last");

        float[] image = channelsFirst(input.sample(0));
        float[] features = convolution(image, 2, 4, 3, state.get("features.0.weight"), state.get("features.0.bias"));
        float[] vector = new float[36];
        for (int i = 0; i < 36; i++) {
            double spread = Math.sqrt(variances[i] + 1e-3);
            double centred = features[i] - state.get("bn.running_mean").get(i);
            vector[i] = (float) Math.max(
                    0,
                    centred / spread * state.get("bn.weight").get(i)
                            + state.get("bn.bias").get(i));
        }
        float[] units = new float[24];
        for (int unit = 0; unit < 24; unit++) {
            double sum = state.get("fc.bias").get(unit);
            for (int i = 0; i < 36; i++) {
                sum += state.get("fc.weight").get(unit, i) * vector[i];
            }
            units[unit] = (float) sum;
        }
        float[] expected = convolution(units, 4, 2, 3, state.get("out.weight"), state.get("out.bias"));
        float[] actual = channelsFirst(output.sample(0));
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-3f));
        }
    }

    private static float[] channelsFirst(Tensor image) {
        int rows = image.shape().size(0);
        int columns = image.shape().size(1);
        int channels = image.shape().size(2);
        float[] values = new float[rows * columns * channels];
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    values[(channel * rows + row) * columns + column] = image.get(row, column, channel);
                }
            }
        }
        return values;
    }

    /** A convolution with a padding of 1, channels first. */
    private static float[] convolution(float[] image, int channels, int rows, int columns, Tensor kernel, Tensor bias) {
        int filters = kernel.shape().size(0);
        float[] result = new float[filters * rows * columns];
        for (int filter = 0; filter < filters; filter++) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    double sum = bias.get(filter);
                    for (int channel = 0; channel < channels; channel++) {
                        for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
                            for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                                sum += kernel.get(filter, channel, r - row + 1, c - column + 1)
                                        * image[(channel * rows + r) * columns + c];
                            }
                        }
                    }
                    result[(filter * rows + row) * columns + column] = (float) sum;
                }
            }
        }
        return result;
    }
}
