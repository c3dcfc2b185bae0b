// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import dev.ingot.importer.ImportReport;
import dev.ingot.importer.RefusedModelException;
import dev.ingot.importer.model.DeclaredModel.Field;
import dev.ingot.importer.model.DeclaredModel.Input;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.runtime.WeightSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckedModelTest {
    private static final Input IMAGE = new Input("input", List.of(5, 5, 2));

    private final Report report = new Report();

    private static Field field(String name, String type, Map<String, Object> arguments, String... from) {
        return new Field(
                name.replace('/', '_'),
                name,
                LayerTable.ofKerasClass(type).orElseThrow(),
                arguments,
                List.of(from),
                Optional.empty(),
                Set.of());
    }

    private CheckedModel check(List<Field> fields, String... outputs) {
        return CheckedModel.of(
                "model.file",
                "Graph",
                new DeclaredModel("ONNX", "no */", List.of(IMAGE), fields, List.of(outputs)),
                report);
    }

    @Test
    void printsWhatDiffersFromTheDefaults() {
        Map<String, Object> enlarging =
                Map.of("filters", 3, "kernelSize", List.of(3, 3), "strides", List.of(2, 2), "padding", Padding.SAME);
        CheckedModel model = check(
                List.of(
                        field("up/1", "Conv2DTranspose", enlarging, "input"),
                        field("relu", "Activation", Map.of("value", Activations.RELU), "up_1"),
                        field("sum", "Add", Map.of(), "up_1", "relu")),
                "relu",
                "sum");
        assertThat(model.report()).isEqualTo(new ImportReport(List.of()));
        assertThat(model.source("a.b", "Enlarged", "enlarged.safetensors")).isEqualTo("""
                package a.b;

                import dev.ingot.dsl.Activation;
                import dev.ingot.dsl.Activations;
                import dev.ingot.dsl.Add;
                import dev.ingot.dsl.Conv2DTranspose;
                import dev.ingot.dsl.From;
                import dev.ingot.dsl.Layer;
                import dev.ingot.dsl.Named;
                import dev.ingot.dsl.NeuralNetwork;
                import dev.ingot.dsl.Padding;

                /** The ONNX model {@code no __}. */
                @NeuralNetwork(input = {5, 5, 2}, outputs = {"relu", "sum"}, weights = "enlarged.safetensors")
                final class Enlarged {
                    @Named("up/1")
                    @Conv2DTranspose(filters = 3, kernelSize = 3, strides = 2, padding = Padding.SAME)
                    @SuppressWarnings("ingot:checkerboard")
                    Layer up_1;

                    @Activation(Activations.RELU)
                    Layer relu;

                    @Add
                    @From({"up_1", "relu"})
                    Layer sum;
                }
                """);
        assertThat(model.signature().weights())
                .extracting(WeightSpec::name)
                .containsExactly("up/1/kernel", "up/1/bias");
    }

    @Test
    void refusesWhatTheCompilerWould() {
        CheckedModel model = check(List.of(field("flat", "Reshape", Map.of("value", List.of(7)), "input")), "flat");
        assertThat(model.report().refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.toString()).contains("flat: {7} holds 7 values"));
        assertThatThrownBy(() -> model.source("", "Model", ""))
                .isInstanceOf(RefusedModelException.class)
                .hasMessageStartingWith("model.file cannot be imported:\n  flat (Reshape)");
        assertThatThrownBy(model::signature).isInstanceOf(RefusedModelException.class);
    }

    @Test
    void refusesOutputsThatNoNetworkHas() {
        Field layer = field("identity", "Identity", Map.of(), "input");
        assertThat(refusal(List.of(layer), "identity", "input")).contains("an input that is an output too");
        assertThat(refusal(List.of(layer), "identity", "identity")).contains("an output twice");
        assertThat(refusal(List.of(layer))).contains("no outputs");
        assertThat(refusal(List.of(), "input")).contains("no layers");
    }

    private String refusal(List<Field> fields, String... outputs) {
        CheckedModel model = CheckedModel.of(
                "model.file",
                "Graph",
                new DeclaredModel("ONNX", "model", List.of(IMAGE), fields, List.of(outputs)),
                new Report());
        return model.report().refusals().get(0).toString();
    }

    @Test
    void checksNothingOfAModelThatIsRefusedAlready() {
        report.refuse("node", "Loop", "no layer repeats others");
        assertThat(check(List.of()).report().refusals()).hasSize(1);
    }
}
