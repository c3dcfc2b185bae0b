// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.dsl.Input;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.Model.InputDeclaration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads a class annotated with {@link NeuralNetwork}. */
public final class ModelReader {

    /** What layers call an input that is no field. */
    private static final String INPUT = "input";

    private final Elements elements;

    /** A reader that looks annotations up in these elements. */
    public ModelReader(Elements elements) {
        this.elements = elements;
    }

    /**
     * Reads a class.
     *
     * @param findings takes what is wrong with the class and its fields
     * @return what could be read; empty if that is no network
     * @throws UnresolvedException if the class mentions what does not exist yet; the findings are then incomplete
     */
    public Optional<Model> read(TypeElement type, Findings findings) throws UnresolvedException {
        AnnotationMirror annotation =
                Annotations.find(type, NeuralNetwork.class).orElseThrow();
        Site site = SourceSite.of(type, annotation);
        Arguments arguments = new Arguments(annotation, elements);
        String name = nestedName(type);
        String given = arguments.string("className");
        String className = given.isEmpty() ? name + "Network" : given;
        if (!HostRules.check(type, className, findings)) {
            return Optional.empty();
        }
        HostRules.checkClassName(className, site.member("className"), findings);

        List<VariableElement> fields = ElementFilter.fieldsIn(type.getEnclosedElements());
        Optional<InputDeclaration> input = input(arguments, fields, site, findings);
        Set<String> suppressed = new LinkedHashSet<>(LayerFields.suppressedKeys(type, elements));
        List<String> names =
                fields.stream().map(field -> field.getSimpleName().toString()).toList();
        LayerFields reader = new LayerFields(elements, names, input, suppressed, findings);
        for (VariableElement field : fields) {
            reader.read(field);
        }
        if (reader.lastLayer().isEmpty()) {
            findings.report(Code.NO_LAYERS, site);
            return Optional.empty();
        }
        List<String> outputs = arguments.strings("outputs");
        return Optional.of(new Model(
                name,
                elements.getPackageOf(type).getQualifiedName().toString(),
                className,
                isPublic(type),
                arguments.string("weights"),
                reader.inputs(),
                reader.layers(),
                outputs.isEmpty() ? List.of(reader.lastLayer()) : outputs,
                reader.unreadable(),
                site));
    }

    /** The single input; empty if the inputs are fields. */
    private static Optional<InputDeclaration> input(
            Arguments arguments, List<VariableElement> fields, Site site, Findings findings)
            throws UnresolvedException {
        int[] sizes = arguments.ints(INPUT);
        Optional<VariableElement> inputField = fields.stream()
                .filter(field -> Annotations.find(field, Input.class).isPresent())
                .findFirst();
        if (sizes.length > 0) {
            inputField.ifPresent(
                    field -> findings.report(Code.TWO_KINDS_OF_INPUT, site.member(INPUT), field.getSimpleName()));
        } else if (inputField.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new InputDeclaration(INPUT, Shape.of(sizes), site.member(INPUT)));
    }

    /** Where findings about a class as a whole stand. */
    public static Site site(TypeElement type) {
        return SourceSite.of(type);
    }

    private static String nestedName(TypeElement type) {
        String name = type.getSimpleName().toString();
        Element host = type.getEnclosingElement();
        return host instanceof TypeElement outer ? nestedName(outer) + "_" + name : name;
    }

    private static boolean isPublic(TypeElement type) {
        for (Element host = type; HostRules.isClassOrInterface(host); host = host.getEnclosingElement()) {
            if (!host.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }
}
