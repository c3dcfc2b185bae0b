// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Softmax;
import java.util.List;

/** What the activation argument of a layer lowers to: a function of each element, or an op of its own after the layer's. */
record ActivationFunction(Activations activation, ElementFunction elementwise) {

    /** The slope of the function {@code leaky_relu}; the layer LeakyReLU has another default. */
    private static final float LEAKY_RELU_SLOPE = 0.2f;

    static ActivationFunction of(Activations activation) {
        return new ActivationFunction(
                activation,
                switch (activation) {
                    case LINEAR, SOFTMAX -> ElementFunction.LINEAR;
                    case RELU -> new ElementFunction(Kind.RELU, Float.POSITIVE_INFINITY, 0f, 0f);
                    case LEAKY_RELU -> new ElementFunction(Kind.LEAKY_RELU, LEAKY_RELU_SLOPE);
                    case ELU -> new ElementFunction(Kind.ELU, 1f);
                    case SELU -> new ElementFunction(Kind.SELU);
                    case SIGMOID -> new ElementFunction(Kind.SIGMOID);
                    case TANH -> new ElementFunction(Kind.TANH);
                    case SOFTPLUS -> new ElementFunction(Kind.SOFTPLUS);
                    case GELU -> new ElementFunction(Kind.GELU);
                    case SILU -> new ElementFunction(Kind.SILU);
                });
    }

    /** The layer's result: the node, or an op after it for a function that is not element-wise. */
    Node after(Node node, Lowering lowering) {
        return activation == Activations.SOFTMAX
                ? lowering.run(new Softmax(List.of(node.shape().rank() - 1)), node.shape(), List.of(node))
                : node;
    }
}
