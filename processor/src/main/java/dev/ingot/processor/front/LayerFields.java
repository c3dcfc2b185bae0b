// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.SameAs;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.NearestName;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.layer.LayerDefinition;
import dev.ingot.processor.layer.LayerType;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Model.InputDeclaration;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;

/** Reads the fields of a class, one after the other: each is an input, a layer, or wrong, or none of the processor's business. */
final class LayerFields {

    private final Elements elements;
    private final List<String> fields;
    private final Set<String> suppressed;
    private final Findings findings;
    private final List<InputDeclaration> inputs = new ArrayList<>();
    private final List<LayerDeclaration> layers = new ArrayList<>();
    private final Set<String> unreadable = new LinkedHashSet<>();
    /** The name of the field or input before; empty at the start of a class whose inputs are fields. */
    private String previous;

    private Optional<VariableElement> previousField = Optional.empty();
    private String lastLayer = "";

    /**
     * Starts before the first field.
     *
     * @param fields the names of all fields of the class
     * @param input the single input of the network, if it is no field
     * @param suppressed keys of the warnings that are switched off in the whole class
     */
    LayerFields(
            Elements elements,
            List<String> fields,
            Optional<InputDeclaration> input,
            Set<String> suppressed,
            Findings findings) {
        this.elements = elements;
        this.fields = fields;
        this.suppressed = suppressed;
        this.findings = findings;
        input.ifPresent(inputs::add);
        previous = input.map(InputDeclaration::name).orElse("");
    }

    List<InputDeclaration> inputs() {
        return inputs;
    }

    List<LayerDeclaration> layers() {
        return layers;
    }

    Set<String> unreadable() {
        return unreadable;
    }

    /** The name of the last field that is a layer, or was meant to be one; empty if there is none. */
    String lastLayer() {
        return lastLayer;
    }

    /** Whether a field has the type Layer. */
    static boolean isLayer(Element field) {
        return field.asType() instanceof DeclaredType type
                && type.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals(Layer.class.getName());
    }

    /** Reads the next field. */
    void read(VariableElement field) throws UnresolvedException {
        Optional<AnnotationMirror> mark = Annotations.anyOfLayer(field);
        if (!isLayer(field) && mark.isEmpty()) {
            return;
        }
        requireResolved(field);
        if (isReadable(field, mark)) {
            AnnotationMirror declaration = Annotations.declarations(field).get(0);
            if (Annotations.is(declaration, Input.class)) {
                readInput(field, declaration);
            } else {
                readLayer(field, declaration);
            }
        } else {
            lastLayer = name(field);
            unreadable.add(name(field));
        }
        previous = name(field);
        previousField = Optional.of(field);
    }

    private static void requireResolved(VariableElement field) throws UnresolvedException {
        if (field.asType().getKind() == TypeKind.ERROR) {
            throw new UnresolvedException("the type of " + field);
        }
        for (AnnotationMirror mirror : field.getAnnotationMirrors()) {
            if (mirror.getAnnotationType().getKind() == TypeKind.ERROR) {
                throw new UnresolvedException("an annotation of " + field);
            }
        }
    }

    private boolean isReadable(VariableElement field, Optional<AnnotationMirror> mark) {
        List<AnnotationMirror> declarations = Annotations.declarations(field);
        if (!isLayer(field)) {
            Site site = SourceSite.of(field, mark.orElseThrow());
            findings.report(Code.NOT_A_LAYER_FIELD, site, field.asType(), name(field));
        } else if (declarations.isEmpty()) {
            findings.report(Code.NOT_ANNOTATED, SourceSite.of(field));
        } else if (declarations.size() > 1) {
            AnnotationMirror second = declarations.get(1);
            findings.report(
                    Code.TWO_LAYERS,
                    SourceSite.of(field, second),
                    Annotations.simpleName(declarations.get(0)),
                    Annotations.simpleName(second));
        } else if (sharesDeclaration(declarations.get(0))) {
            findings.report(
                    Code.SHARED_DECLARATION, SourceSite.of(field), name(field), name(previousField.orElseThrow()));
        } else {
            return true;
        }
        return false;
    }

