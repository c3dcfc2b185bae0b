// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Merge;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the layers that combine their inputs element by element have in common: axes of length 1 and missing leading axes are repeated. */
interface MergeLayer extends LayerDefinition {

    /** How elements are combined. */
    Merge.Kind kind();

    @Override
    default Arity arity() {
        return Arity.SEVERAL;
    }

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        int rank = inputs.stream().mapToInt(Shape::rank).max().getAsInt();
        long[] sizes = new long[rank];
        Arrays.fill(sizes, 1);
        // The input that an axis of the result has its size from: what a message compares with.
        int[] source = new int[rank];
        for (int i = 0; i < inputs.size(); i++) {
            Shape input = inputs.get(i);
            for (int axis = rank - input.rank(); axis < rank; axis++) {
                int size = input.size(axis - rank + input.rank());
                if (sizes[axis] == 1) {
                    sizes[axis] = size;
                    source[axis] = i;
                } else if (size != 1 && size != sizes[axis]) {
                    reporter.report(
                            Code.MERGE_SHAPES,
                            reporter.inputName(source[axis]),
                            inputs.get(source[axis]),
                            reporter.inputName(i),
                            input,
                            sizes[axis],
                            size);
                    return Optional.empty();
                }
            }
        }
        return TensorSize.output(reporter, sizes);
    }

    @Override
    default Node lower(Lowering lowering) {
        return lowering.run(new Merge(kind(), ElementFunction.LINEAR), lowering.output(), lowering.inputs());
    }
}
