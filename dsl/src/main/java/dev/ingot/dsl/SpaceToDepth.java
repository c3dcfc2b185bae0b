// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gathers the channels of each block of pixels in one pixel: {@code (rows, columns, channels)} becomes
 * {@code (rows / blockSize, columns / blockSize, channels * blockSize * blockSize)}. {@link DepthToSpace} is the inverse.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface SpaceToDepth {
    /** Rows and columns of a block, at least 2; divides the rows and the columns. */
    int blockSize();

    /** Which pixel of the block becomes which channel. */
    DepthOrder order() default DepthOrder.TENSORFLOW;
}
