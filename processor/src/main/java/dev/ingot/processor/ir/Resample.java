// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * Separable interpolation of {@code (rows, columns, channels)} with half-pixel centres: first along the rows' axis, then
 * along the columns'. Each result is a chain of {@code weight * pixel} from the first pixel on.
 *
 * @param kernel the interpolation kernel
 * @param rowFactor whole factor by which the number of rows grows
 * @param columnFactor whole factor by which the number of columns grows
 */
public record Resample(ResampleKernel kernel, int rowFactor, int columnFactor) implements RunOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.resample(this, node);
    }
}
