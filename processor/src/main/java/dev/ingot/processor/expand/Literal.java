// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.expand;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of annotation members, written in a string as they would be in the annotation. */
final class Literal {

    private Literal() {}

    /**
     * The value of a text.
     *
     * @param type the type of the record component that the member becomes
     * @return empty if the text is no such value
     */
    static Optional<Object> read(String text, Type type) {
        if (type instanceof ParameterizedType list) {
            return readList(text, (Class<?>) list.getActualTypeArguments()[0]);
        }
        try {
            return readOne(text, (Class<?>) type);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> readList(String text, Class<?> type) {
        boolean braces = text.startsWith("{") && text.endsWith("}");
        String elements = braces ? text.substring(1, text.length() - 1).strip() : text;
        List<Object> values = new ArrayList<>();
        if (!elements.isEmpty()) {
            for (String element : elements.split(",", -1)) {
                Optional<Object> value = read(element.strip(), type);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.add(value.get());
            }
        }
        return braces || !values.isEmpty() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    private static Optional<Object> readOne(String text, Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return Optional.of(Integer.valueOf(text));
        }
        if (type == double.class || type == Double.class) {
            return Optional.of(Double.valueOf(text));
        }
        if (type == boolean.class || type == Boolean.class) {
            return text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
        }
        if (type == String.class) {
            return Optional.of(text);
        }
        return constants(type)
                .filter(constant ->
                        text.equals(constant.name()) || text.equals(type.getSimpleName() + "." + constant.name()))
                .map(constant -> (Object) constant)
                .findFirst();
    }

    private static Stream<Enum<?>> constants(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(constant -> (Enum<?>) constant)
                : Stream.empty();
    }

    /** What would be a value of a type: {@code a whole number}. */
    static String describe(Type type) {
        if (type instanceof ParameterizedType list) {
            return describe(list.getActualTypeArguments()[0]) + ", or several in braces";
        }
        if (type == int.class || type == Integer.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        return constants((Class<?>) type).map(Enum::name).collect(Collectors.joining(", ", "one of ", ""));
    }
}
