// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code x * scale + offset}; the shape stays.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Rescaling {
    /** Factor: one, or one for each element of the last axis. */
    double[] scale();

    /** Summand: one, or one for each element of the last axis. */
    double[] offset() default 0.0;
}
