// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PyTorchTest {
    @TempDir
    private Path folder;

    private final Map<String, Tensor> stateDict = new LinkedHashMap<>();
    private final Signature.Builder network = Signature.builder("Model");

    private void module(String name, int... shape) {
        Tensor counted = Tensor.zeros(shape);
        float[] values = counted.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        stateDict.put(name, Tensor.of(values, shape));
    }

    private void layer(String name, String type) {
        network.layer(name, type, Shape.of(1));
    }

    private void weight(String layer, String variable, int... shape) {
        network.weight(layer, variable, Role.KERNEL, 1, 1, Shape.of(shape));
    }

    private Weights bound(Map<String, String> names) throws IOException {
        Path file = folder.resolve("state.safetensors");
        Weights.write(file, stateDict);
        return Weights.pyTorch(file, names).bind(network.build());
    }

    private Tensor loaded(String name) throws IOException {
        Weights weights = bound(Map.of());
        return weights.tensor(spec(name));
    }

    private WeightSpec spec(String name) {
        return network.build().weights().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void linearLayersAreTransposed() throws IOException {
        module("fc.weight", 2, 3);
        module("fc.bias", 2);
        weight("dense", "kernel", 3, 2);
        weight("dense", "bias", 2);
        assertThat(loaded("dense/kernel")).isEqualTo(Tensor.of(new float[] {0, 3, 1, 4, 2, 5}, 3, 2));
        assertThat(loaded("dense/bias")).isEqualTo(Tensor.of(new float[] {0, 1}));
        assertThat(bound(Map.of()).names()).containsExactly("dense/kernel", "dense/bias");
    }

    /** (out, in, rows, columns) to (rows, columns, in, out); for a transposed convolution (in, out, ...) to (..., out, in). */
    @Test
    void kernelsOfAllDimensionsArePermuted() throws IOException {
        module("a.weight", 5, 4, 3);
        module("b.weight", 6, 4, 2, 3);
        module("c.weight", 7, 2, 2, 1, 3);
        weight("conv1d", "kernel", 3, 4, 5);
        weight("transposed", "kernel", 2, 3, 4, 6);
        weight("conv3d", "kernel", 2, 1, 3, 2, 7);
        for (int[] at : List.of(new int[] {0, 0, 0}, new int[] {2, 1, 3}, new int[] {1, 3, 4})) {
            assertThat(loaded("conv1d/kernel").get(at))
                    .isEqualTo(stateDict.get("a.weight").get(at[2], at[1], at[0]));
        }
        for (int[] at : List.of(new int[] {1, 2, 3, 4}, new int[] {0, 1, 2, 5})) {
            assertThat(loaded("transposed/kernel").get(at))
                    .isEqualTo(stateDict.get("b.weight").get(at[3], at[2], at[0], at[1]));
        }
        int[] at = {1, 0, 2, 1, 6};
        assertThat(loaded("conv3d/kernel").get(at))
                .isEqualTo(stateDict.get("c.weight").get(6, 1, 1, 0, 2));
    }

    @Test
    void depthwiseKernelsKeepTheirChannels() throws IOException {
        module("dw.weight", 6, 1, 2, 2);
        layer("depthwise", "DepthwiseConv2D");
        weight("depthwise", "kernel", 2, 2, 3, 2);
        Tensor kernel = loaded("depthwise/kernel");
        for (int channel = 0; channel < 3; channel++) {
            for (int multiple = 0; multiple < 2; multiple++) {
                assertThat(kernel.get(1, 0, channel, multiple))
                        .isEqualTo(stateDict.get("dw.weight").get(2 * channel + multiple, 0, 1, 0));
            }
        }
    }

    @Test
    void aSeparableConvolutionIsTwoModules() throws IOException {
        module("block.depth.weight", 4, 1, 3, 3);
        module("block.point.weight", 5, 4, 1, 1);
        module("block.point.bias", 5);
        layer("separable", "SeparableConv2D");
        weight("separable", "depthwise_kernel", 3, 3, 4, 1);
        weight("separable", "pointwise_kernel", 1, 1, 4, 5);
        weight("separable", "bias", 5);
        assertThat(loaded("separable/depthwise_kernel").get(2, 1, 3, 0))
                .isEqualTo(stateDict.get("block.depth.weight").get(3, 0, 2, 1));
        assertThat(loaded("separable/pointwise_kernel").get(0, 0, 3, 4))
                .isEqualTo(stateDict.get("block.point.weight").get(4, 3, 0, 0));
        assertThat(bound(Map.of("block.depth", "separable", "block.point", "separable"))
                        .names())
                .hasSize(3);
    }

    @Test
    void normalisationsAndTheirCounter() throws IOException {
        for (String tensor : List.of("weight", "bias", "running_mean", "running_var")) {
            module("bn." + tensor, 3);
        }
        module("bn.num_batches_tracked");
        module("embed.weight", 4, 2);
        module("act.weight", 1);
        for (String variable : List.of("gamma", "beta", "moving_mean", "moving_variance")) {
            weight("norm", variable, 3);
        }
        weight("embedding", "embeddings", 4, 2);
        layer("prelu", "PReLU");
        weight("prelu", "alpha", 1, 1, 5);
        stateDict.put("bn.running_var", Tensor.of(new float[] {7, 8, 9}));
        stateDict.put("act.weight", Tensor.of(new float[] {0.25f}));
        assertThat(loaded("norm/moving_variance")).isEqualTo(Tensor.of(new float[] {7, 8, 9}));
        assertThat(loaded("embedding/embeddings")).isEqualTo(stateDict.get("embed.weight"));
        assertThat(loaded("prelu/alpha").toArray()).containsOnly(0.25f);
    }

    @Test
    void channelsOfVectorsWithPlacesComeLast() throws IOException {
        module("norm.weight", 3, 2, 1);
        module("act.weight", 4);
        weight("norm", "gamma", 2, 1, 3);
        layer("prelu", "PReLU");
        weight("prelu", "alpha", 1, 1, 4);
        assertThat(loaded("norm/gamma")).isEqualTo(Tensor.of(new float[] {0, 2, 4, 1, 3, 5}, 2, 1, 3));
        assertThat(loaded("prelu/alpha")).isEqualTo(Tensor.of(new float[] {0, 1, 2, 3}, 1, 1, 4));
    }

    /** Flattened, (rows, columns, channels) is (channels, rows, columns) in PyTorch. */
    @Test
    void flattenedAxesChangeTheirOrder() throws IOException {
        module("fc.weight", 12, 24);
        network.weight("dense", "kernel", Role.KERNEL, 1, 1, Shape.of(24, 12), Shape.of(2, 3, 4), Shape.of(2, 2, 3));
        module("bn.weight", 12);
        network.weight("norm", "gamma", Role.GAMMA, 1, 1, Shape.of(12), null, Shape.of(2, 2, 3));
        IntBinaryOperator input = (place, channel) -> channel * 6 + place;
        IntBinaryOperator output = (place, channel) -> channel * 4 + place;
        Tensor kernel = loaded("dense/kernel");
        Tensor gamma = loaded("norm/gamma");
        for (int row = 0; row < 24; row++) {
            for (int unit = 0; unit < 12; unit++) {
                int torchUnit = output.applyAsInt(unit / 3, unit % 3);
                assertThat(kernel.get(row, unit))
                        .isEqualTo(stateDict.get("fc.weight").get(torchUnit, input.applyAsInt(row / 4, row % 4)));
                assertThat(gamma.get(unit)).isEqualTo(torchUnit);
            }
        }
    }

    @Test
    void valuesInAnUnknownOrderAreRefused() throws IOException {
        module("fc.weight", 2, 12);
        network.weight("dense", "kernel", Role.KERNEL, 1, 1, Shape.of(12, 2), Shape.of());
        Weights weights = bound(Map.of());
        assertThatThrownBy(() -> weights.tensor(spec("dense/kernel")))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("dense/kernel: expected values of one flattened tensor")
                .hasMessageContaining("take this weight from another file with overlay");
        Weights told = weights.overlay(Weights.of(Map.of("dense/kernel", Tensor.zeros(12, 2))));
        assertThat(told.bind(network.build()).tensor(spec("dense/kernel"))).isEqualTo(Tensor.zeros(12, 2));
    }

    @Test
    void modulesWithoutEndAreRefusedAtOnce() {
        for (int i = 0; i < 2000; i++) {
            module("m" + i + ".weight", 1, 1);
        }
        weight("dense", "kernel", 1, 1);
        assertThatThrownBy(() -> bound(Map.of()))
                .hasMessageContaining("expected 1 modules for the layers dense, found 2000: m0 (weight (1, 1)), ")
                .hasMessageContaining(" and 1988 more");
    }

    private void chain(String... modules) {
        for (int i = 0; i < modules.length; i++) {
            module(modules[i] + ".weight", 4, 4);
            stateDict.put(modules[i] + ".weight", Tensor.stack(List.of(row(i), row(i), row(i), row(i))));
            weight("layer" + i, "kernel", 4, 4);
        }
    }

    private static Tensor row(float value) {
        return Tensor.of(new float[] {value, value, value, value});
    }

    private void assertOrder(int... modules) throws IOException {
        for (int i = 0; i < modules.length; i++) {
            assertThat(loaded("layer" + i + "/kernel").get(0, 0)).isEqualTo(modules[i]);
        }
    }

    @Test
    void modulesThatDifferInNumbersAreInTheirOrder() throws IOException {
        chain("main.0", "main.2", "main.10");
        assertOrder(0, 1, 2);
    }

    @Test
    void aSignIsNoNumber() {
        chain("tail.#", "tail.2");
        assertThatThrownBy(() -> bound(Map.of())).hasMessageContaining("which could belong to each");
    }

    @Test
    void aModuleOfALayersNameIsItsModule() throws IOException {
        chain("layer1", "layer0", "layer2");
        assertOrder(1, 0, 2);
    }

    @Test
    void modulesWithoutAnOrderNeedAMap() throws IOException {
        chain("query", "key");
        assertThatThrownBy(() -> bound(Map.of()))
                .isInstanceOf(WeightsException.class)
                .hasMessage(folder.resolve("state.safetensors")
                        + ": layer0, layer1: expected modules in the order of the layers by the numbers in their names, found"
                        + " query (weight (4, 4)), key (weight (4, 4)), which could belong to each; say which is which, as in"
                        + " Weights.pyTorch(path, Map.of(\"query\", \"layer0\", ...))");
        assertThat(bound(Map.of("key", "layer0")).tensor(spec("layer1/kernel")).get(0, 0))
                .isEqualTo(0);
        assertThat(bound(Map.of("query.weight", "layer1/kernel"))
                        .tensor(spec("layer0/kernel"))
                        .get(0, 0))
                .isEqualTo(1);
    }

    @Test
    void numbersThatContradictShapesAreNoOrder() {
        chain("up.3", "up.2");
        module("up.1.weight", 5, 4);
        network.weight("wide", "kernel", Role.KERNEL, 1, 1, Shape.of(4, 5));
        assertThatThrownBy(() -> bound(Map.of())).hasMessageContaining("which could belong to each");
    }

    @Test
    void whatDoesNotFitIsListed() {
        module("a.weight", 2, 3);
        weight("dense", "kernel", 3, 2);
        weight("dense", "bias", 2);
        assertThatThrownBy(() -> bound(Map.of()))
                .hasMessageContaining("dense: expected a module with weight (2, 3), bias (2), found none such among"
                        + " a (weight (2, 3))");
        module("a.bias", 2);
        module("b.weight", 2, 3);
        module("b.bias", 2);
        assertThatThrownBy(() -> bound(Map.of()))
                .hasMessageContaining("expected 1 modules for the layers dense, found 2: a (");
    }

    @Test
    void aPrefixSelectsAPartOfTheModel() throws IOException {
        module("encoder.fc.weight", 2, 3);
        module("decoder.fc.weight", 2, 3);
        weight("dense", "kernel", 3, 2);
        Path file = folder.resolve("state.safetensors");
        Weights.write(file, stateDict);
        Weights decoder = Weights.pyTorch(file).prefix("decoder.").rename(Map.of("fc", "dense"));
        assertThat(decoder.names()).containsExactly("fc.weight");
        assertThat(decoder.bind(network.build()).tensor(spec("dense/kernel")).shape())
                .isEqualTo(Shape.of(3, 2));
        assertThatThrownBy(() -> decoder.tensor(spec("dense/kernel")))
                .hasMessageContaining("which bind must tell first");
    }

    @Test
    void namesOfAMapThatAreNotThereAreRefused() {
        module("fc.weight", 2, 3);
        weight("dense", "kernel", 3, 2);
        assertThatThrownBy(() -> bound(Map.of("fx", "dense"))).hasMessageContaining("the nearest module is fc");
        assertThatThrownBy(() -> bound(Map.of("fc", "dens"))).hasMessageContaining("the nearest layer is dense");
        assertThatThrownBy(() -> bound(Map.of("fc.weight", "dense/bias")))
                .hasMessageContaining("dense/bias: expected a layer or weight of the network");
        network.weight("other", "kernel", Role.KERNEL, 1, 1, Shape.of(5, 5));
        assertThatThrownBy(() -> bound(Map.of("fc.weight", "other/kernel")))
                .hasMessageContaining("expected a tensor of shape (5, 5) for other/kernel, found shape (2, 3)");
    }

    @Test
    void otherFilesAndVariablesAreRefused() throws IOException {
        Path pickle = Files.write(folder.resolve("model.pt"), new byte[] {(byte) 0x80, 2, 1});
        assertThatThrownBy(() -> Weights.pyTorch(pickle)).hasMessageContaining("a Python pickle, which could run code");
        module("rnn.weight", 2, 3);
        weight("lstm", "recurrent_kernel", 3, 2);
        assertThatThrownBy(() -> bound(Map.of())).hasMessageContaining("found recurrent_kernel");
    }

    @Test
    void openingOneAsUsualSaysHow() throws IOException {
        module("fc.weight", 2, 3);
        weight("fc", "kernel", 3, 2);
        Path file = folder.resolve("state.safetensors");
        Weights.write(file, stateDict);
        assertThatThrownBy(() -> Weights.open(file).tensor(spec("fc/kernel")))
                .hasMessageEndingWith("the nearest name is fc.weight; open a PyTorch state dict with Weights.pyTorch");
    }
}
