// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.oracle.Declaration.Field;
import dev.ingot.processor.oracle.Declaration.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Networks whose layers follow each other. */
final class Chain {

    private Chain() {}

    /** A layer for a chain; it has no name yet. */
    static Field layer(String kerasClass, Map<String, Object> arguments) {
        return new Field("", "", LayerTable.ofKerasClass(kerasClass).orElseThrow(), arguments, List.of());
    }

    /** A chain of layers, named in order: {@code layer0}, {@code layer1}. */
    static Declaration network(String name, Shape input, Field... layers) {
        List<Field> fields = new ArrayList<>();
        String previous = Declaration.SINGLE_INPUT;
        for (Field layer : layers) {
            String field = "layer" + fields.size();
            fields.add(new Field(field, field, layer.type(), layer.arguments(), List.of(previous)));
            previous = field;
        }
        return new Declaration(
                "kernels",
                name,
                List.of(new Input(Declaration.SINGLE_INPUT, Declaration.SINGLE_INPUT, input)),
                fields,
                List.of(previous));
    }
}
