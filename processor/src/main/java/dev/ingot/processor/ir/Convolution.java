// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;

/**
 * A convolution, plain or transposed, written as the taps that each output phase reads. Operands: x {@code (..., in)} with
 * one to three spatial axes, kernel {@code (..., in / groups, filters)} with the same, bias {@code (filters)} if there is one.
 * Order: {@link Summation#TAP_CHAINS}, the taps in row-major order, bias last.
 *
 * @param axes phases and taps along each spatial axis
 * @param groups number of groups that channels and filters are split into
 * @param multiplyAdd how a product is added to a sum
 * @param activation applied to each element of the result
 */
public record Convolution(List<ConvolutionAxis> axes, int groups, MultiplyAdd multiplyAdd, ElementFunction activation)
        implements SumOfProducts {

    /** Copies the list. */
    public Convolution {
        axes = List.copyOf(axes);
    }

    /** The order in which products are added. */
    public Summation summation() {
        return Summation.TAP_CHAINS;
    }

    /** The third last spatial axis; a single cell if there are fewer. */
    public ConvolutionAxis depth() {
        return fromLast(3);
    }

    /** The second last spatial axis; a single cell if there is only one. */
    public ConvolutionAxis rows() {
        return fromLast(2);
    }

    /** The last spatial axis. */
    public ConvolutionAxis columns() {
        return fromLast(1);
    }

    private ConvolutionAxis fromLast(int place) {
        return place > axes.size() ? ConvolutionAxis.SINGLE_CELL : axes.get(axes.size() - place);
    }

    /** The op with another activation. */
    public Convolution with(ElementFunction other) {
        return new Convolution(axes, groups, multiplyAdd, other);
    }

    /** The op along other axes. */
    public Convolution with(List<ConvolutionAxis> others) {
        return new Convolution(others, groups, multiplyAdd, activation);
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.convolution(this, node);
    }
}
