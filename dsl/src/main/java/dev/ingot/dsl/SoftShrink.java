// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code x - threshold} above the threshold, {@code x + threshold} below its negative, else 0; the shape stays.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface SoftShrink {
    /** How far the input is moved towards 0; at least 0. */
    double threshold() default 0.5;
}
