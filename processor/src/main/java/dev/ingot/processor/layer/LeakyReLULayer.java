// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.LeakyReLU}: the rectified linear unit with a slope for negative values. */
public record LeakyReLULayer(double negativeSlope) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Arguments.notNegative(reporter, "negativeSlope", negativeSlope, 0.3);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        return Optional.of(inputs.get(0));
    }

    @Override
    public Node lower(Lowering lowering) {
        ElementFunction function = new ElementFunction(Kind.LEAKY_RELU, (float) negativeSlope);
        return lowering.run(new Elementwise(function), lowering.output(), lowering.inputs());
    }
}
