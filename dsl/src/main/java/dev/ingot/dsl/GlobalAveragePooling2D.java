// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each channel of images: {@code (rows, columns, channels)} to {@code (channels)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GlobalAveragePooling2D {
    /** Whether the pooled axes stay, with length 1: {@code (1, 1, channels)}. */
    boolean keepdims() default false;
}
