// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.dsl.Block;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.model.BlockDeclaration;
import dev.ingot.processor.model.Body;
import dev.ingot.processor.model.Model.InputDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads classes annotated with {@link Block}, each once, and the fields of any class with layers. */
public final class BlockReader {

    /** What layers call an input that is no field. */
    static final String INPUT = "input";

    private final Elements elements;
    private final Predicate<TypeElement> inSource;
    private final Map<String, Optional<BlockDeclaration>> known = new HashMap<>();
    /** By class, the field that is being read in each block that is being read, outermost first. */
    private final Map<String, String> open = new LinkedHashMap<>();

    /**
     * A reader.
     *
     * @param inSource whether a class is being compiled, so that messages can stand in it
     */
    public BlockReader(Elements elements, Predicate<TypeElement> inSource) {
        this.elements = elements;
        this.inSource = inSource;
    }

    /**
     * Reads a block.
     *
     * @return what could be read, with the findings; empty if the class is no block
     * @throws UnresolvedException if the class mentions what does not exist yet
     */
    public Optional<BlockDeclaration> read(TypeElement type) throws UnresolvedException {
        String name = type.getQualifiedName().toString();
        Optional<AnnotationMirror> annotation = Annotations.find(type, Block.class);
        if (annotation.isEmpty()) {
            return Optional.empty();
        }
        if (!known.containsKey(name)) {
            open.put(name, "");
            try {
                known.put(name, Optional.of(read(type, annotation.get(), name)));
            } finally {
                open.remove(name);
            }
        }
        return known.get(name);
    }

    private BlockDeclaration read(TypeElement type, AnnotationMirror annotation, String name)
            throws UnresolvedException {
        Findings findings = new Findings();
        Site site = SourceSite.of(type, annotation);
        if (Annotations.find(type, NeuralNetwork.class).isPresent()) {
            findings.report(Code.NETWORK_AND_BLOCK, site, type.getSimpleName());
        }
        List<VariableElement> fields = ElementFilter.fieldsIn(type.getEnclosedElements());
        boolean inputFields = fields.stream()
                .anyMatch(field -> Annotations.find(field, Input.class).isPresent());
        Optional<InputDeclaration> input =
                inputFields ? Optional.empty() : Optional.of(new InputDeclaration(INPUT, Shape.of(), site));
        Body body = HostRules.check(type, findings)
                ? fields(type, annotation, input, true, findings)
                : new Body(List.of(), List.of(), List.of(), Set.of(), site);
        return new BlockDeclaration(nestedName(type), name, body, inSource.test(type), findings.sorted());
    }

    private static String nestedName(TypeElement type) {
        String name = type.getSimpleName().toString();
        return type.getEnclosingElement() instanceof TypeElement outer ? nestedName(outer) + "." + name : name;
    }

    /**
     * Reads the fields of a network or block.
     *
     * @param annotation the one that has {@code outputs}
     * @param input the single input, if it is no field
     */
    Body fields(
            TypeElement type,
            AnnotationMirror annotation,
            Optional<InputDeclaration> input,
            boolean isBlock,
            Findings findings)
            throws UnresolvedException {
        List<VariableElement> fields = ElementFilter.fieldsIn(type.getEnclosedElements());
        List<String> names =
                fields.stream().map(field -> field.getSimpleName().toString()).toList();
        Set<String> suppressed = new LinkedHashSet<>(LayerFields.suppressedKeys(type, elements));
        LayerFields reader = new LayerFields(elements, this, names, input, isBlock, suppressed, findings);
        for (VariableElement field : fields) {
            open.computeIfPresent(
                    type.getQualifiedName().toString(),
                    (host, before) -> field.getSimpleName().toString());
            reader.read(field);
        }
        Site site = SourceSite.of(type, annotation);
        List<String> outputs = new Arguments(annotation, elements).strings("outputs");
        if (reader.lastMember().isEmpty()) {
            findings.report(Code.NO_LAYERS, site);
        } else if (outputs.isEmpty()) {
            outputs = List.of(reader.lastMember());
        }
        return new Body(reader.inputs(), reader.members(), outputs, reader.unreadable(), site);
    }

    /** Whether nobody knows the order of a class' fields: Eclipse's compiler sorts those of class files by name. */
    boolean isUnordered(TypeElement type) {
        return type.getClass().getName().startsWith("org.eclipse.") && !inSource.test(type);
    }

    /** How a block that is being read leads back to itself: {@code Residual.inner -> Residual}; empty if it is not being read. */
    Optional<String> cycle(TypeElement type) {
        String name = type.getQualifiedName().toString();
        if (!open.containsKey(name)) {
            return Optional.empty();
        }
        List<String> way = new ArrayList<>();
        boolean within = false;
        for (Map.Entry<String, String> block : open.entrySet()) {
            within |= block.getKey().equals(name);
            if (within) {
                way.add(simpleName(block.getKey()) + "." + block.getValue());
            }
        }
        way.add(simpleName(name));
        return Optional.of(String.join(" -> ", way));
    }

    private static String simpleName(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }

    /** The class at the top of a file. */
    static TypeElement topLevel(TypeElement type) {
        Element host = type.getEnclosingElement();
        return host instanceof TypeElement outer ? topLevel(outer) : type;
    }
}
