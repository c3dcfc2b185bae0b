// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.layer.LayerDefinition;
import dev.ingot.processor.layer.LayerType;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Lowerer;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.Model.InputDeclaration;
import dev.ingot.processor.model.ShapeInference;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.processor.oracle.Declaration.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Compiles a declaration without source, as far as the graph. */
final class DeclaredModel {

    private DeclaredModel() {}

    /**
     * The graph, before any pass.
     *
     * @param multiplyAdd how its ops add a product to a sum
     * @throws IllegalArgumentException if the declaration has an error
     */
    static Graph graph(Declaration declaration, MultiplyAdd multiplyAdd) {
        return Lowerer.lower(typed(declaration), multiplyAdd);
    }

    /**
     * The model with its shapes.
     *
     * @throws IllegalArgumentException if the declaration has an error
     */
    static TypedModel typed(Declaration declaration) {
        Findings findings = new Findings();
        TypedModel model = infer(declaration, findings);
        if (findings.hasErrors()) {
            throw new IllegalArgumentException(findings.sorted().toString());
        }
        return model;
    }

    /** Whether all checks of shapes and arguments pass. */
    static boolean isValid(Declaration declaration) {
        Findings findings = new Findings();
        infer(declaration, findings);
        return !findings.hasErrors();
    }

    private static TypedModel infer(Declaration declaration, Findings findings) {
        return ShapeInference.infer(model(declaration), findings);
    }

    private static Model model(Declaration declaration) {
        List<InputDeclaration> inputs = declaration.inputs().stream()
                .map(input -> new InputDeclaration(input.name(), input.shape(), new Nowhere()))
                .toList();
        List<LayerDeclaration> layers =
                declaration.fields().stream().map(DeclaredModel::layer).toList();
        return new Model(
                declaration.className(),
                declaration.packageName(),
                declaration.className() + "Network",
                false,
                "",
                inputs,
                layers,
                declaration.outputs().stream()
                        .map(output -> new Model.Output(output, output))
                        .toList(),
                new Nowhere());
    }

    private static LayerDeclaration layer(Field field) {
        return new LayerDeclaration(
                field.name(),
                field.kerasName(),
                field.type(),
                definition(field),
                Optional.empty(),
                field.from(),
                Optional.empty(),
                false,
                Set.of(),
                new Nowhere());
    }

    /** The record of a layer's arguments; those that are not given have the annotation's defaults. */
    private static LayerDefinition definition(Field field) {
        RecordComponent[] components = field.type().definition().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = Arrays.stream(components)
                .map(component -> Optional.ofNullable(field.arguments().get(component.getName()))
                        .or(() -> defaultOf(field.type(), component.getName()))
                        .orElseThrow(() -> new IllegalArgumentException(field.name() + " needs " + component)))
                .toArray();
        try {
            return (LayerDefinition)
                    field.type().definition().getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The default of an annotation's member, in the form of the record's component. */
    static Optional<Object> defaultOf(LayerType type, String member) {
        try {
            Object value = type.annotation().getDeclaredMethod(member).getDefaultValue();
            if (value instanceof int[] ints) {
                return Optional.of(Arrays.stream(ints).boxed().toList());
            }
            if (value instanceof double[] doubles) {
                return Optional.of(Arrays.stream(doubles).boxed().toList());
            }
            return Optional.ofNullable(
                    value instanceof String[] texts ? Stream.of(texts).toList() : value);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The place of what was never written down. */
    private record Nowhere() implements Site {

        @Override
        public String subject() {
            return "layer";
        }

        @Override
        public List<Integer> position() {
            return List.of();
        }
    }
}
