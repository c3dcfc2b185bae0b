// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.processor.layer.MethodOwner;
import dev.ingot.processor.layer.MethodOwner.Visibility;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** The values of an annotation's members, defaults included, as plain Java values. */
final class Arguments {

    private static final Map<Class<?>, Class<?>> BOXES =
            Map.of(int.class, Integer.class, double.class, Double.class, boolean.class, Boolean.class);

    /** What javac gives for a value that it cannot resolve. */
    private static final String ERROR = "<error>";

    private final String annotation;
    private final Map<String, AnnotationValue> values = new HashMap<>();
    private final Elements elements;

    Arguments(AnnotationMirror mirror, Elements elements) {
        this.elements = elements;
        annotation = Annotations.simpleName(mirror);
        elements.getElementValuesWithDefaults(mirror)
                .forEach((member, value) -> values.put(member.getSimpleName().toString(), value));
    }

    int[] ints(String member) throws UnresolvedException {
        return elements(member, Integer.class).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    List<String> strings(String member) throws UnresolvedException {
        return elements(member, String.class);
    }

    int integer(String member) throws UnresolvedException {
        return (Integer) convert(member, value(member), int.class);
    }

    /** The class that a member names; empty for a primitive type or an array. */
    Optional<TypeElement> type(String member) throws UnresolvedException {
        if (!(value(member).getValue() instanceof TypeMirror type) || type.getKind() == TypeKind.ERROR) {
            throw new UnresolvedException("@" + annotation + "(" + member + " = " + value(member) + ")");
        }
        return type instanceof DeclaredType declared
                ? Optional.of((TypeElement) declared.asElement())
                : Optional.empty();
    }

    String string(String member) throws UnresolvedException {
        return (String) convert(member, value(member), String.class);
    }

    /**
     * A record whose components have the names of the annotation's members.
     *
     * @throws UnresolvedException if a value has another type: it mentions what does not exist yet
     */
    <R> R toRecord(Class<? extends R> type) throws UnresolvedException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String member = components[i].getName();
            Type target = components[i].getGenericType();
            if (target instanceof ParameterizedType list) {
                arguments[i] = elements(member, (Class<?>) list.getActualTypeArguments()[0]);
            } else if (target == MethodOwner.class) {
                arguments[i] = methodOwner(member);
            } else {
                arguments[i] = convert(member, value(member), (Class<?>) target);
            }
        }
        return construct(type, components, arguments);
    }

    private MethodOwner methodOwner(String member) throws UnresolvedException {
        Optional<TypeElement> type = type(member);
        return type.isPresent()
                ? new MethodOwners(elements).read(type.get())
                : new MethodOwner("", List.of(value(member).getValue().toString()), Visibility.EVERYWHERE, List.of());
    }

    private static <R> R construct(Class<? extends R> type, RecordComponent[] components, Object[] arguments) {
        try {
            Constructor<? extends R> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the constructor of " + type.getName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    private <T> List<T> elements(String member, Class<T> type) throws UnresolvedException {
        Object value = value(member).getValue();
        // A compiler may leave a single value as it is instead of folding it into an array.
        List<?> elements = value instanceof List<?> list ? list : List.of(value(member));
        List<T> converted = new ArrayList<>();
        for (Object element : elements) {
            converted.add(type.cast(convert(member, (AnnotationValue) element, type)));
        }
        return List.copyOf(converted);
    }

    private AnnotationValue value(String member) throws UnresolvedException {
        AnnotationValue value = values.get(member);
        if (value == null) {
            throw new UnresolvedException("@" + annotation + " has no value of " + member);
        }
        return value;
    }

    private Object convert(String member, AnnotationValue annotationValue, Class<?> type) throws UnresolvedException {
        Object value = annotationValue.getValue();
        if (type.isEnum() && value instanceof VariableElement constant) {
            for (Object candidate : type.getEnumConstants()) {
                if (constant.getSimpleName().contentEquals(((Enum<?>) candidate).name())) {
                    return candidate;
                }
            }
        } else if (BOXES.getOrDefault(type, type).isInstance(value) && !value.equals(ERROR)) {
            return value;
        }
        throw new UnresolvedException("@" + annotation + "(" + member + " = " + value + ")");
    }
}
