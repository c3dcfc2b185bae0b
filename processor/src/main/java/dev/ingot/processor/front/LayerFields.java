// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.SameAs;
import dev.ingot.dsl.SpectralNormalization;
import dev.ingot.dsl.Use;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.NearestName;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.layer.LayerDefinition;
import dev.ingot.processor.layer.LayerType;
import dev.ingot.processor.model.BlockDeclaration;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Member;
import dev.ingot.processor.model.Model.InputDeclaration;
import dev.ingot.processor.model.SpectralNormalizationDeclaration;
import dev.ingot.processor.model.UseDeclaration;
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
    private final BlockReader blocks;
    private final List<String> fields;
    private final boolean isBlock;
    private final Set<String> suppressed;
    private final Findings findings;
    private final List<InputDeclaration> inputs = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Set<String> unreadable = new LinkedHashSet<>();
    /** The name of the field or input before; empty at the start of a class whose inputs are fields. */
    private String previous;

    private Optional<VariableElement> previousField = Optional.empty();
    private String lastMember = "";

    /**
     * Starts before the first field.
     *
     * @param blocks reads the blocks that are used
     * @param fields the names of all fields of the class
     * @param input the single input of the network, if it is no field
     * @param isBlock whether the class is a block, whose inputs have no shapes
     * @param suppressed keys of the warnings that are switched off in the whole class
     */
    LayerFields(
            Elements elements,
            BlockReader blocks,
            List<String> fields,
            Optional<InputDeclaration> input,
            boolean isBlock,
            Set<String> suppressed,
            Findings findings) {
        this.elements = elements;
        this.blocks = blocks;
        this.fields = fields;
        this.isBlock = isBlock;
        this.suppressed = suppressed;
        this.findings = findings;
        input.ifPresent(inputs::add);
        previous = input.map(InputDeclaration::name).orElse("");
    }

    List<InputDeclaration> inputs() {
        return inputs;
    }

    List<Member> members() {
        return members;
    }

    Set<String> unreadable() {
        return unreadable;
    }

    /** The name of the last field that is no input, or was not meant to be one; empty if there is none. */
    String lastMember() {
        return lastMember;
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
                readMember(field, declaration);
            }
        } else {
            lastMember = name(field);
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
        for (Class<? extends Annotation> other : List.of(From.class, Named.class, SpectralNormalization.class)) {
            Annotations.find(field, other)
                    .ifPresent(mirror ->
                            findings.report(Code.NOT_FOR_INPUT, SourceSite.of(field, mirror), other.getSimpleName()));
        }
        int[] sizes = new Arguments(declaration, elements).ints("value");
        Site site = SourceSite.of(field, declaration).member("value");
        if (isBlock && sizes.length > 0) {
            findings.report(Code.BLOCK_INPUT_SHAPE, site, Shape.of(sizes));
        }
        inputs.add(new InputDeclaration(name(field), Shape.of(sizes), site));
    }

    private void readMember(VariableElement field, AnnotationMirror declaration) throws UnresolvedException {
        lastMember = name(field);
        Optional<Member> member = Optional.empty();
        if (Annotations.find(field, From.class).isEmpty() && previous.isEmpty()) {
            findings.report(Code.NOTHING_BEFORE, SourceSite.of(field, declaration), "image");
        } else if (Annotations.is(declaration, SameAs.class)) {
            member = shared(field, declaration);
        } else if (Annotations.is(declaration, Use.class)) {
            member = use(field, declaration);
        } else {
            member = Optional.of(layer(field, declaration));
        }
        member.ifPresentOrElse(members::add, () -> unreadable.add(name(field)));
    }

    private Member layer(VariableElement field, AnnotationMirror declaration) throws UnresolvedException {
        LayerType type = Annotations.layer(declaration).orElseThrow();
        return new LayerDeclaration(
                name(field),
                fileName(field),
                type,
                (LayerDefinition) new Arguments(declaration, elements).toRecord(type.definition()),
                wrapper(field),
                sources(field),
                Optional.empty(),
                false,
                suppressed(field),
                SourceSite.of(field, declaration));
    }

    private Optional<SpectralNormalizationDeclaration> wrapper(VariableElement field) throws UnresolvedException {
        Optional<AnnotationMirror> mirror = Annotations.find(field, SpectralNormalization.class);
        if (mirror.isEmpty()) {
            return Optional.empty();
        }
        int powerIterations = new Arguments(mirror.get(), elements).integer("powerIterations");
        return Optional.of(new SpectralNormalizationDeclaration(powerIterations, SourceSite.of(field, mirror.get())));
    }

    private Optional<Member> use(VariableElement field, AnnotationMirror declaration) throws UnresolvedException {
        Arguments arguments = new Arguments(declaration, elements);
        Site site = SourceSite.of(field, declaration);
        Annotations.find(field, SpectralNormalization.class)
                .ifPresent(mirror ->
                        findings.report(Code.NO_KERNEL, SourceSite.of(field, mirror), Use.class.getSimpleName()));
        Optional<TypeElement> type = arguments.type("value");
        Optional<String> cycle = type.flatMap(blocks::cycle);
        if (cycle.isPresent()) {
            findings.report(
                    Code.BLOCK_IN_ITSELF, site.member("value"), type.get().getSimpleName(), cycle.get());
            return Optional.empty();
        }
        if (type.isPresent() && blocks.isUnordered(type.get())) {
            findings.report(
                    Code.UNORDERED_BLOCK, site.member("value"), type.get().getSimpleName());
            return Optional.empty();
        }
        Optional<BlockDeclaration> block = type.isPresent() ? blocks.read(type.get()) : Optional.empty();
        if (block.isEmpty()) {
            String name = type.map(known -> known.getSimpleName().toString()).orElse("a type that is no class");
            findings.report(Code.NOT_A_BLOCK, site.member("value"), name);
            return Optional.empty();
        }
        return Optional.of(new UseDeclaration(
                name(field),
                fileName(field),
                block.get(),
                arguments.integer("times"),
                arguments.strings("set"),
                sources(field),
                Optional.empty(),
                suppressed(field),
                site));
    }

    /** A further use of an earlier field. */
    private Optional<Member> shared(VariableElement field, AnnotationMirror declaration) throws UnresolvedException {
        Site site = SourceSite.of(field, declaration);
        String first = new Arguments(declaration, elements).string("value");
        for (Class<? extends Annotation> other : List.of(Named.class, SpectralNormalization.class)) {
            Annotations.find(field, other)
                    .ifPresent(mirror -> findings.report(
                            Code.NOT_FOR_SHARED, SourceSite.of(field, mirror), other.getSimpleName(), first));
        }
        for (Member member : members) {
            if (member.name().equals(first)) {
                return Optional.of(shared(field, member, site));
            }
        }
        if (!unreadable.contains(first)) {
            reportShared(first, site.member("value"));
        }
        return Optional.empty();
    }

    private Member shared(VariableElement field, Member first, Site site) throws UnresolvedException {
        Optional<String> owner = Optional.of(first.owner());
        if (first instanceof UseDeclaration use) {
            return new UseDeclaration(
                    name(field),
                    name(field),
                    use.block(),
                    use.times(),
                    use.set(),
                    sources(field),
                    owner,
                    suppressed(field),
                    site);
        }
        LayerDeclaration layer = (LayerDeclaration) first;
        return new LayerDeclaration(
                name(field),
                name(field),
                layer.type(),
                layer.definition(),
                layer.wrapper(),
                sources(field),
                owner,
                false,
                suppressed(field),
                site);
    }

    private void reportShared(String first, Site site) {
        if (inputs.stream().anyMatch(input -> input.name().equals(first))) {
            findings.report(Code.SHARED_INPUT, site, first);
        } else if (fields.contains(first)) {
            findings.report(Code.LATER_SHARED, site, first);
        } else {
            List<String> known = members.stream().map(Member::name).toList();
            findings.report(Code.UNKNOWN_SHARED, site, first, NearestName.hint(first, known));
        }
    }

    private List<String> sources(VariableElement field) throws UnresolvedException {
        Optional<AnnotationMirror> from = Annotations.find(field, From.class);
        return from.isPresent() ? new Arguments(from.get(), elements).strings("value") : List.of(previous);
    }

    private String fileName(VariableElement field) throws UnresolvedException {
        Optional<AnnotationMirror> named = Annotations.find(field, Named.class);
        return named.isPresent() ? new Arguments(named.get(), elements).string("value") : name(field);
    }

    private Set<String> suppressed(VariableElement field) throws UnresolvedException {
        Set<String> keys = new LinkedHashSet<>(suppressed);
        keys.addAll(suppressedKeys(field, elements));
        return keys;
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
