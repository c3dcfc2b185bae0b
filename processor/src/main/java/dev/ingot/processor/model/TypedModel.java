// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Map;

/**
 * A network whose shapes are known. Made by {@link ShapeInference}; if that reported no error, later stages may rely on
 * everything that the layers check.
 *
 * @param model the network
 * @param shapes the shapes of inputs and layers by field name; complete unless an error was reported
 */
public record TypedModel(Model model, Map<String, Shape> shapes) {

    /** Copies the map. */
    public TypedModel {
        shapes = Map.copyOf(shapes);
    }

    /** The shape of an input or of a layer's output. */
    public Shape shape(String name) {
        return shapes.get(name);
    }

    /** The shapes of a layer's inputs in order. */
    public List<Shape> inputs(LayerDeclaration layer) {
        return layer.from().stream().map(shapes::get).toList();
    }
}
