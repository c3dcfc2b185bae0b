// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds the size of its input to the loss while training; at inference the identity.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ActivityRegularization {
    /** Factor of the absolute values in the loss; without effect here. */
    double l1() default 0;

    /** Factor of the squares in the loss; without effect here. */
    double l2() default 0;
}
