// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/** An op on weights: computed once, when a network is loaded, in double and rounded once to float32. */
public sealed interface LoadOp extends Op
        permits Weight,
                Constant,
                Permute,
                Broadcast,
                Scale,
                SumTaps,
                Compose,
                ShiftedBias,
                InverseDeviation,
                NormalizationScale,
                NormalizationShift {

    /** Calls the visitor's method for this op. */
    <R> R accept(Visitor<R> visitor, Node node);

    /** One method per op on weights. */
    interface Visitor<R> {
        R weight(Weight op, Node node);

        R constant(Constant op, Node node);

        R permute(Permute op, Node node);

        R broadcast(Broadcast op, Node node);

        R scale(Scale op, Node node);

        R sumTaps(SumTaps op, Node node);

        R compose(Compose op, Node node);

        R shiftedBias(ShiftedBias op, Node node);

        R inverseDeviation(InverseDeviation op, Node node);

        R normalizationScale(NormalizationScale op, Node node);

        R normalizationShift(NormalizationShift op, Node node);
    }
}
