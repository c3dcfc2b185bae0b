// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code x (1 + erf(x / sqrt(2))) / 2}; the shape stays.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GELU {
    /** Whether it is {@code x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2} instead. */
    boolean approximate() default false;
}
