// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cuts off the ends of a sequence: {@code (steps, channels)} to {@code (steps - left - right, channels)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Cropping1D {
    /** Steps that are cut off: one number for both ends, or {@code {left, right}}; at least 0, and fewer than there are. */
    int[] cropping() default {1, 1};
}
