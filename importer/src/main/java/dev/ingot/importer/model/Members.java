// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer.model;

import dev.ingot.processor.layer.LayerDefinition;
import dev.ingot.processor.layer.LayerType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a layer's annotation: the components of its record. */
public final class Members {
    private Members() {}

    /** The members in the order of the record. */
    public static List<RecordComponent> of(LayerType type) {
        return List.of(type.definition().getRecordComponents());
    }

    /** The default of a member, in the form of the record's component; empty if it must be given. */
    public static Optional<Object> defaultOf(LayerType type, String member) {
        try {
            Object value = type.annotation().getDeclaredMethod(member).getDefaultValue();
            if (value instanceof int[] ints) {
                return Optional.of(Arrays.stream(ints).boxed().toList());
            }
            if (value instanceof double[] doubles) {
                return Optional.of(Arrays.stream(doubles).boxed().toList());
            }
            return Optional.ofNullable(value instanceof String[] texts ? List.of(texts) : value);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.annotation() + " lacks the member " + member, e);
        }
    }

    /** The members that must be given and are not. */
    public static List<String> missing(LayerType type, Map<String, Object> arguments) {
        return of(type).stream()
                .map(RecordComponent::getName)
                .filter(member -> !arguments.containsKey(member)
                        && defaultOf(type, member).isEmpty())
                .toList();
    }

    /** The record with these arguments and defaults for the rest. */
    static LayerDefinition definition(LayerType type, Map<String, Object> arguments) {
        List<RecordComponent> members = of(type);
        Class<?>[] types = members.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = members.stream()
                .map(member -> Optional.ofNullable(arguments.get(member.getName()))
                        .or(() -> defaultOf(type, member.getName()))
                        .orElseThrow())
                .toArray();
        try {
            return (LayerDefinition)
                    type.definition().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.definition(), e);
        }
    }
}
