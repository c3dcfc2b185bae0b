// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.model;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The layers of a model in an order in which each follows what it takes; those of inner models are among them.
 *
 * @param name the model's name
 * @param inputs its inputs
 * @param calls its layers, a call for each time that one is applied
 * @param outputs the names of the calls or inputs that it gives
 */
record ModelGraph(String name, List<GraphInput> inputs, List<Call> calls, List<String> outputs) {

    /**
     * An input.
     *
     * @param shape its shape without the batch axis
     */
    record GraphInput(String name, List<Integer> shape) {}

    /**
     * A layer that is applied.
     *
     * @param name the layer's name, behind those of the inner models that it is in; for a later application with a number
     * @param className Keras' class
     * @param config the arguments
     * @param from the names of the calls or inputs that it takes
     * @param sameAs the first application of the same layer, if this is a later one
     */
    record Call(String name, String className, JsonObject config, List<String> from, Optional<String> sameAs) {}
}
