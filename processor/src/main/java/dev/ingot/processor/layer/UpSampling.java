// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** What layers share that enlarge by whole factors. */
final class UpSampling {

    private UpSampling() {}

    /**
     * The shape rule.
     *
     * @param factors one for each spatial axis
     */
    static Optional<Shape> infer(Shape input, List<Integer> factors, Reporter reporter) {
        if (!Images.check(reporter, input, factors.size())) {
            return Optional.empty();
        }
        long[] sizes = Images.sizes(input);
        for (int axis = 0; axis < factors.size(); axis++) {
            sizes[axis] *= factors.get(axis);
        }
        return TensorSize.output(reporter, sizes);
    }

    /** The op that repeats each cell so often. */
    static RunOp nearest(List<Integer> factors) {
        return factors.stream().allMatch(factor -> factor == 1) ? new Identity() : new Repeat(factors);
    }
}
