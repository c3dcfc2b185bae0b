// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ingot.importer.ImportReport;
import dev.ingot.importer.ImportReport.Use;
import dev.ingot.importer.RefusedModelException;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configs of all forms: the source that comes of them, or why they are refused. */
class KerasModelTest {
    @TempDir
    Path folder;

    @Test
    void modelsInModelsAndSharedLayersAsSource() throws IOException {
        assertThat(KerasModel.read(TestFiles.resource("models/nested.keras"))
                        .source("a.b", "Nested", "nested.safetensors"))
                .isEqualTo("""
                package a.b;

                import dev.ingot.dsl.Activations;
                import dev.ingot.dsl.Add;
                import dev.ingot.dsl.BatchNormalization;
                import dev.ingot.dsl.Conv2D;
                import dev.ingot.dsl.Dense;
                import dev.ingot.dsl.Dropout;
                import dev.ingot.dsl.Flatten;
                import dev.ingot.dsl.From;
                import dev.ingot.dsl.Input;
                import dev.ingot.dsl.Layer;
                import dev.ingot.dsl.Named;
                import dev.ingot.dsl.NeuralNetwork;
                import dev.ingot.dsl.Padding;
                import dev.ingot.dsl.SameAs;
                import dev.ingot.dsl.Subtract;

                /** The Keras model {@code nested}. */
                @NeuralNetwork(outputs = {"head_dropout", "sum"}, weights = "nested.safetensors")
                final class Nested {
                    @Input({4, 4, 2})
                    Layer left;

                    @Input({4, 4, 2})
                    Layer right;

                    @Named("encoder/conv")
                    @Conv2D(filters = 3, kernelSize = 3, padding = Padding.SAME)
                    @From("left")
                    Layer encoder_conv;

                    @Named("encoder/normalization")
                    @BatchNormalization
                    Layer encoder_normalization;

                    @Named("encoder/flat")
                    @Flatten
                    Layer encoder_flat;

                    @SameAs("encoder_conv")
                    @From("right")
                    Layer encoder_conv_again;

                    @SameAs("encoder_normalization")
                    Layer encoder_normalization_again;

                    @SameAs("encoder_flat")
                    Layer encoder_flat_again;

                    @Subtract
                    @From({"encoder_flat", "encoder_flat_again"})
                    Layer difference;

                    @Named("head/dense")
                    @Dense(units = 3, activation = Activations.TANH)
                    Layer head_dense;

                    @Named("head/dropout")
                    @Dropout
                    Layer head_dropout;

                    @Add
                    @From({"encoder_flat", "encoder_flat_again"})
                    Layer sum;
                }
                """);
    }

    @Test
    void activationsThatAreLayers() throws IOException {
        String source =
                KerasModel.read(TestFiles.resource("models/shared.keras")).source("", "Shared", "");
        assertThat(source.substring(source.indexOf("    @Dense"))).isEqualTo("""
                    @Dense(units = 4)
                    @From("left")
                    Layer shared;

                    @LeakyReLU(negativeSlope = 0.125)
                    Layer shared_activation;

                    @SameAs("shared")
                    @From("right")
                    Layer shared_again;

                    @LeakyReLU(negativeSlope = 0.125)
                    Layer shared_again_activation;

                    @Concatenate
                    @From({"shared_activation", "shared_again_activation"})
                    Layer concatenate;

                    @Dense(units = 2)
                    Layer out;

                    @ReLU(maxValue = 0.75)
                    Layer out_activation;
                }
                """);
    }

    @Test
    void namesThatAreNoneInJava() throws IOException {
        assertThat(KerasModel.read(TestFiles.resource("models/names.keras")).source("", "Names", ""))
                .startsWith("import dev.ingot.dsl.Activations;")
                .contains("    @Named(\"switch\")\n    @Dense(units = 4)\n    Layer switch_;")
                .contains("    @Named(\"dense-a.b\")\n    @Dense(units = 4)\n    Layer dense_a_b;")
                .contains("    @Named(\"dense_a_b\")\n    @Dense(units = 4)\n    Layer dense_a_b_2;")
                .contains("    @Dense(units = 4)\n    Layer input;")
                .contains("    @Named(\"2nd\")\n");
    }

