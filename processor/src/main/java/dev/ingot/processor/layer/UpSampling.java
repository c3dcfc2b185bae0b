// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What layers share that enlarge by whole factors. */
final class UpSampling {

    private UpSampling() {}

    /** The numbers of an argument, one for each axis. */
    static List<Integer> factors(List<Integer> size, int axes) {
        return IntStream.range(0, axes)
                .mapToObj(axis -> Arguments.along(size, axis))
                .toList();
    }

    /**
     * The shape rule.
     *
     * @param factors one for each spatial axis
     */
    static Optional<Shape> infer(Shape input, List<Integer> factors, Reporter reporter) {
        if (!SpatialInput.check(reporter, input, factors.size())) {
            return Optional.empty();
        }
        long[] sizes = TensorSize.sizes(input);
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
