// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Spreads the channels of each pixel over a block of pixels: {@code (rows, columns, channels)} becomes
 * {@code (rows * blockSize, columns * blockSize, channels / (blockSize * blockSize))}. Also called pixel shuffle or sub-pixel
 * upsampling; {@link SpaceToDepth} is the inverse.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface DepthToSpace {
    /** Rows and columns of a block, at least 2; its square divides the channels. */
    int blockSize();

    /** Which channel becomes which pixel of the block. */
    DepthOrder order() default DepthOrder.TENSORFLOW;
}
