// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer.model;

import dev.ingot.processor.layer.LayerType;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model as it will be declared; what takes what is said by field names.
 *
 * @param origin whose model it is, for the documentation of the class: {@code Keras}
 * @param name the model's name
 * @param inputs the inputs; a single one is called {@code input} and has no field, unless a layer has that name
 * @param fields the layers
 * @param outputs the fields that are the outputs
 */
public record DeclaredModel(String origin, String name, List<Input> inputs, List<Field> fields, List<String> outputs) {

    /** What a single input is called that has no field. */
    public static final String SINGLE_INPUT = "input";

    /** Copies the lists. */
    public DeclaredModel {
        inputs = List.copyOf(inputs);
        fields = List.copyOf(fields);
        outputs = List.copyOf(outputs);
    }

    /** Whether the inputs are fields. */
    boolean inputsAreFields() {
        return inputs.size() > 1 || !inputs.get(0).field().equals(SINGLE_INPUT);
    }

    /**
     * An input.
     *
     * @param field the field's name
     * @param shape its shape without the batch axis
     */
    public record Input(String field, List<Integer> shape) {

        /** Copies the list. */
        public Input {
            shape = List.copyOf(shape);
        }
    }

    /**
     * A layer.
     *
     * @param field the field's name
     * @param layer the name that files use
     * @param type the line of the layer table
     * @param arguments the arguments that the file gives, by member
     * @param spectralIterations the argument of a spectral normalisation around it; 0 for none
     * @param from the fields or inputs that it takes
     * @param sameAs the field whose layer this is once more
     * @param suppressed keys of the warnings that are switched off
     */
    public record Field(
            String field,
            String layer,
            LayerType type,
            Map<String, Object> arguments,
            int spectralIterations,
            List<String> from,
            Optional<String> sameAs,
            Set<String> suppressed)
            implements Outline.Member {

        /** Puts the arguments in order. */
        public Field {
            Map<String, Object> ordered = new LinkedHashMap<>();
            for (RecordComponent member : Members.of(type)) {
                if (arguments.containsKey(member.getName())) {
                    ordered.put(member.getName(), arguments.get(member.getName()));
                }
            }
            arguments = Collections.unmodifiableMap(ordered);
        }

        /** A layer without a normalisation around it. */
        public Field(
                String field,
                String layer,
                LayerType type,
                Map<String, Object> arguments,
                List<String> from,
                Optional<String> sameAs,
                Set<String> suppressed) {
            this(field, layer, type, arguments, 0, from, sameAs, suppressed);
        }

        Field suppressing(Set<String> keys) {
            return new Field(field, layer, type, arguments, spectralIterations, from, sameAs, keys);
        }

        Field without(String member) {
            Map<String, Object> others = new LinkedHashMap<>(arguments);
            others.remove(member);
            return new Field(field, layer, type, others, spectralIterations, from, sameAs, suppressed);
        }

        Field taking(List<String> sources) {
            return new Field(field, layer, type, arguments, spectralIterations, sources, sameAs, suppressed);
        }
    }
}
