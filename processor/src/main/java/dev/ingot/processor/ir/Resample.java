// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * Separable interpolation of {@code (rows, columns, channels)} with half-pixel centres, to the rows and columns of the node's
 * shape: first along the rows' axis, then along the columns'. Each result is the first pixel times its weight, to which the
 * products of the others are added in their order. Kernels are as wide where an axis shrinks as where it grows.
 *
 * @param kernel the interpolation kernel
 * @param multiplyAdd how a product is added to a sum
 */
public record Resample(ResampleKernel kernel, MultiplyAdd multiplyAdd) implements SumOfProducts {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.resample(this, node);
    }
}
