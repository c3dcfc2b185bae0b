// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import java.util.List;

/** Values of a forward pass under another shape. */
final class View {

    private View() {}

    /** A value under a shape: a view, or what it is a view of. */
    static Node of(Node x, Shape shape, Names names) {
        Node source = x.op() instanceof Reshape ? x.operand(0) : x;
        return source.shape().equals(shape)
                ? source
                : new Node(names.allocate(x.name() + "View"), x.layer(), new Reshape(), List.of(source), shape);
    }
}
