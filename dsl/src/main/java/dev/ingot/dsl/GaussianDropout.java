// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Multiplies by noise around 1 while training; at inference the identity.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GaussianDropout {
    /** Stands for a standard deviation of {@code sqrt(value / (1 - value))}, 0 to 1; without effect here. */
    double value();
}
