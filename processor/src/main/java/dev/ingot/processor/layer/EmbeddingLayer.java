// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Lookup;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.WeightRole;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** {@link dev.ingot.dsl.Embedding}: the row of a table for each element. */
public record EmbeddingLayer(int inputDim, int outputDim) implements LayerDefinition {

    /** Up to here float32 holds every whole number. */
    private static final int MOST_ROWS = 1 << 24;

    private static final String TABLE = "embeddings";

    @Override
    public void check(Reporter reporter) {
        boolean good = Arguments.atLeast(reporter, "inputDim", inputDim, 1)
                & Arguments.atLeast(reporter, "outputDim", outputDim, 1);
        if (inputDim > MOST_ROWS) {
            reporter.reportAt("inputDim", Code.TOO_MANY_ROWS, inputDim, MOST_ROWS);
        } else if (good) {
            TensorSize.fits(reporter, "the table", inputDim, outputDim);
        }
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        LongStream sizes = inputs.get(0).toList().stream().mapToLong(size -> size);
        return TensorSize.output(
                reporter, LongStream.concat(sizes, LongStream.of(outputDim)).toArray());
    }

    @Override
    public List<WeightVariable> weights(List<Shape> inputs) {
        return List.of(
                new WeightVariable(TABLE, Shape.of(inputDim, outputDim), WeightRole.EMBEDDINGS, inputDim, outputDim));
    }

    @Override
    public Node lower(Lowering lowering) {
        return lowering.run(new Lookup(), lowering.output(), List.of(lowering.input(), lowering.weight(TABLE)));
    }
}
