// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Drops values while training and keeps mean and variance, for SELU; at inference the identity.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface AlphaDropout {
    /** Share of values dropped while training, 0 to 1; without effect here. */
    double value();
}
