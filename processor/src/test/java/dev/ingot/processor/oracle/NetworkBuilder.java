// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.layer.LayerType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Declares a network layer by layer, each under a name made of Keras' class and its number. */
final class NetworkBuilder {

    private final String className;
    private final List<Declaration.Input> inputs;
    private final List<Declaration.Field> fields = new ArrayList<>();

    /** A network of one input. */
    NetworkBuilder(String className, int... input) {
        this.className = className;
        inputs = List.of(new Declaration.Input(Declaration.SINGLE_INPUT, Declaration.SINGLE_INPUT, Shape.of(input)));
    }

    /** The number of layers so far. */
    int size() {
        return fields.size();
    }

    /** The name of the last layer; of the input if there is none yet. */
    String last() {
        return fields.isEmpty()
                ? Declaration.SINGLE_INPUT
                : fields.get(fields.size() - 1).name();
    }

    /**
     * Adds a layer after the last one.
     *
     * @param arguments name, value, name, value and so on
     * @return its name
     */
    String add(String kerasClass, Object... arguments) {
        return addAfter(List.of(last()), kerasClass, arguments);
    }

    /** Adds a layer that takes these. */
    String addAfter(List<String> from, String kerasClass, Object... arguments) {
        LayerType type = LayerTable.ofKerasClass(kerasClass).orElseThrow();
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            named.put((String) arguments[i], arguments[i + 1]);
        }
        String name =
                kerasClass.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + kerasClass.substring(1) + fields.size();
        fields.add(new Declaration.Field(name, name, type, named, from));
        return name;
    }

    /** The network, whose output is the last layer. */
    Declaration build() {
        return new Declaration("big", className, inputs, fields, List.of(last()));
    }
}
