// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Interpolation;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.Resample;
import dev.ingot.processor.ir.ResampleKernel;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.UpSampling2D}: {@code (rows, columns, channels)} enlarged by whole factors. */
public record UpSampling2DLayer(List<Integer> size, Interpolation interpolation) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Arguments.perAxis(reporter, "size", size, 2, 1);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, 2)) {
            return Optional.empty();
        }
        Size2D factors = Size2D.of(size);
        return TensorSize.output(
                reporter,
                (long) input.size(0) * factors.rows(),
                (long) input.size(1) * factors.columns(),
                input.last());
    }

    @Override
    public Node lower(Lowering lowering) {
        return lowering.run(op(lowering.multiplyAdd()), lowering.output(), lowering.inputs());
    }

    private RunOp op(MultiplyAdd multiplyAdd) {
        Size2D factors = Size2D.of(size);
        if (factors.max() == 1) {
            return new Identity();
        }
        return switch (interpolation) {
            case NEAREST -> new Repeat(List.of(factors.rows(), factors.columns()));
            case BILINEAR -> resample(ResampleKernel.BILINEAR, factors, multiplyAdd);
            case BICUBIC -> resample(ResampleKernel.BICUBIC, factors, multiplyAdd);
            case LANCZOS3 -> resample(ResampleKernel.LANCZOS3, factors, multiplyAdd);
            case LANCZOS5 -> resample(ResampleKernel.LANCZOS5, factors, multiplyAdd);
        };
    }

    private static Resample resample(ResampleKernel kernel, Size2D factors, MultiplyAdd multiplyAdd) {
        return new Resample(kernel, factors.rows(), factors.columns(), multiplyAdd);
    }
}
