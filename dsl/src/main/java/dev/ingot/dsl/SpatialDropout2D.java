// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Drops whole channels while training; at inference the identity, of {@code (rows, columns, channels)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface SpatialDropout2D {
    /** Share of channels dropped while training, 0 to 1; without effect here. */
    double value();
}
