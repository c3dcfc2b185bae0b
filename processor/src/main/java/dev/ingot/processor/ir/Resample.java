// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * Separable interpolation of {@code (rows, columns, channels)} with half-pixel centres: first along the rows' axis, then
 * along the columns'. Each result is the first pixel times its weight, to which the products of the others are added in
 * their order.
 *
 * @param kernel the interpolation kernel
 * @param rowFactor whole factor by which the number of rows grows
 * @param columnFactor whole factor by which the number of columns grows
 * @param multiplyAdd how a product is added to a sum
 */
public record Resample(ResampleKernel kernel, int rowFactor, int columnFactor, MultiplyAdd multiplyAdd)
        implements SumOfProducts {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.resample(this, node);
    }
}
