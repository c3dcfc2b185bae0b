// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.LoadOp;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.Shape;
import java.util.List;

/** What a layer needs to lower itself: its inputs, its weights, and a maker of nodes. */
public interface Lowering {

    /** The layer's inputs. */
    List<Node> inputs();

    /** The layer's single input. */
    default Node input() {
        return inputs().get(0);
    }

    /** The node of a weight that {@link LayerDefinition#weights} lists. */
    Node weight(String variable);

    /** The shape that {@link LayerDefinition#infer} gave. */
    Shape output();

    /** How the network's ops add a product to a sum. */
    MultiplyAdd multiplyAdd();

    /** A node of the forward pass. */
    Node run(RunOp op, Shape shape, List<Node> operands);

    /** A value computed from weights; the suffix, in camel case, tells it from the layer's others. */
    Node load(String suffix, LoadOp op, Shape shape, List<Node> operands);
}
