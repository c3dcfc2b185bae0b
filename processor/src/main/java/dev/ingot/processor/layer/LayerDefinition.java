// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A layer with its arguments: a record whose components have the names and types of its annotation's members ({@code int[]}
 * as {@code List<Integer>}, {@code double[]} as {@code List<Double>}, {@code String[]} as {@code List<String>}; enums of the
 * dsl as they are).
 */
public interface LayerDefinition {

    /** How many inputs the layer takes. */
    default Arity arity() {
        return Arity.ONE;
    }

    /** The function that the layer applies to its result: the component of this name, if the record has one. */
    default Activations activation() {
        return Activations.LINEAR;
    }

    /** Reports an activation that no layer can have as an argument. */
    default void checkActivation(Reporter reporter) {
        if (activation() == Activations.GLU) {
            reporter.reportAt("activation", Code.GLU_ACTIVATION);
        }
    }

    /** Reports arguments that are wrong whatever the input is. */
    default void check(Reporter reporter) {}

    /**
     * Reports what the generated class may not call, in the package of the network. Called only if {@link #check} reported no
     * error.
     */
    default void checkCalls(String packageName, Reporter reporter) {}

    /**
     * The shape rule. Called only if {@link #check} reported no error and all input shapes are known.
     *
     * @param inputs the shapes of the inputs, as many as {@link #arity} allows
     * @param reporter takes what is wrong
     * @return the shape of the output; if an error was reported, empty or the shape that the arguments ask for, which the
     *     message shows and nothing else uses
     */
    Optional<Shape> infer(List<Shape> inputs, Reporter reporter);

    /** The weights in Keras' order, for inputs that {@link #infer} accepted. */
    default List<WeightVariable> weights(List<Shape> inputs) {
        return List.of();
    }

    /** The ops that compute the layer, for inputs that {@link #infer} accepted. */
    Node lower(Lowering lowering);
}
