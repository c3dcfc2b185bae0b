// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code x} where positive, else {@code alpha (exp(x) - 1)}; the shape stays.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ELU {
    /** What the function tends to for small inputs is {@code -alpha}. */
    double alpha() default 1.0;
}
