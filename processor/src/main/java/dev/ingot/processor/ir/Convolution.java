// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * A two-dimensional convolution, plain or transposed, written as the taps that each output phase reads. Operands: x {@code
 * (rows, columns, in)}, kernel {@code (kernelRows, kernelColumns, in / groups, filters)}, bias {@code (filters)} if there
 * is one. Order: {@link Summation#TAP_CHAINS}, bias last.
 *
 * @param rows phases and taps along the rows
 * @param columns phases and taps along the columns
 * @param groups number of groups that channels and filters are split into
 * @param multiplyAdd how a product is added to a sum
 * @param activation applied to each element of the result
 */
public record Convolution(
        ConvolutionAxis rows, ConvolutionAxis columns, int groups, MultiplyAdd multiplyAdd, ElementFunction activation)
        implements SumOfProducts {

    /** The order in which products are added. */
    public Summation summation() {
        return Summation.TAP_CHAINS;
    }

    /** The op with another activation. */
    public Convolution with(ElementFunction other) {
        return new Convolution(rows, columns, groups, multiplyAdd, other);
    }

    /** The op along other axes. */
    public Convolution with(ConvolutionAxis otherRows, ConvolutionAxis otherColumns) {
        return new Convolution(otherRows, otherColumns, groups, multiplyAdd, activation);
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.convolution(this, node);
    }
}
