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

/** {@link dev.ingot.dsl.DepthToSpace}: channels spread over blocks of pixels. */
public record DepthToSpaceLayer(int blockSize, DepthOrder order) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Arguments.atLeast(reporter, "blockSize", blockSize, 2);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, 2)) {
            return Optional.empty();
        }
        long pixels = (long) blockSize * blockSize;
        if (input.last() % pixels != 0) {
            long fitting = Math.max(1, Math.round((double) input.last() / pixels)) * pixels;
            reporter.reportAt(
                    "blockSize", Code.BLOCK_CHANNELS, blockSize, pixels, reporter.inputName(0), input, fitting);
            return Optional.empty();
        }
        return TensorSize.output(
                reporter, (long) input.size(0) * blockSize, (long) input.size(1) * blockSize, input.last() / pixels);
    }

    @Override
    public Node lower(Lowering lowering) {
        Shape input = lowering.input().shape();
        int channels = lowering.output().last();
        boolean channelsLast = order == DepthOrder.TENSORFLOW;
        Shape split = channelsLast
                ? Shape.of(input.size(0), input.size(1), blockSize, blockSize, channels)
                : Shape.of(input.size(0), input.size(1), channels, blockSize, blockSize);
        Transpose spread = new Transpose(channelsLast ? List.of(0, 2, 1, 3, 4) : List.of(0, 3, 1, 4, 2));
        Node blocks = lowering.run(new Reshape(), split, lowering.inputs());
        Node pixels = lowering.run(spread, spread.of(split), List.of(blocks));
        return lowering.run(new Reshape(), lowering.output(), List.of(pixels));
    }
}
