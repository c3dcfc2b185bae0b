// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/** An op that multiplies and adds up. */
public sealed interface SumOfProducts extends RunOp permits Dense, Dot, Convolution, Resample, Normalize {

    /** How a product is added to a sum. */
    MultiplyAdd multiplyAdd();
}
