// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Broadcast;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes an image of a volume for a convolution that reads cell by cell along two neighbouring axes, which count as one then. The
 * bits stay as they are.
 */
final class MergeAxes implements Pass {

    private static final int AXES_OF_VOLUME = 3;

    @Override
    public String name() {
        return "merge-axes";
    }

    @Override
    public String reason() {
        return "there are more kernels for images than for volumes";
    }

    @Override
    public Graph apply(Graph graph) {
        Names names = new Names(graph.nodes().stream().map(Node::name).toList());
        return graph.rewrite((node, operands) -> merged(node.withOperands(operands), names), Map.of());
    }

    private static Node merged(Node node, Names names) {
        if (!(node.op() instanceof Convolution op) || op.axes().size() != AXES_OF_VOLUME) {
            return node;
        }
        for (int axis = 0; axis < AXES_OF_VOLUME - 1; axis++) {
            if (readsCellByCell(op.axes().get(axis))
                    && readsCellByCell(op.axes().get(axis + 1))) {
                return merged(node, op, axis, names);
            }
        }
        return node;
    }

    private static boolean readsCellByCell(ConvolutionAxis axis) {
        return axis.equals(cellByCell(axis.inputLength()));
    }

    private static ConvolutionAxis cellByCell(int length) {
        return new ConvolutionAxis(length, length, 1, 1, List.of(new Phase(0, length, List.of(new Tap(0, 0)))));
    }

    /** The node with an axis and the next one as one. */
    private static Node merged(Node node, Convolution op, int axis, Names names) {
        List<ConvolutionAxis> axes = new ArrayList<>(op.axes());
        int length = axes.get(axis).inputLength() * axes.remove(axis + 1).inputLength();
        axes.set(axis, cellByCell(length));
        Node kernel = node.operand(1);
        Shape kernelShape = merged(kernel.shape(), axis);
        List<Node> operands = new ArrayList<>(node.operands());
        operands.set(0, View.of(node.operand(0), merged(node.operand(0).shape(), axis), names));
        operands.set(
                1,
                new Node(
                        names.allocate(kernel.name() + "View"),
                        kernel.layer(),
                        new Broadcast(kernelShape, kernelShape),
                        List.of(kernel),
                        kernelShape));
        Node image = new Node(
                names.allocate(node.name() + "View"),
                node.layer(),
                op.with(axes),
                operands,
                merged(node.shape(), axis));
        return new Node(node.name(), node.layer(), new Reshape(), List.of(image), node.shape());
    }

    private static Shape merged(Shape shape, int axis) {
        return shape.without(axis + 1).with(axis, shape.size(axis) * shape.size(axis + 1));
    }
}
