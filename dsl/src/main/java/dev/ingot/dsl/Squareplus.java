// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code (x + sqrt(x * x + b)) / 2}; the shape stays.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Squareplus {
    /** How smooth the function is at 0, where it is {@code sqrt(b) / 2}; at least 0. */
    double b() default 4.0;
}
