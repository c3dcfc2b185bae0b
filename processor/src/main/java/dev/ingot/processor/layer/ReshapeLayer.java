// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.Reshape}: the same values under another shape. */
public record ReshapeLayer(List<Integer> value) implements LayerDefinition {

    /** The size that is computed from the others. */
    private static final int UNKNOWN = -1;

    @Override
    public void check(Reporter reporter) {
        if (value.isEmpty()) {
            reporter.reportAt("value", Code.EMPTY_ARGUMENT, "the shape", "@Reshape(-1) for one axis with all values");
        }
        for (int i = 0; i < value.size(); i++) {
            int size = value.get(i);
            if (size < 1 && size != UNKNOWN) {
                reporter.reportAt("value", i, Code.RESHAPE_SIZE, size);
            } else if (size == UNKNOWN && value.indexOf(UNKNOWN) < i) {
                reporter.reportAt("value", i, Code.RESHAPE_TWO_UNKNOWN);
            }
        }
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        BigInteger given = BigInteger.valueOf(inputs.get(0).elements());
        // As a user may write any sizes, their product may be too large even for a long.
        BigInteger held = value.stream()
                .filter(size -> size != UNKNOWN)
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ONE, BigInteger::multiply);
        int unknown = value.indexOf(UNKNOWN);
        boolean fits = unknown < 0 ? given.equals(held) : given.mod(held).signum() == 0;
        if (!fits) {
            reportMisfit(given, held, reporter);
        }
        Shape written = Shape.of(value.stream().mapToInt(size -> size).toArray());
        if (unknown < 0) {
            return Optional.of(written);
        }
        return fits ? Optional.of(written.with(unknown, given.divide(held).intValueExact())) : Optional.empty();
    }

    private void reportMisfit(BigInteger given, BigInteger held, Reporter reporter) {
        ReshapeFit fit = ReshapeFit.nearest(value, given.longValueExact());
        String written = Arguments.braces(value);
        String fitting = Arguments.braces(fit.sizes());
        Code code = Code.RESHAPE_COUNT;
        Object[] arguments = {written, held, reporter.inputName(0), given, fitting + " holds " + given};
        if (value.contains(UNKNOWN)) {
            code = Code.RESHAPE_REMAINDER;
            arguments = new Object[] {written, reporter.inputName(0), given, held, fitting + " fits " + given};
        }
        if (fit.changed().isPresent()) {
            reporter.reportAt("value", fit.changed().getAsInt(), code, arguments);
        } else {
            reporter.reportAt("value", code, arguments);
        }
    }

    @Override
    public Node lower(Lowering lowering) {
        return lowering.run(new Reshape(), lowering.output(), lowering.inputs());
    }
}
