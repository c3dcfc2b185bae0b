// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Softmax;
import java.util.List;
import java.util.Optional;

/** What the activation argument of a layer lowers to: a function of each element, or an op of its own after the layer's. */
record ActivationFunction(Activations activation, ElementFunction elementwise) {

    static ActivationFunction of(Activations activation) {
        return new ActivationFunction(
                activation,
                switch (activation) {
                    case LINEAR, SOFTMAX, LOG_SOFTMAX, SPARSEMAX, GLU -> ElementFunction.LINEAR;
                    case RELU -> new ElementFunction(Kind.RELU, Float.POSITIVE_INFINITY, 0f, 0f);
                    case RELU6 -> new ElementFunction(Kind.RELU, 6f, 0f, 0f);
                    case LEAKY_RELU -> new ElementFunction(Kind.LEAKY_RELU, 0.2f);
                    case ELU -> new ElementFunction(Kind.ELU, 1f);
                    case CELU -> new ElementFunction(Kind.CELU, 1f);
                    case SELU -> new ElementFunction(Kind.SELU);
                    case EXPONENTIAL -> new ElementFunction(Kind.EXPONENTIAL);
                    case SIGMOID -> new ElementFunction(Kind.SIGMOID);
                    case HARD_SIGMOID -> new ElementFunction(Kind.CLIPPED_LINEAR, 1f, 3f, 0f, 6f, 6f);
                    case KERAS2_HARD_SIGMOID -> new ElementFunction(Kind.CLIPPED_LINEAR, 0.2f, 0.5f, 0f, 1f, 1f);
                    case SPARSE_SIGMOID -> new ElementFunction(Kind.CLIPPED_LINEAR, 0.5f, 0.5f, 0f, 1f, 1f);
                    case LOG_SIGMOID -> new ElementFunction(Kind.LOG_SIGMOID);
                    case TANH -> new ElementFunction(Kind.TANH);
                    case HARD_TANH -> new ElementFunction(Kind.CLIPPED_LINEAR, 1f, 0f, -1f, 1f, 1f);
                    case TANH_SHRINK -> new ElementFunction(Kind.TANH_SHRINK);
                    case SOFT_SHRINK -> new ElementFunction(Kind.SOFT_SHRINK, 0.5f);
                    case HARD_SHRINK -> new ElementFunction(Kind.HARD_SHRINK, 0.5f);
                    case SOFTPLUS -> new ElementFunction(Kind.SOFTPLUS);
                    case SQUAREPLUS -> new ElementFunction(Kind.SQUAREPLUS, 4f);
                    case SPARSE_PLUS -> new ElementFunction(Kind.SPARSE_PLUS);
                    case SOFTSIGN -> new ElementFunction(Kind.SOFTSIGN);
                    case GELU -> new ElementFunction(Kind.GELU);
                    case SILU -> new ElementFunction(Kind.SILU);
                    case HARD_SILU -> new ElementFunction(Kind.HARD_SILU);
                    case MISH -> new ElementFunction(Kind.MISH);
                });
    }

    /** The layer's result: the node, or an op after it for a function that is not element-wise. */
    Node after(Node node, Lowering lowering) {
        return softmax()
                .map(kind ->
                        lowering.run(new Softmax(kind, List.of(node.shape().rank() - 1)), node.shape(), List.of(node)))
                .orElse(node);
    }

    private Optional<Softmax.Kind> softmax() {
        return switch (activation) {
            case SOFTMAX -> Optional.of(Softmax.Kind.SHARES);
            case LOG_SOFTMAX -> Optional.of(Softmax.Kind.LOGARITHMS);
            case SPARSEMAX -> Optional.of(Softmax.Kind.SPARSE);
            default -> Optional.empty();
        };
    }
}
