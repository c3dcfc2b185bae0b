// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer.model;

import dev.ingot.importer.model.DeclaredModel.Field;
import dev.ingot.importer.model.DeclaredModel.Input;
import dev.ingot.processor.check.Finding;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.Severity;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Weight;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Lowerer;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.Model.InputDeclaration;
import dev.ingot.processor.model.Model.Output;
import dev.ingot.processor.model.ShapeInference;
import dev.ingot.processor.model.SpectralNormalizationDeclaration;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.processor.model.WeightList;
import dev.ingot.runtime.Role;
import dev.ingot.runtime.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks declarations as the compiler does. */
final class ShapeCheck {
    /** The member of which -1 is the default, and means the last axis. */
    private static final String AXIS = "axis";

    private final DeclaredModel declared;
    private final Findings findings = new Findings();
    private final TypedModel typed;

    ShapeCheck(DeclaredModel declared) {
        this.declared = declared;
        this.typed = ShapeInference.infer(model(), findings);
    }

    private Model model() {
        List<InputDeclaration> inputs = declared.inputs().stream()
                .map(input -> new InputDeclaration(input.field(), shape(input), new Place(input.field(), List.of())))
                .toList();
        List<LayerDeclaration> layers = IntStream.range(0, declared.fields().size())
                .mapToObj(this::layer)
                .toList();
        return new Model(
                "Imported",
                "",
                "ImportedNetwork",
                false,
                "",
                inputs,
                layers,
                declared.outputs().stream()
                        .map(output -> new Output(output, output))
                        .toList(),
                new Place("", List.of()));
    }

    private static Shape shape(Input input) {
        return Shape.of(input.shape().stream().mapToInt(Integer::intValue).toArray());
    }

    private LayerDeclaration layer(int index) {
        Field field = declared.fields().get(index);
        Map<String, Object> arguments = field.sameAs()
                .flatMap(owner -> declared.fields().stream()
                        .filter(other -> other.field().equals(owner))
                        .findFirst())
                .map(Field::arguments)
                .orElse(field.arguments());
        String fileName = field.sameAs().isPresent() ? field.field() : field.layer();
        return new LayerDeclaration(
                field.field(),
                fileName,
                field.type(),
                Members.definition(field.type(), arguments),
                field.spectralIterations() == 0
                        ? Optional.empty()
                        : Optional.of(new SpectralNormalizationDeclaration(
                                field.spectralIterations(), new Place(field.field(), List.of()))),
                field.from(),
                field.sameAs(),
                false,
                Set.of(),
                new Place(field.field(), List.of(index)));
    }

    /** Reports what the compiler would refuse. */
    void report(Report report) {
        for (Finding finding : findings.sorted()) {
            if (finding.code().severity() == Severity.ERROR) {
                String field = finding.site().subject();
                String className = declared.fields().stream()
                        .filter(layer -> layer.field().equals(field))
                        .map(layer -> layer.type().kerasClass())
                        .findFirst()
                        .orElse("Model");
                report.refuse(
                        field, className, finding.message().lines().findFirst().orElse(""));
            }
        }
    }

    /** The declarations as one would write them: the last axis by its default, and the warnings of the compiler switched off. */
    DeclaredModel tidied() {
        Map<String, Set<String>> keys = new HashMap<>();
        for (Finding finding : findings.sorted()) {
            if (!finding.code().key().isEmpty()) {
                keys.computeIfAbsent(finding.site().subject(), field -> new TreeSet<>())
                        .add(finding.code().key());
            }
        }
        Set<String> shared = declared.fields().stream()
                .flatMap(field -> field.sameAs().stream())
                .collect(Collectors.toSet());
        List<Field> fields = declared.fields().stream()
                .map(field -> field.suppressing(keys.getOrDefault(field.field(), Set.of())))
                // Another use of a layer may have another number of axes.
                .map(field -> shared.contains(field.field()) ? field : withLastAxis(field))
                .toList();
        return new DeclaredModel(declared.origin(), declared.name(), declared.inputs(), fields, declared.outputs());
    }

    private Field withLastAxis(Field field) {
        int last = typed.shape(field.from().get(0)).rank();
        Object axis = field.arguments().get(AXIS);
        boolean isLast =
                axis instanceof Integer && axis.equals(last) || List.of(last).equals(axis);
        return isLast ? field.without(AXIS) : field;
    }

    /** The layers and weights of a model without errors. */
    Signature signature(String name) {
        Signature.Builder signature = Signature.builder(name);
        for (LayerDeclaration layer : typed.model().layers()) {
            if (layer.sameAs().isPresent()) {
                continue;
            }
            signature.layer(layer.fileName(), layer.kerasClass(), runtime(typed.shape(layer.name())));
        }
        for (Node node : WeightList.of(typed, Lowerer.lower(typed, MultiplyAdd.FUSED))) {
            Weight weight = (Weight) node.op();
            signature.weight(
                    weight.layer(),
                    weight.variable(),
                    Role.valueOf(weight.role().name()),
                    weight.fanIn(),
                    weight.fanOut(),
                    runtime(node.shape()),
                    runtime(weight.flattenedFrom()),
                    runtime(weight.unflattenedTo()));
        }
        return signature.build();
    }

    private static dev.ingot.runtime.Shape runtime(Shape shape) {
        return shape == null ? null : dev.ingot.runtime.Shape.of(shape.toArray());
    }

    /** A field that has no source yet. */
    private record Place(String subject, List<Integer> position) implements Site {}
}
