// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes shapes of computed sizes, which may be too large for a tensor. */
final class TensorSize {

    /** The length of the longest array that every JVM can make. */
    private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    private TensorSize() {}

    /** The shape of the output; reports one that is too large. */
    static Optional<Shape> output(Reporter reporter, long... sizes) {
        return shape(reporter, "the output", sizes);
    }

    /** Whether a kernel of these sizes can exist; reports one that is too large. */
    static boolean kernelFits(Reporter reporter, long... sizes) {
        return fits(reporter, "the kernel", sizes);
    }

    /** Whether a weight of these sizes can exist; reports one that is too large. */
    static boolean fits(Reporter reporter, String weight, long... sizes) {
        return shape(reporter, weight, sizes).isPresent();
    }

    /** Whether a dilated kernel that covers so many cells is within reason; reports one that is too large. */
    static boolean spanFits(Reporter reporter, long... cells) {
        return shape(reporter, "the dilated kernel", cells).isPresent();
    }

    /** The sizes of a shape, to calculate with. */
    static long[] sizes(Shape shape) {
        return shape.toList().stream().mapToLong(Integer::longValue).toArray();
    }

    private static Optional<Shape> shape(Reporter reporter, String what, long... sizes) {
        long most = MOST_VALUES;
        for (long size : sizes) {
            most /= size;
        }
        if (most == 0) {
            String shape = Arrays.stream(sizes).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
            reporter.report(Code.TOO_LARGE, what, shape, MOST_VALUES);
            return Optional.empty();
        }
        return Optional.of(
                Shape.of(Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray()));
    }
}
