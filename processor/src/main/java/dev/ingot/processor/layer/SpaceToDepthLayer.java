// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.DepthOrder;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Transpose;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.SpaceToDepth}: blocks of pixels gathered in channels. */
public record SpaceToDepthLayer(int blockSize, DepthOrder order) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Arguments.atLeast(reporter, "blockSize", blockSize, 2);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, 2)
                || !divides(reporter, "rows", input, input.size(0))
                || !divides(reporter, "columns", input, input.size(1))) {
            return Optional.empty();
        }
        return TensorSize.output(
                reporter,
                input.size(0) / blockSize,
                input.size(1) / blockSize,
                (long) input.last() * blockSize * blockSize);
    }

    private boolean divides(Reporter reporter, String axis, Shape input, int size) {
        if (size % blockSize == 0) {
            return true;
        }
        reporter.reportAt(
                "blockSize",
                Code.BLOCK_SIZE,
                blockSize,
                size,
                axis,
                reporter.inputName(0),
                input,
                blockSize - size % blockSize);
        return false;
    }

    @Override
    public Node lower(Lowering lowering) {
        Shape input = lowering.input().shape();
        Shape output = lowering.output();
        Shape split = Shape.of(output.size(0), blockSize, output.size(1), blockSize, input.last());
        Transpose gather =
                new Transpose(order == DepthOrder.TENSORFLOW ? List.of(0, 2, 1, 3, 4) : List.of(0, 2, 4, 1, 3));
        Node blocks = lowering.run(new Reshape(), split, lowering.inputs());
        Node pixels = lowering.run(gather, gather.of(split), List.of(blocks));
        return lowering.run(new Reshape(), output, List.of(pixels));
    }
}
