// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Interpolation;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Resample;
import dev.ingot.processor.ir.ResampleKernel;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.UpSampling2D}: {@code (rows, columns, channels)} enlarged by whole factors. */
public record UpSampling2DLayer(List<Integer> size, Interpolation interpolation) implements LayerDefinition {

    private static final int AXES = 2;

    @Override
    public void check(Reporter reporter) {
        Arguments.perAxis(reporter, "size", size, AXES, 1);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        return UpSampling.infer(inputs.get(0), UpSampling.factors(size, AXES), reporter);
    }

    @Override
    public Node lower(Lowering lowering) {
        return lowering.run(op(lowering.multiplyAdd()), lowering.output(), lowering.inputs());
    }

    private RunOp op(MultiplyAdd multiplyAdd) {
        List<Integer> factors = UpSampling.factors(size, AXES);
        if (Collections.max(factors) == 1) {
            return new Identity();
        }
        return switch (interpolation) {
            case NEAREST -> UpSampling.nearest(factors);
            case BILINEAR -> new Resample(ResampleKernel.BILINEAR, multiplyAdd);
            case BICUBIC -> new Resample(ResampleKernel.BICUBIC, multiplyAdd);
            case LANCZOS3 -> new Resample(ResampleKernel.LANCZOS3, multiplyAdd);
            case LANCZOS5 -> new Resample(ResampleKernel.LANCZOS5, multiplyAdd);
        };
    }
}
