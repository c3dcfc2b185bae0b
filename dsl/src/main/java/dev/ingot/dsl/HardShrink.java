// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code x} above the threshold and below its negative, else 0; the shape stays.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface HardShrink {
    /** Up to which distance from 0 the input becomes 0; at least 0. */
    double threshold() default 0.5;
}
