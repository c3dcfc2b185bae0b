// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.ir.Shape;
import java.util.Map;

/**
 * A model without errors, with the shape of each value.
 *
 * @param model the model
 * @param shapes the shapes of inputs and layers by field name, in order
 */
public record TypedModel(Model model, Map<String, Shape> shapes) {}
