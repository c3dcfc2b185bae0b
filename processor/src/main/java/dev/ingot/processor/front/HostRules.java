// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.Site;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/**
 * What a class must be to hold layers. Local and anonymous classes need no rule: compilers do not show them to annotation
 * processors.
 */
final class HostRules {

    /** Not keywords, yet no names of types (JLS 3.9). */
    private static final Set<String> NOT_FOR_TYPES = Set.of("permits", "record", "sealed", "var", "yield");

    private HostRules() {}

    /** Reports what is wrong with a class of layers; false if it is no class, so that its fields mean nothing. */
    static boolean check(TypeElement type, Findings findings) {
        Site site = SourceSite.of(type);
        if (type.getKind() != ElementKind.CLASS) {
            findings.report(Code.NOT_A_CLASS, site, kind(type), type.getSimpleName());
            return false;
        }
        if (!type.getTypeParameters().isEmpty()) {
            String parameters =
                    type.getTypeParameters().stream().map(Object::toString).collect(Collectors.joining(", "));
            findings.report(Code.GENERIC_CLASS, site, parameters);
        }
        inheritedLayer(type)
                .ifPresent(layer -> findings.report(
                        Code.INHERITED_LAYERS,
                        site,
                        layer.getEnclosingElement().getSimpleName(),
                        layer.getSimpleName()));
        return true;
    }

    /** Reports a network that the package of its generated class cannot see. A block may be private: nothing is generated for it. */
    static void checkVisible(TypeElement type, String className, Findings findings) {
        for (Element host = type; isClassOrInterface(host); host = host.getEnclosingElement()) {
            if (host.getModifiers().contains(Modifier.PRIVATE)) {
                findings.report(Code.PRIVATE_CLASS, SourceSite.of(type), host.getSimpleName(), className);
            }
        }
    }

    /** Reports a name that the generated class cannot have. */
    static void checkClassName(String className, Site site, Findings findings) {
        if (!SourceVersion.isIdentifier(className)
                || SourceVersion.isKeyword(className)
                || NOT_FOR_TYPES.contains(className)) {
            findings.report(Code.BAD_CLASS_NAME, site, className);
        }
    }

    static boolean isClassOrInterface(Element element) {
        return element.getKind().isClass() || element.getKind().isInterface();
    }

    private static String kind(TypeElement type) {
        return switch (type.getKind()) {
            case ENUM -> "an enum";
            case RECORD -> "a record";
            case ANNOTATION_TYPE -> "an annotation type";
            default -> "an interface";
        };
    }

    private static Optional<? extends Element> inheritedLayer(TypeElement type) {
        if (!(type.getSuperclass() instanceof DeclaredType superclass)
                || !(superclass.asElement() instanceof TypeElement parent)) {
            return Optional.empty();
        }
        Optional<? extends Element> layer = ElementFilter.fieldsIn(parent.getEnclosedElements()).stream()
                .filter(LayerFields::isLayer)
                .findFirst();
        return layer.isPresent() ? layer : inheritedLayer(parent);
    }
}
