// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.model;

import dev.ingot.keras.model.ModelGraph.GraphInput;
import dev.ingot.processor.layer.LayerType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model as it will be declared; what takes what is said by field names.
 *
 * @param name the model's name
 * @param inputs the inputs; a single one is called {@code input} and has no field, unless a layer has that name
 * @param fields the layers
 * @param outputs the fields that are the outputs
 */
record Declared(String name, List<Input> inputs, List<Field> fields, List<String> outputs) {

    /** What a single input is called that has no field. */
    static final String SINGLE_INPUT = "input";

    /** Whether the inputs are fields. */
    boolean inputsAreFields() {
        return inputs.size() > 1 || !inputs.get(0).field().equals(SINGLE_INPUT);
    }

    /** An input. */
    record Input(String field, GraphInput graph) {}

    /**
     * A layer.
     *
     * @param field the field's name
     * @param layer the name that files use
     * @param type the line of the layer table
     * @param arguments the arguments that the config gives, by member, in the order of the record
     * @param from the fields or inputs that it takes
     * @param sameAs the field whose layer this is once more
     * @param suppressed keys of the warnings that are switched off
     */
    record Field(
            String field,
            String layer,
            LayerType type,
            Map<String, Object> arguments,
            List<String> from,
            Optional<String> sameAs,
            Set<String> suppressed) {

        Field suppressing(Set<String> keys) {
            return new Field(field, layer, type, arguments, from, sameAs, keys);
        }
    }
}
