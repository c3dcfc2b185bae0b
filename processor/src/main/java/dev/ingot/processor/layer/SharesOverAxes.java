// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Softmax;
import java.util.List;
import java.util.Optional;

/** A softmax or its logarithm: shares of 1 over one or several axes. */
interface SharesOverAxes extends LayerDefinition {

    /** The axes, as Keras counts them. */
    List<Integer> axis();

    /** What is made of the shares. */
    Softmax.Kind kind();

    @Override
    default void check(Reporter reporter) {
        Axis.check(reporter, axis());
    }

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        return Axis.exist(reporter, axis(), input) ? Optional.of(input) : Optional.empty();
    }

    @Override
    default Node lower(Lowering lowering) {
        Shape shape = lowering.output();
        return lowering.run(new Softmax(kind(), Axis.indices(axis(), shape)), shape, lowering.inputs());
    }
}