    /** Whether {@code Layer a, b;} declares this field and the one before: then javac gives both the same annotation. */
    private boolean sharesDeclaration(AnnotationMirror declaration) {
        return previousField.stream()
                .flatMap(field -> field.getAnnotationMirrors().stream())
                .anyMatch(mirror -> mirror == declaration);
    }

    private void readInput(VariableElement field, AnnotationMirror declaration) throws UnresolvedException {
        for (Class<? extends Annotation> other : List.of(From.class, Named.class)) {
            Annotations.find(field, other)
                    .ifPresent(mirror ->
                            findings.report(Code.NOT_FOR_INPUT, SourceSite.of(field, mirror), other.getSimpleName()));
        }
        int[] sizes = new Arguments(declaration, elements).ints("value");
        Site site = SourceSite.of(field, declaration).member("value");
        inputs.add(new InputDeclaration(name(field), Shape.of(sizes), site));
    }

    private void readLayer(VariableElement field, AnnotationMirror declaration) throws UnresolvedException {
        lastLayer = name(field);
        Optional<AnnotationMirror> from = Annotations.find(field, From.class);
        if (from.isEmpty() && previous.isEmpty()) {
            findings.report(Code.NOTHING_BEFORE, SourceSite.of(field, declaration), "image");
            unreadable.add(name(field));
            return;
        }
        List<String> sources =
                from.isPresent() ? new Arguments(from.get(), elements).strings("value") : List.of(previous);
        Set<String> keys = new LinkedHashSet<>(suppressed);
        keys.addAll(suppressedKeys(field, elements));
        if (Annotations.is(declaration, SameAs.class)) {
            readShared(field, declaration, sources, keys);
            return;
        }
        Optional<AnnotationMirror> named = Annotations.find(field, Named.class);
        LayerType type = Annotations.layer(declaration).orElseThrow();
        layers.add(new LayerDeclaration(
                name(field),
                named.isPresent() ? new Arguments(named.get(), elements).string("value") : name(field),
                type,
                (LayerDefinition) new Arguments(declaration, elements).toRecord(type.definition()),
                sources,
                Optional.empty(),
                keys,
                SourceSite.of(field, declaration)));
    }

    /** A further use of an earlier layer. */
    private void readShared(VariableElement field, AnnotationMirror declaration, List<String> sources, Set<String> keys)
            throws UnresolvedException {
        String first = new Arguments(declaration, elements).string("value");
        Annotations.find(field, Named.class)
                .ifPresent(mirror -> findings.report(
                        Code.NOT_FOR_SHARED, SourceSite.of(field, mirror), Named.class.getSimpleName(), first));
        Optional<LayerDeclaration> shared =
                layers.stream().filter(layer -> layer.name().equals(first)).findFirst();
        if (shared.isPresent()) {
            LayerDeclaration layer = shared.get();
            layers.add(new LayerDeclaration(
                    name(field),
                    name(field),
                    layer.type(),
                    layer.definition(),
                    sources,
                    Optional.of(layer.owner()),
                    keys,
                    SourceSite.of(field, declaration)));
            return;
        }
        if (!unreadable.contains(first)) {
            reportShared(first, SourceSite.of(field, declaration).member("value"));
        }
        unreadable.add(name(field));
    }

    private void reportShared(String first, Site site) {
        if (inputs.stream().anyMatch(input -> input.name().equals(first))) {
            findings.report(Code.SHARED_INPUT, site, first);
        } else if (fields.contains(first)) {
            findings.report(Code.LATER_SHARED, site, first);
        } else {
            List<String> known = layers.stream().map(LayerDeclaration::name).toList();
            findings.report(Code.UNKNOWN_SHARED, site, first, NearestName.hint(first, known));
        }
    }

    /** The processor's keys in the element's own {@code @SuppressWarnings}. */
    static List<String> suppressedKeys(Element element, Elements elements) throws UnresolvedException {
        Optional<AnnotationMirror> annotation = Annotations.find(element, SuppressWarnings.class);
        return annotation.isPresent()
                ? new Arguments(annotation.get(), elements)
                        .strings("value").stream()
                                .filter(key -> key.startsWith("ingot:"))
                                .toList()
                : List.of();
    }

    private static String name(VariableElement field) {
        return field.getSimpleName().toString();
    }
}
