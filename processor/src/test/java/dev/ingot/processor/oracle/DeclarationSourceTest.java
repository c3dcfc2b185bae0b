// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import dev.ingot.runtime.Weights;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclarationSourceTest {

    @Test
    void writesAChainWithoutDefaultsAndWithoutNamesOfSources() {
        assertThat(source("""
                        {name: "two_layers", layers: [
                          {class_name: "InputLayer", name: "x", config: {shape: [4]}, inbound: []},
                          {class_name: "Dense", name: "dense", inbound: ["x"],
                            config: {units: 6, activation: "relu", use_bias: true}},
                          {class_name: "Reshape", name: "out", inbound: ["dense"], config: {target_shape: [2, 3]}}],
                          outputs: ["out"]}
                        """)).isEqualTo("""
                        package oracle.family;

                        import dev.ingot.dsl.*;

                        @SuppressWarnings("ingot:checkerboard")
                        @NeuralNetwork(input = 4)
                        final class TwoLayers {
                            @Dense(units = 6, activation = Activations.RELU)
                            Layer dense;

                            @Reshape({2, 3})
                            Layer out;
                        }
                        """);
    }

    @Test
    void writesSeveralInputsAndOutputsAndForeignNames() {
        assertThat(source("""
                        {name: "graph", layers: [
                          {class_name: "InputLayer", name: "a", config: {shape: [2, 3]}, inbound: []},
                          {class_name: "InputLayer", name: "b", config: {shape: [2, 3]}, inbound: []},
                          {class_name: "ReLU", name: "block/re-lu", inbound: ["b"], config: {max_value: null}},
                          {class_name: "Add", name: "add", inbound: ["a", "block/re-lu"], config: {}},
                          {class_name: "ActivationFn", name: "switch", inbound: ["add"],
                            config: {activation: "leaky_relu", negative_slope: 0.5}},
                          {class_name: "ActivationFn", name: "last", inbound: ["add"], config: {activation: "tanh"}}],
                          outputs: ["add", "last", "switch"]}
                        """)).isEqualTo("""
                        package oracle.family;

                        import dev.ingot.dsl.*;

                        @SuppressWarnings("ingot:checkerboard")
                        @NeuralNetwork(outputs = {"add", "last", "_switch"})
                        final class Graph {
                            @Input({2, 3})
                            Layer a;

                            @Input({2, 3})
                            Layer b;

                            @Named("block/re-lu")
                            @ReLU
                            Layer block_re_lu;

                            @From({"a", "block_re_lu"})
                            @Add
                            Layer add;

                            @Named("switch")
                            @LeakyReLU(negativeSlope = 0.5)
                            Layer _switch;

                            @From("add")
                            @Activation(Activations.TANH)
                            Layer last;
                        }
                        """);
    }

    private static String source(String description) {
        GoldenCase golden = new GoldenCase(
                "family", new Gson().fromJson(description, GoldenCase.Description.class), Weights.of(Map.of()));
        return DeclarationSource.print(CaseDeclaration.of(golden));
    }
}
