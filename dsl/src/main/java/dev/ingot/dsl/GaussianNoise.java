// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds noise while training; at inference the identity.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GaussianNoise {
    /** Standard deviation of the noise, 0 to 1; without effect here. */
    double value();
}
