// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.DepthOrder;
import dev.ingot.dsl.Interpolation;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.Concatenate;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.oracle.Declaration.Field;
import dev.ingot.processor.oracle.Declaration.Input;
import dev.ingot.processor.plan.Plan;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.Planner;
import dev.ingot.processor.plan.Storage;
import dev.ingot.runtime.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that share memory: that they do, and that the generated code still agrees with the interpreter. */
class PlacesTest {

    private static final Map<String, Object> THREE_BY_THREE =
            Map.of("filters", 4, "kernelSize", List.of(3), "padding", Padding.SAME);

    @Test
    void everyKernelWritesItsPartOfAConcatenation(@TempDir Path directory) {
        List<Declaration> declarations = List.of(
                parts("Units", Shape.of(6), dense("parts0", 20), dense("parts1", 3), dense("parts2", 17)),
                parts("Vectors", Shape.of(7, 6), dense("parts0", 20), dense("parts1", 3)),
                parts(
                        "Images",
                        Shape.of(5, 4, 3),
                        field("parts0", "Conv2D", THREE_BY_THREE),
                        field("parts1", "Conv2DTranspose", with("strides", List.of(2))),
                        field("parts2", "Conv2D", Map.of("filters", 1, "kernelSize", List.of(2)))),
                parts(
                        "Planes",
                        Shape.of(16, 15, 2),
                        field("parts0", "Conv2D", with("filters", 1)),
                        field("parts1", "Conv2D", with("filters", 3))),
                parts(
                        "Borders",
                        Shape.of(5, 4, 3),
                        field("parts0", "ZeroPadding2D", Map.of("padding", List.of(1, 0, 2, 1))),
                        field("parts1", "Cropping2D", Map.of("cropping", List.of(1, 2, 0, 1)))),
                parts(
                        "Copies",
                        Shape.of(5, 4, 3),
                        field("parts0", "UpSampling2D", Map.of("size", List.of(1, 3))),
                        field("parts1", "UpSampling2D", Map.of("size", List.of(2, 3))),
                        field("parts2", "UpSampling2D", Map.of("interpolation", Interpolation.BILINEAR))),
                parts(
                        "Pixels",
                        Shape.of(5, 4, 1),
                        field("parts0", "UpSampling2D", Map.of("size", List.of(3, 1))),
                        field("parts1", "UpSampling2D", Map.of("size", List.of(1, 3)))),
                parts(
                        "Elements",
                        Shape.of(5, 4),
                        field("parts0", "ReLU", Map.of("threshold", 0.25)),
                        field("parts1", "BatchNormalization", Map.of("axis", 1)),
                        field("parts2", "Softmax", Map.of("axis", List.of(1)))),
                parts(
                        "Transposed",
                        Shape.of(4, 6, 8),
                        field("parts0", "Permute", Map.of("value", List.of(2, 1, 3))),
                        field("parts1", "Permute", Map.of("value", List.of(3, 1, 2))),
                        field("parts2", "DepthToSpace", Map.of("blockSize", 2)),
                        field("parts3", "SpaceToDepth", Map.of("blockSize", 2, "order", DepthOrder.PYTORCH))),
                parts(
                        "Rows",
                        Shape.of(3),
                        field("parts0", "Embedding", Map.of("inputDim", 7, "outputDim", 4)),
                        field("parts1", "Embedding", Map.of("inputDim", 5, "outputDim", 1))),
                network(
                        "Dots",
                        Shape.of(7, 6),
                        field("one", "Dot", Map.of("axes", List.of(1)), "input", "input"),
                        field("left", "Flatten", Map.of(), "one"),
                        field("other", "Dot", Map.of("axes", List.of(-1)), "input", "input"),
                        field("right", "Flatten", Map.of(), "other"),
                        field("all", "Concatenate", Map.of(), "left", "right")),
                network(
                        "Sums",
                        Shape.of(4, 5),
                        field("relu", "ReLU", Map.of()),
                        field("left", "Add", Map.of(), "input", "relu"),
                        field("row", "Reshape", Map.of("value", List.of(20)), "left"),
                        field("right", "Add", Map.of(), "input", "input"),
                        field("column", "Flatten", Map.of(), "right"),
                        field("all", "Concatenate", Map.of(), "row", "column")));

        assertThat(declarations)
                .allSatisfy(declaration -> assertThat(plan(declaration).steps())
                        .noneMatch(step -> step.node().op() instanceof Concatenate));
        assertThat(new InterpreterComparison(MultiplyAdd.FUSED).faults(declarations, directory))
                .isEmpty();
    }

    @Test
    void partsOfPartsAndPartsToCopy(@TempDir Path directory) {
        Declaration nested = network(
                "Nested",
                Shape.of(6),
                dense("first", 5),
                field("second", "Dense", Map.of("units", 4), "input"),
                field("inner", "Concatenate", Map.of(), "first", "second"),
                field("third", "Dense", Map.of("units", 3), "input"),
                field("twice", "ReLU", Map.of(), "third"),
                field("outer", "Concatenate", Map.of(), "input", "inner", "third", "twice", "twice"),
                dense("score", 2));

        Plan plan = plan(nested);

        assertThat(step(plan, "first").result())
                .isEqualTo(new Storage.Part(step(plan, "outer").result(), 6));
        assertThat(step(plan, "second").result())
                .isEqualTo(new Storage.Part(step(plan, "outer").result(), 11));
        assertThat(plan.steps()).noneMatch(step -> step.node().name().equals("inner"));
        assertThat(step(plan, "outer").kernel().describe()).isEqualTo("copies 4 of 5 parts");
        assertThat(new InterpreterComparison(MultiplyAdd.FUSED).faults(List.of(nested), directory))
                .isEmpty();
    }

