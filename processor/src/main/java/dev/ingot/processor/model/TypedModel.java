// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Map;

/**
 * A model without errors, with the shape of each value.
 *
 * @param model the model
 * @param shapes the shapes of inputs and layers by field name, in order
 */
public record TypedModel(Model model, Map<String, Shape> shapes) {

    /** The shape of an input or of a layer's output. */
    public Shape shape(String name) {
        return shapes.get(name);
    }

    /** The shapes of a layer's inputs in order. */
    public List<Shape> inputs(LayerDeclaration layer) {
        return layer.from().stream().map(shapes::get).toList();
    }
}