    @Test
    void whatKeras2MeantByTheSameWords() throws IOException {
        String source = model("2.3.1", """
                {"class_name": "Conv2D", "config": {"name": "a", "batch_input_shape": [null, 8, 8, 3], "filters": 2,
                  "kernel_size": [3, 3], "activation": "hard_sigmoid", "data_format": "channels_last", "trainable": true,
                  "kernel_initializer": {"class_name": "Zeros", "config": {}}, "dtype": "float32"}},
                {"class_name": "Conv2DTranspose", "config": {"name": "b", "filters": 2, "kernel_size": [2, 2],
                  "strides": [2, 2], "groups": 1, "activation": "swish", "output_padding": null}},
                {"class_name": "BatchNormalization", "config": {"name": "c", "axis": [3], "momentum": 0.9, "epsilon": 1e-5}},
                {"class_name": "LeakyReLU", "config": {"name": "d", "alpha": 0.20000000298023224}},
                {"class_name": "ZeroPadding2D", "config": {"name": "e", "padding": [[0, 1], [0, 1]]}},
                {"class_name": "UpSampling2D", "config": {"name": "f", "size": [2, 3], "interpolation": "nearest"}}
                """).source("", "Old", "");
        assertThat(source.substring(source.indexOf("@NeuralNetwork"))).isEqualTo("""
                @NeuralNetwork(input = {8, 8, 3})
                final class Old {
                    @Conv2D(filters = 2, kernelSize = 3, activation = Activations.KERAS2_HARD_SIGMOID)
                    Layer a;

                    @Conv2DTranspose(filters = 2, kernelSize = 2, strides = 2, activation = Activations.SILU)
                    Layer b;

                    @BatchNormalization(epsilon = 1e-5)
                    Layer c;

                    @LeakyReLU(negativeSlope = 0.2)
                    Layer d;

                    @ZeroPadding2D(padding = {0, 1, 0, 1})
                    Layer e;

                    @UpSampling2D(size = {2, 3})
                    Layer f;
                }
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
            {"class_name": "Lambda", "config": {"name": "l", "function": ["4wEAAAA="]}} => l (Lambda): holds Python code, which is never run
            {"class_name": "MyLayer", "config": {"name": "m"}} => m (MyLayer): a custom layer, or one that Keras 3 does not have
            {"class_name": "DepthToSpace", "config": {"name": "p", "block_size": 2}} => p (DepthToSpace): a custom layer, or one that Keras 3 does not have
            {"class_name": "Dense", "module": "my.layers", "registered_name": "Dense", "config": {"units": 2}} => dense (Dense) module = "my.layers": a custom layer, whose code is not in the file
            {"class_name": "Dense", "module": "keras.layers", "registered_name": "pkg>Dense", "config": {"units": 2}} => registered_name = "pkg>Dense": a custom layer
            {"class_name": "Dense", "config": {"name": "d", "units": 2, "colour": "red"}} => d (Dense) colour = "red": unknown key
            {"class_name": "Dense", "config": {"name": "d", "units": 2, "padding": "same"}} => d (Dense) padding = "same": unknown key
            {"class_name": "Dense", "config": {"name": "d", "units": 2.5}} => d (Dense) units = 2.5: no whole number that an int holds
            {"class_name": "Dense", "config": {"name": "d", "units": "2"}} => d (Dense) units = "2": no int
            {"class_name": "Dense", "config": {"name": "d", "units": 4294967298}} => d (Dense) units = 4294967298: no whole number that an int holds
            {"class_name": "Dense", "config": {"name": "d", "units": 2147483647}} => d (Dense): [ingot-
            {"class_name": "RepeatVector", "config": {"name": "r", "n": 2147483647}} => r (RepeatVector): [ingot-
            {"class_name": "Dense", "config": {"name": "d"}} => d (Dense) units = null: is not given
            {"class_name": "Dense", "config": {"name": "d", "units": 2, "dtype": "mixed_float16"}} => dtype = "mixed_float16": networks compute in float32
            {"class_name": "Dense", "config": {"name": "d", "units": 2, "lora_rank": 4}} => lora_rank = 4: only null is supported
            {"class_name": "Dense", "config": {"name": "d", "units": 2, "activation": "snake"}} => activation = "snake": Activations has no SNAKE
            {"class_name": "Dense", "config": {"name": "d", "units": 2, "activation": {"class_name": "function", "config": "f"}}} => no Activations
            {"class_name": "Conv2D", "config": {"name": "c", "filters": 1, "kernel_size": 3, "data_format": "channels_first"}} => data_format = "channels_first": only "channels_last" is supported
            {"class_name": "Conv2D", "config": {"name": "c", "filters": 1, "kernel_size": 3, "renorm": true}} => renorm = true: unknown key
            {"class_name": "BatchNormalization", "config": {"name": "b", "renorm": true}} => renorm = true: only false is supported
            {"class_name": "Conv2D", "config": {"name": "c", "filters": 1, "kernel_size": 3}} => c (Conv2D): [ingot-
            {"class_name": "SpectralNormalization", "config": {"name": "s", "layer": {"class_name": "Dense", "config": {"units": 2}}, "power_iterations": 0}} => s (SpectralNormalization) power_iterations = 0: unknown key
            {"class_name": "SpectralNormalization", "config": {"name": "s"}} => s (SpectralNormalization) layer = : no layer to wrap
            {"class_name": "SpectralNormalization", "config": {"name": "s", "layer": {"class_name": "ReLU", "config": {}}}} => s (ReLU): [ingot-
            {"class_name": "SpectralNormalization", "config": {"name": "s", "layer": {"module": "my", "class_name": "Dense", "config": {"units": 2}}}} => module = "my": a custom layer
            {"class_name": "Dense", "config": {"name": "d", "units": 2, "activation": {"module": "my", "class_name": "ReLU", "config": {}}}} => d_activation (ReLU) module = "my": a custom layer
            {"class_name": "TimeDistributed", "config": {"name": "t", "layer": {"class_name": "Dense", "config": {"units": 2}}}} => t (TimeDistributed): a layer for each step
            {"class_name": "Bidirectional", "config": {"name": "b", "layer": {"class_name": "LSTM", "config": {"units": 2}}}} => b (Bidirectional): recurrent
            {"class_name": "MultiHeadAttention", "config": {"name": "m", "num_heads": 2, "key_dim": 2}} => m (MultiHeadAttention): attention
            {"class_name": "TorchModuleWrapper", "config": {"name": "t", "module": "AAAA"}} => t (TorchModuleWrapper): runs code of another framework
            {"class_name": "Dense", "sparse": true, "config": {"name": "d", "units": 2}} => d (Dense) sparse = true: unknown key
            """)
    void refusesWhatItCannotSay(String layer, String message) throws IOException {
        KerasModel model = model(
                "3.0.0",
                "{\"class_name\": \"InputLayer\", \"config\": {\"name\": \"x\", \"batch_shape\": [null, 4]}}," + layer);
        assertThat(model.report().refusals()).isNotEmpty();
        assertThatThrownBy(() -> model.source("", "Model", ""))
                .isInstanceOf(RefusedModelException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(model::weights).isInstanceOf(RefusedModelException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
            [["x",0,0,{}],["y",1,0,{}]] => d (Functional): takes something that nothing computes
            [["x",0,1,{}]] => takes something that nothing computes
            [["x",0,0,{"mask":["x",0,0]}]] => mask = ["x",0,0]: an argument of the call that a network has no place for
            [["_CONSTANT_VALUE",-1,0.5,{}]] => inbound_nodes = ["_CONSTANT_VALUE",-1,0.5,{}]: a constant, for which a network has no place
            [["x",0,-1]] => takes something that nothing computes
            [["x",0.5,0]] => no reference to a layer's output
            [["x",4294967296,0]] => no reference to a layer's output
            ["x"] => no reference to a layer's output
            """)
    void refusesReferencesThatLeadNowhere(String node, String message) throws IOException {
        KerasModel model = functional("""
                {"class_name": "InputLayer", "name": "x", "config": {"name": "x", "batch_input_shape": [null, 4]}, "inbound_nodes": []},
                {"class_name": "Dense", "name": "d", "config": {"name": "d", "units": 2}, "inbound_nodes": [%s]}
                """.formatted(node), "[[\"x\",0,0]]", "[[\"d\",0,0]]");
        assertThatThrownBy(() -> model.source("", "Model", "")).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
            [["x",0,0]] => an input that is an output too
            [["wait",0,0],["wait",0,0]] => an output twice
            [] => no outputs
            """)
    void refusesOutputsThatANetworkDoesNotHave(String outputs, String message) throws IOException {
        assertThatThrownBy(() -> functional(ONE_LAYER, "[[\"x\",0,0]]", outputs).source("", "Model", ""))
                .isInstanceOf(RefusedModelException.class)
                .hasMessageContaining(message);
    }

    private static final String ONE_LAYER = """
            {"class_name": "InputLayer", "name": "x", "config": {"name": "x", "batch_input_shape": [null, 4]}, "inbound_nodes": []},
            {"class_name": "Dense", "name": "wait", "config": {"name": "wait", "units": 2}, "inbound_nodes": [[["x",0,0,{}]]]}
            """;

    @Test
    void namesThatNoRecordComponentHas() throws IOException {
        assertThat(functional(ONE_LAYER, "[[\"x\",0,0]]", "[[\"wait\",0,0]]").source("", "Model", ""))
                .contains("@Named(\"wait\")\n    @Dense(units = 2)\n    Layer wait_;");
    }

    @Test
    void readsAModelThatCountsTheNodeOfItsConstruction() throws IOException {
        String inner = """
                {"class_name": "Model", "name": "inner", "config": {"name": "inner", "layers": [
                    {"class_name": "InputLayer", "name": "i", "config": {"name": "i", "batch_input_shape": [null, 4]}, "inbound_nodes": []},
                    {"class_name": "Dense", "name": "d", "config": {"name": "d", "units": 4}, "inbound_nodes": [[["i",0,0,{}]]]}],
                    "input_layers": [["i",0,0]], "output_layers": [["d",0,0]]}, "inbound_nodes": [%s]},
                {"class_name": "Add", "name": "add", "config": {"name": "add"}, "inbound_nodes": [[["inner",%d,0,{}],["inner",%d,0,{}]]]}
                """;
        String input =
                "{\"class_name\": \"InputLayer\", \"name\": \"x\", \"config\": {\"name\": \"x\", \"batch_input_shape\": [null, 4]}, \"inbound_nodes\": []},";
        String twice = "[[\"x\",0,0,{}]],[[\"x\",0,0,{}]]";
        String zero = functional(input + inner.formatted(twice, 0, 1), "[[\"x\",0,0]]", "[\"add\",0,0]")
                .source("", "M", "");
        String one = functional(input + inner.formatted(twice, 1, 2), "[[\"x\",0,0]]", "[[\"add\",0,0]]")
                .source("", "M", "");
        assertThat(one).isEqualTo(zero).contains("@From({\"inner_d\", \"inner_d_again\"})");
        assertThatThrownBy(() -> functional(input + inner.formatted(twice, 1, 1), "[[\"x\",0,0]]", "[[\"add\",0,0]]")
                        .source("", "M", ""))
                .hasMessageContaining("it is not clear which of its 2 calls is meant");
    }

    /** Forty models in one another, each of which applies the next twice: 2^40 layers. */
    @Test
    @Timeout(20)
    void refusesModelsThatGrowWithoutEnd() throws IOException {
        String layer =
                "{\"class_name\": \"ReLU\", \"name\": \"inner\", \"config\": {\"name\": \"inner\"}, \"inbound_nodes\": [[[\"x\",0,0]],[[\"inner\",0,0]]]}";
        for (int i = 0; i < 40; i++) {
            layer = """
                    {"class_name": "Functional", "name": "inner", "config": {"name": "inner", "layers": [
                      {"class_name": "InputLayer", "name": "x", "config": {"name": "x", "batch_input_shape": [null, 4]}, "inbound_nodes": []},
                      %s], "input_layers": [["x",0,0]], "output_layers": [["inner",1,0]]},
                      "inbound_nodes": [[["x",0,0]],[["inner",0,0]]]}
                    """.formatted(layer);
        }
        KerasModel model = functional(
                "{\"class_name\": \"InputLayer\", \"name\": \"x\", \"config\": {\"name\": \"x\", \"batch_input_shape\": [null, 4]}, \"inbound_nodes\": []},"
                        + layer,
                "[[\"x\",0,0]]",
                "[[\"inner\",1,0]]");
        assertThat(model.report().refusals())
                .extracting(ImportReport.Entry::reason)
                .containsExactly("more than 10000 layers are applied");
    }

    @Test
    void saysOfEachKeyWhatBecomesOfIt() throws IOException {
        ImportReport report = KerasModel.read(TestFiles.resource("keras_files/vae_decoder.keras"))
                .report();
        assertThat(report.refusals()).isEmpty();
        assertThat(report.entries())
                .filteredOn(entry -> entry.layer().equals("conv2d_transpose"))
                .extracting(ImportReport.Entry::key, ImportReport.Entry::use)
                .contains(
                        tuple("filters", Use.USED),
                        tuple("output_padding", Use.USED),
                        tuple("kernel_regularizer", Use.INERT),
                        tuple("data_format", Use.INERT),
                        tuple("build_config", Use.INERT));
        assertThat(report.toString())
                .contains("used    dense (Dense) units = 784: units\n")
                .contains("inert   dense (Dense) kernel_constraint = null: for training only\n");
    }

    @Test
    void refusesLayersOfOneName() throws IOException {
        assertThat(model("2.4.0", """
                {"class_name": "Permute", "config": {"name": "same", "dims": [2, 1], "batch_input_shape": [null, 3, 4]}},
                {"class_name": "GaussianNoise", "config": {"name": "same", "stddev": 0.5}}
                """).report().refusals())
                .singleElement()
                .hasToString("same (GaussianNoise): another layer has this name");
    }

    @Test
    void filesWithoutAModelOrWithoutWeights() throws IOException {
        assertThatThrownBy(() -> KerasModel.read(TestFiles.resource("keras_files/vae_decoder.weights.h5")))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("expected the config of a model, found weights only");
        KerasModel model =
                model("", "{\"class_name\": \"Dense\", \"config\": {\"units\": 2, \"batch_input_shape\": [null, 3]}}");
        assertThat(model.source("", "Model", "")).contains("@Dense(units = 2)");
        assertThatThrownBy(model::weights).isInstanceOf(WeightsException.class).hasMessageContaining("a config only");
    }

    @Test
    void refusesLengthsThatAreUnknownAndVersionsThatAre() throws IOException {
        assertThatThrownBy(() -> model(
                                "",
                                "{\"class_name\": \"Dense\", \"config\": {\"units\": 2, \"batch_input_shape\": [null, null, 3]}}")
                        .source("", "Model", ""))
                .hasMessageContaining("a network needs all lengths but the batch");
        assertThatThrownBy(() -> model("", "{\"class_name\": \"Dense\", \"config\": {\"units\": 2}}")
                        .source("", "Model", ""))
                .hasMessageContaining("a network needs all lengths but the batch");
        assertThatThrownBy(() -> model(
                                "1.2.2",
                                "{\"class_name\": \"Flatten\", \"config\": {\"batch_input_shape\": [null, 3]}}")
                        .source("", "Model", ""))
                .hasMessageContaining("written by Keras 1.2.2, not 2 or 3");
    }

    private KerasModel model(String version, String layers) throws IOException {
        return read(version, "Sequential", "{\"name\": \"model\", \"layers\": [" + layers + "]}");
    }

    private KerasModel functional(String layers, String inputs, String outputs) throws IOException {
        return read(
                "2.3.1",
                "Functional",
                "{\"name\": \"model\", \"layers\": [" + layers + "], \"input_layers\": " + inputs
                        + ", \"output_layers\": " + outputs + "}");
    }

    private KerasModel read(String version, String className, String config) throws IOException {
        String text = "{\"class_name\": \"" + className + "\", \"keras_version\": \"" + version + "\", \"config\": "
                + config + "}";
        return KerasModel.read(Files.writeString(folder.resolve("model.json"), text));
    }
}
