// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.layer.LayerType;
import java.util.List;
import java.util.Map;

/**
 * A network as a user would declare it: what is written as source, and what is compiled without source.
 *
 * @param packageName package of the model class
 * @param className simple name of the model class
 * @param inputs the inputs in order; a single one becomes an argument of the annotation
 * @param fields the layers in order
 * @param outputs names of the fields whose values are the outputs
 */
record Declaration(String packageName, String className, List<Input> inputs, List<Field> fields, List<String> outputs) {

    /** The name of the input where there is only one. */
    static final String SINGLE_INPUT = "input";

    /**
     * An input.
     *
     * @param name field name, or {@link #SINGLE_INPUT}
     * @param kerasName the name in the golden case
     * @param shape its shape without the batch axis
     */
    record Input(String name, String kerasName, Shape shape) {}

    /**
     * A layer.
     *
     * @param name field name
     * @param kerasName the name in weight files
     * @param type line of the layer table
     * @param arguments the arguments that are given, by component name
     * @param from names of the inputs and fields that it takes
     */
    record Field(String name, String kerasName, LayerType type, Map<String, Object> arguments, List<String> from) {}

    /** The field that a layer takes if nothing else is said: the one before. */
    List<String> previous(int field) {
        if (field > 0) {
            return List.of(fields.get(field - 1).name());
        }
        return List.of(inputs.get(inputs.size() - 1).name());
    }

    /** Whether the outputs are what they are if nothing is said: the last layer. */
    boolean outputsLast() {
        return outputs.equals(List.of(fields.get(fields.size() - 1).name()));
    }

    /** The fully qualified name of the class that is generated. */
    String networkName() {
        return packageName + "." + className + "Network";
    }
}
