// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.SameAs;
import dev.ingot.dsl.SpectralNormalization;
import dev.ingot.dsl.Use;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.layer.LayerType;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Finds annotations by name. */
final class Annotations {

    private Annotations() {}

    static String qualifiedName(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }

    static String simpleName(AnnotationMirror mirror) {
        return mirror.getAnnotationType().asElement().getSimpleName().toString();
    }

    static boolean is(AnnotationMirror mirror, Class<? extends Annotation> type) {
        return qualifiedName(mirror).equals(type.getName());
    }

    /** Whether this is the annotation of the dsl with a simple name. */
    static boolean isOfDsl(AnnotationMirror mirror, String simpleName) {
        return qualifiedName(mirror).equals(From.class.getPackageName() + "." + simpleName);
    }

    static Optional<AnnotationMirror> find(Element element, Class<? extends Annotation> type) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> is(mirror, type))
                .map(mirror -> (AnnotationMirror) mirror)
                .findFirst();
    }

    /** The layer that an annotation declares. */
    static Optional<LayerType> layer(AnnotationMirror mirror) {
        return LayerTable.ofAnnotation(qualifiedName(mirror));
    }

    /** The annotations of an element that declare a layer or an input. */
    static List<AnnotationMirror> declarations(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(Annotations::isDeclaration)
                .map(mirror -> (AnnotationMirror) mirror)
                .toList();
    }

    /** Any annotation of an element that only fields of type Layer may have. */
    static Optional<AnnotationMirror> anyOfLayer(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> isDeclaration(mirror)
                        || is(mirror, From.class)
                        || is(mirror, Named.class)
                        || is(mirror, SpectralNormalization.class))
                .map(mirror -> (AnnotationMirror) mirror)
                .findFirst();
    }

    private static boolean isDeclaration(AnnotationMirror mirror) {
        return layer(mirror).isPresent()
                || is(mirror, Input.class)
                || is(mirror, SameAs.class)
                || is(mirror, Use.class);
    }
}
