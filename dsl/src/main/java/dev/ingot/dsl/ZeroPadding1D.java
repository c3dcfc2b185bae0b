// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts zeros before and behind a sequence: {@code (steps, channels)} to {@code (left + steps + right, channels)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ZeroPadding1D {
    /** Steps of zeros: one number for both ends, or {@code {left, right}}; at least 0. */
    int[] padding() default 1;
}
