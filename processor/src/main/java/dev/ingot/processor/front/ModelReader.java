// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.dsl.Input;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.model.Body;
import dev.ingot.processor.model.Model.InputDeclaration;
import dev.ingot.processor.model.NetworkDeclaration;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads a class annotated with {@link NeuralNetwork}. */
public final class ModelReader {

    private final Elements elements;
    private final BlockReader blocks;

    /** A reader that looks annotations up in these elements, and blocks in that reader. */
    public ModelReader(Elements elements, BlockReader blocks) {
        this.elements = elements;
        this.blocks = blocks;
    }

    /**
     * Reads a class.
     *
     * @param findings takes what is wrong with the class and its fields
     * @return what could be read; empty if that is no network
     * @throws UnresolvedException if the class mentions what does not exist yet; the findings are then incomplete
     */
    public Optional<NetworkDeclaration> read(TypeElement type, Findings findings) throws UnresolvedException {
        AnnotationMirror annotation =
                Annotations.find(type, NeuralNetwork.class).orElseThrow();
        Site site = SourceSite.of(type, annotation);
        Arguments arguments = new Arguments(annotation, elements);
        String name = nestedName(type);
        String given = arguments.string("className");
        String className = given.isEmpty() ? name + "Network" : given;
        if (!HostRules.check(type, findings)) {
            return Optional.empty();
        }
        HostRules.checkVisible(type, className, findings);
        HostRules.checkClassName(className, site.member("className"), findings);
        List<VariableElement> fields = ElementFilter.fieldsIn(type.getEnclosedElements());
        Body body = blocks.fields(type, annotation, input(arguments, fields, site, findings), false, findings);
        if (body.outputs().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NetworkDeclaration(
                name,
                elements.getPackageOf(type).getQualifiedName().toString(),
                className,
                isPublic(type),
                arguments.string("weights"),
                body));
    }

    /** The single input; empty if the inputs are fields. */
    private static Optional<InputDeclaration> input(
            Arguments arguments, List<VariableElement> fields, Site site, Findings findings)
            throws UnresolvedException {
        int[] sizes = arguments.ints(BlockReader.INPUT);
        Optional<VariableElement> inputField = fields.stream()
                .filter(field -> Annotations.find(field, Input.class).isPresent())
                .findFirst();
        if (sizes.length > 0) {
            inputField.ifPresent(field ->
                    findings.report(Code.TWO_KINDS_OF_INPUT, site.member(BlockReader.INPUT), field.getSimpleName()));
        } else if (inputField.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new InputDeclaration(BlockReader.INPUT, Shape.of(sizes), site.member(BlockReader.INPUT)));
    }

    /** Whether a class is annotated as a network. */
    public static boolean isNetwork(TypeElement type) {
        return Annotations.find(type, NeuralNetwork.class).isPresent();
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