    @Test
    void thePlanSaysSo(@TempDir Path directory) {
        Declaration units = parts("Said", Shape.of(6), dense("parts0", 20), dense("parts1", 3));

        try (NetworkCompilation compilation = NetworkCompilation.of(List.of(units), directory)) {
            assertThat(compilation.load(units, Weights.random(1)).describe().lines())
                    .filteredOn(line -> line.startsWith("all "))
                    .singleElement()
                    .asString()
                    .endsWith("its parts are written in place");
        }
    }

    @Test
    void partsThatAreNoPiecesAreCopied() {
        Plan plan = plan(network(
                "Channels",
                Shape.of(4, 4, 2),
                field("left", "Conv2D", THREE_BY_THREE),
                field("right", "Conv2D", THREE_BY_THREE),
                field("all", "Concatenate", Map.of(), "left", "right")));

        assertThat(step(plan, "all").kernel().describe()).isEqualTo("copies");
    }

    @Test
    void aSumOverwritesAnyOperandThatNothingReadsAfterwards(@TempDir Path directory) {
        Declaration residual = network(
                "Residual",
                Shape.of(4, 4, 4),
                field("skip", "Conv2D", THREE_BY_THREE),
                field("deep", "Conv2D", THREE_BY_THREE),
                field("sum", "Add", Map.of(), "skip", "deep"),
                field("pixel", "Conv2D", Map.of("filters", 4, "kernelSize", List.of(4))),
                field("spread", "Add", Map.of(), "pixel", "sum", "skip", "sum"),
                field("last", "Conv2D", THREE_BY_THREE));

        Plan plan = plan(residual);

        assertThat(step(plan, "sum").result()).isEqualTo(step(plan, "deep").result());
        assertThat(step(plan, "spread").result()).isEqualTo(step(plan, "sum").result());
        assertThat(new InterpreterComparison(MultiplyAdd.FUSED).faults(List.of(residual), directory))
                .isEmpty();
    }

    @Test
    void aSumDoesNotOverwriteWhatItSpreads(@TempDir Path directory) {
        Declaration outer = network(
                "Outer",
                Shape.of(3),
                dense("dense", 3),
                field("row", "Reshape", Map.of("value", List.of(1, 3)), "dense"),
                field("column", "Reshape", Map.of("value", List.of(3, 1)), "dense"),
                field("sum", "Add", Map.of(), "row", "column"),
                field("other", "Reshape", Map.of("value", List.of(1, 3)), "input"),
                field("narrow", "Add", Map.of(), "other", "row"),
                field("last", "Add", Map.of(), "sum", "narrow"),
                field("flat", "Flatten", Map.of()),
                dense("score", 2));

        assertThat(new InterpreterComparison(MultiplyAdd.FUSED).faults(List.of(outer), directory))
                .isEmpty();
    }

    /** The values of all layers, each applied to the input, in one vector. */
    private static Declaration parts(String name, Shape input, Field... layers) {
        List<Field> fields = new ArrayList<>();
        List<String> from = new ArrayList<>();
        for (Field layer : layers) {
            String flat = "flat" + layer.name();
            fields.add(field(layer.name(), layer.type().kerasClass(), layer.arguments(), Declaration.SINGLE_INPUT));
            fields.add(field(flat, "Flatten", Map.of()));
            from.add(flat);
        }
        fields.add(field("all", "Concatenate", Map.of(), from.toArray(String[]::new)));
        return network(name, input, fields.toArray(Field[]::new));
    }

    private static Map<String, Object> with(String argument, Object value) {
        Map<String, Object> arguments = new TreeMap<>(THREE_BY_THREE);
        arguments.put(argument, value);
        return arguments;
    }

    private static Field dense(String name, int units) {
        return field(name, "Dense", Map.of("units", units));
    }

    private static Field field(String name, String kerasClass, Map<String, Object> arguments, String... from) {
        return new Field(name, name, LayerTable.ofKerasClass(kerasClass).orElseThrow(), arguments, List.of(from));
    }

    /** Layers that name no source take the layer before them. */
    private static Declaration network(String name, Shape input, Field... layers) {
        Field[] fields = layers.clone();
        String previous = Declaration.SINGLE_INPUT;
        for (int i = 0; i < fields.length; i++) {
            Field layer = layers[i];
            List<String> from = layer.from().isEmpty() ? List.of(previous) : layer.from();
            fields[i] = new Field(layer.name(), layer.name(), layer.type(), layer.arguments(), from);
            previous = layer.name();
        }
        return new Declaration(
                "places",
                name,
                List.of(new Input(Declaration.SINGLE_INPUT, Declaration.SINGLE_INPUT, input)),
                List.of(fields),
                List.of(previous));
    }

    private static Plan plan(Declaration declaration) {
        return Planner.plan(
                new InterpreterComparison(MultiplyAdd.FUSED).graph(declaration),
                new Names(List.of()),
                Planner.WORK_WORTH_SHARING);
    }

    private static Step step(Plan plan, String name) {
        return plan.steps().stream()
                .filter(step -> step.node().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
