// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.processor.check.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/** A class or field, perhaps one of its annotations, perhaps a value in it. */
final class SourceSite implements Site {

    private final Element element;
    private final Optional<AnnotationMirror> annotation;
    private final Optional<AnnotationValue> value;
    private final List<Integer> position;

    private SourceSite(
            Element element,
            Optional<AnnotationMirror> annotation,
            Optional<AnnotationValue> value,
            List<Integer> position) {
        this.element = element;
        this.annotation = annotation;
        this.value = value;
        this.position = position;
    }

    /** The name of a class or field. */
    static SourceSite of(Element element) {
        List<Integer> position = element.getKind().isField()
                ? List.of(1, element.getEnclosingElement().getEnclosedElements().indexOf(element))
                : List.of(0);
        return new SourceSite(element, Optional.empty(), Optional.empty(), position);
    }

    /** An annotation of a class or field. */
    static SourceSite of(Element element, AnnotationMirror annotation) {
        return of(element).at(annotation);
    }

    private SourceSite at(AnnotationMirror other) {
        List<Integer> of = of(element).position;
        int index = element.getAnnotationMirrors().indexOf(other);
        return new SourceSite(element, Optional.of(other), Optional.empty(), within(of, index));
    }

    private SourceSite at(AnnotationValue inner, int index) {
        return new SourceSite(element, annotation, Optional.of(inner), within(position, index));
    }

    private static List<Integer> within(List<Integer> position, int index) {
        List<Integer> inner = new ArrayList<>(position);
        inner.add(index);
        return List.copyOf(inner);
    }

    @Override
    public Site member(String name) {
        int index = 0;
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry : annotation
                .map(AnnotationMirror::getElementValues)
                .orElse(Map.of())
                .entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return at(entry.getValue(), index);
            }
            index++;
        }
        return this;
    }

    @Override
    public Site element(int index) {
        return value.map(AnnotationValue::getValue)
                .filter(List.class::isInstance)
                .map(list -> (List<?>) list)
                .filter(list -> index < list.size())
                .<Site>map(list -> at((AnnotationValue) list.get(index), index))
                .orElse(this);
    }

    @Override
    public Site beside(String name, String member) {
        for (AnnotationMirror other : element.getAnnotationMirrors()) {
            if (Annotations.isOfDsl(other, name)) {
                return at(other).member(member);
            }
        }
        return this;
    }

    @Override
    public String subject() {
        return element.getSimpleName()
                + annotation
                        .map(mirror -> " (@" + Annotations.simpleName(mirror) + ")")
                        .orElse("");
    }

    @Override
    public List<Integer> position() {
        return position;
    }

    /** The class or field. */
    Element element() {
        return element;
    }

    /** The annotation, if the site is one or lies in one. */
    Optional<AnnotationMirror> annotation() {
        return annotation;
    }

    /** The value, if the site is one. */
    Optional<AnnotationValue> value() {
        return value;
    }
}
