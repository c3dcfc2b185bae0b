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
    /** The site that this one lies in; null for a class or field. */
    private final SourceSite outer;

    private final int index;
    /** Found when it is asked for: the compiler lists all members of a class to tell the place of one. */
    private List<Integer> position;

    private SourceSite(
            Element element,
            Optional<AnnotationMirror> annotation,
            Optional<AnnotationValue> value,
            SourceSite outer,
            int index) {
        this.element = element;
        this.annotation = annotation;
        this.value = value;
        this.outer = outer;
        this.index = index;
    }

    /** The name of a class or field. */
    static SourceSite of(Element element) {
        return new SourceSite(element, Optional.empty(), Optional.empty(), null, 0);
    }

    /** An annotation of a class or field. */
    static SourceSite of(Element element, AnnotationMirror annotation) {
        return of(element).at(annotation);
    }

    private SourceSite at(AnnotationMirror other) {
        int place = element.getAnnotationMirrors().indexOf(other);
        return new SourceSite(element, Optional.of(other), Optional.empty(), of(element), place);
    }

    private SourceSite at(AnnotationValue inner, int place) {
        return new SourceSite(element, annotation, Optional.of(inner), this, place);
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
    public String host() {
        Element type = element.getKind().isField() ? element.getEnclosingElement() : element;
        return type.toString();
    }

    @Override
    public List<Integer> position() {
        if (position == null) {
            position = outer == null ? position(element) : within(outer.position(), index);
        }
        return position;
    }

    private static List<Integer> position(Element element) {
        return element.getKind().isField()
                ? List.of(1, element.getEnclosingElement().getEnclosedElements().indexOf(element))
                : List.of(0);
    }

    private static List<Integer> within(List<Integer> position, int index) {
        List<Integer> inner = new ArrayList<>(position);
        inner.add(index);
        return List.copyOf(inner);
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
