// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/** An op of the forward pass: computed for each sample. */
public sealed interface RunOp extends Op
        permits Input,
                Custom,
                Identity,
                Reshape,
                SumOfProducts,
                Repeat,
                Pad,
                Pool,
                Elementwise,
                ScaleShift,
                ParametricRelu,
                Softmax,
                Concatenate,
                Merge,
                Transpose,
                Lookup {

    /** Calls the visitor's method for this op. */
    <R> R accept(Visitor<R> visitor, Node node);

    /** One method per op of the forward pass. */
    interface Visitor<R> {
        R input(Input op, Node node);

        R identity(Identity op, Node node);

        R reshape(Reshape op, Node node);

        R dense(Dense op, Node node);

        R dot(Dot op, Node node);

        R convolution(Convolution op, Node node);

        R repeat(Repeat op, Node node);

        R resample(Resample op, Node node);

        R pad(Pad op, Node node);

        R pool(Pool op, Node node);

        R elementwise(Elementwise op, Node node);

        R scaleShift(ScaleShift op, Node node);

        R normalize(Normalize op, Node node);

        R parametricRelu(ParametricRelu op, Node node);

        R softmax(Softmax op, Node node);

        R custom(Custom op, Node node);

        R concatenate(Concatenate op, Node node);

        R merge(Merge op, Node node);

        R transpose(Transpose op, Node node);

        R lookup(Lookup op, Node node);
    }
}
