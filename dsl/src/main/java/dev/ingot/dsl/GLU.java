// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The gated linear unit: splits an axis into halves a and b and gives {@code a / (1 + exp(-b))}, so that the axis becomes half
 * as long.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GLU {
    /** The axis that is halved, counted as Keras does: the batch is 0, the last is -1. Its length must be even. */
    int axis() default -1;
}
