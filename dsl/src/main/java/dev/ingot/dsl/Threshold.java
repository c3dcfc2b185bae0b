// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code x} above the threshold, else another value; the shape stays. NaN stays NaN.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Threshold {
    /** What the input has to exceed. */
    double threshold();

    /** The value otherwise. */
    double defaultValue();
}
