// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.Padding;
import dev.ingot.importer.model.DeclaredModel.Field;
import dev.ingot.importer.model.DeclaredModel.Input;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows of layers that repeat become blocks, where that makes the source clearly shorter. */
class BlockRecoveryTest {
    private final List<Field> fields = new ArrayList<>();

    private String add(String name, String type, Map<String, Object> arguments, String... from) {
        fields.add(new Field(
                name,
                name,
                LayerTable.ofKerasClass(type).orElseThrow(),
                arguments,
                List.of(from),
                Optional.empty(),
                Set.of()));
        return name;
    }

    private String convolution(String name, int filters, int strides, String from) {
        return add(
                name,
                "Conv2D",
                Map.of(
                        "filters",
                        filters,
                        "kernelSize",
                        List.of(3, 3),
                        "strides",
                        List.of(strides, strides),
                        "padding",
                        Padding.SAME),
                from);
    }

    private String stage(int number, int filters, String from) {
        String convolution = convolution("conv2d_" + number, filters, 2, from);
        String norm = add("batch_normalization_" + number, "BatchNormalization", Map.of("axis", 3), convolution);
        return add("re_lu_" + number, "ReLU", Map.of(), norm);
    }

    private CheckedModel model(String... outputs) {
        return CheckedModel.of(
                "file",
                "Model",
                new DeclaredModel(
                        "Keras", "model", List.of(new Input("input", List.of(64, 64, 3))), fields, List.of(outputs)),
                new Report());
    }

    private static String body(CheckedModel model) {
        String source = model.source("", "Model", "");
        return source.substring(source.indexOf("final class"));
    }

    @Test
    void stagesThatDifferInTheirFilters() {
        String last = "input";
        for (int i = 1; i <= 5; i++) {
            last = stage(i, i < 4 ? 8 : 16, last);
        }
        add("flatten", "Flatten", Map.of(), last);
        CheckedModel model = model("flatten");
        assertThat(body(model)).isEqualTo("""
                final class Model {
                    @Use(value = Down.class, times = 3)
                    Layer down1;

                    @Use(value = Down.class, times = 2, set = "conv.filters = 16")
                    Layer down2;

                    @Flatten
                    Layer flatten;

                    @Block
                    static final class Down {
                        @Conv2D(filters = 8, kernelSize = 3, strides = 2, padding = Padding.SAME)
                        Layer conv;

                        @BatchNormalization
                        Layer norm;

                        @ReLU
                        Layer relu;
                    }
                }
                """);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (WeightSpec spec : model.signature().weights()) {
            weights.put(spec.name(), Tensor.zeros(spec.shape().toArray()));
        }
        assertThat(model.canonical(weights).keySet())
                .startsWith("down1/0/conv/kernel", "down1/0/conv/bias", "down1/0/norm/gamma")
                .contains("down1/2/norm/moving_mean", "down2/1/conv/kernel")
                .hasSameSizeAs(weights.keySet());
        assertThat(model.source("", "Down", ""))
                .contains("Use(value = DownBlock.class")
                .contains("class DownBlock {");
    }

    @Test
    void rowsAroundTheirInputWithNamesOfTheirOwn() {
        String last = convolution("stem", 8, 1, "input");
        for (int i = 1; i <= 3; i++) {
            String name = "stage2_block" + i;
            String first = convolution(name + "_1_conv", 8, 1, last);
            String relu = add(name + "_1_relu", "ReLU", Map.of(), first);
            String second = convolution(name + "_2_conv", 8, 1, relu);
            String sum = add(name + "_add", "Add", Map.of(), last, second);
            // The output of the second row is needed further on.
            last = add(name + "_out", "ReLU", Map.of(), sum);
        }
        add("both", "Concatenate", Map.of(), "stage2_block2_out", last);
        assertThat(body(model("both"))).isEqualTo("""
                final class Model {
                    @Conv2D(filters = 8, kernelSize = 3, padding = Padding.SAME)
                    Layer stem;

                    @Use(value = Residual.class, times = 2)
                    Layer residual1;

                    @Use(Residual.class)
                    Layer residual2;

                    @Concatenate
                    @From({"residual1", "residual2"})
                    Layer both;

                    @Block
                    static final class Residual {
                        @Conv2D(filters = 8, kernelSize = 3, padding = Padding.SAME)
                        Layer conv1;

                        @ReLU
                        Layer relu;

                        @Conv2D(filters = 8, kernelSize = 3, padding = Padding.SAME)
                        Layer conv2;

                        @Add
                        @From({"input", "conv2"})
                        Layer add;

                        @ReLU
                        Layer out;
                    }
                }
                """);
    }

    @Test
    void whatWouldNotBeClearlyShorterStays() {
        add("last", "Flatten", Map.of(), stage(3, 8, stage(2, 4, stage(1, 2, "input"))));
        assertThat(body(model("last"))).doesNotContain("@Block");
    }

    /** Values that others take from within a row, and outputs of the network, keep their fields. */
    @Test
    void rowsThatGiveMoreThanOneValueStay() {
        String last = "input";
        List<String> inner = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            last = stage(i, 8, last);
            inner.add("conv2d_" + i);
        }
        inner.add(last);
        assertThat(body(model(inner.toArray(String[]::new)))).doesNotContain("@Block");
    }

    @Test
    void sharedLayersKeepTheirFields() {
        String last = "input";
        for (int i = 1; i <= 5; i++) {
            last = stage(i, 3, last);
        }
        for (int i = 1; i <= 5; i++) {
            Field owner = fields.get(3 * i - 3);
            fields.add(new Field(
                    "again_" + i,
                    "again_" + i,
                    owner.type(),
                    Map.of(),
                    List.of(last),
                    Optional.of(owner.field()),
                    Set.of()));
            last = "again_" + i;
        }
        assertThat(body(model(last))).doesNotContain("@Block").contains("@SameAs(\"conv2d_1\")");
    }

    /** What has many layers is looked through in a moment. */
    @Test
    void manyLayers() {
        String last = "input";
        for (int i = 1; i <= 3000; i++) {
            last = i % 7 == 0
                    ? add("norm_" + i, "BatchNormalization", Map.of(), last)
                    : add("relu_" + i, "ReLU", Map.of("negativeSlope", 0.1 + i), last);
        }
        assertThat(body(model(last))).contains("Layer norm_2996;");
    }
}
