// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Turns a value of a config into that of a record's component. */
final class ConfigValue {
    /** Other names of activation functions, in Keras 2 and 3. */
    private static final Map<String, String> SYNONYMS = Map.of("SWISH", "SILU", "HARD_SWISH", "HARD_SILU");

    /** A value that the component cannot have. */
    static final class InexpressibleException extends Exception {
        private static final long serialVersionUID = 1L;

        InexpressibleException(String message) {
            super(message);
        }
    }

    private ConfigValue() {}

    /** The value; lists as lists, Keras' {@code None} as an empty list or as infinity where that is the default. */
    static Object of(RecordComponent member, JsonElement json, Object defaultValue) throws InexpressibleException {
        Class<?> type = member.getType();
        if (type == List.class) {
            ParameterizedType list = (ParameterizedType) member.getGenericType();
            List<Object> values = new ArrayList<>();
            flatten(json, (Class<?>) list.getActualTypeArguments()[0], values);
            return List.copyOf(values);
        }
        if (json instanceof JsonNull) {
            if (defaultValue instanceof Double infinity && infinity.isInfinite()) {
                return defaultValue;
            }
            if (type.isEnum()) {
                return constant(type, "linear");
            }
            throw new InexpressibleException("needs a value");
        }
        // Keras 2 writes a single axis as a list.
        return scalar(type, json instanceof JsonArray array && array.size() == 1 ? array.get(0) : json);
    }

    /** A number alone is a list of one, pairs of pairs are all in a row. */
    private static void flatten(JsonElement json, Class<?> type, List<Object> values) throws InexpressibleException {
        if (json instanceof JsonArray array) {
            for (JsonElement element : array) {
                flatten(element, type, values);
            }
        } else if (!(json instanceof JsonNull)) {
            values.add(scalar(type, json));
        }
    }

    private static Object scalar(Class<?> type, JsonElement json) throws InexpressibleException {
        if (json instanceof JsonPrimitive value) {
            if ((type == int.class || type == Integer.class) && value.isNumber()) {
                return whole(json).orElseThrow(() -> new InexpressibleException("no whole number that an int holds"));
            }
            if ((type == double.class || type == Double.class) && value.isNumber()) {
                return value.getAsDouble();
            }
            if (type == boolean.class && value.isBoolean()) {
                return value.getAsBoolean();
            }
            if (type == String.class && value.isString()) {
                return value.getAsString();
            }
            if (type.isEnum() && value.isString()) {
                return constant(type, value.getAsString());
            }
        }
        throw new InexpressibleException("no " + type.getSimpleName());
    }

    /** The whole number that a value is, if it is one that an int holds. */
    static OptionalInt whole(JsonElement json) {
        try {
            return json instanceof JsonPrimitive value && value.isNumber()
                    ? OptionalInt.of(value.getAsBigDecimal().intValueExact())
                    : OptionalInt.empty();
        } catch (ArithmeticException notWhole) {
            return OptionalInt.empty();
        }
    }

    private static Object constant(Class<?> type, String name) throws InexpressibleException {
        String upper = name.toUpperCase(Locale.ROOT);
        String wanted = SYNONYMS.getOrDefault(upper, upper);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InexpressibleException(type.getSimpleName() + " has no " + wanted));
    }
}
