// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fully connected layer on the last axis: {@code (..., in)} to {@code (..., units)}, {@code activation(x . kernel +
 * bias)}.
 *
 * <p>Weights: {@code kernel (in, units)}, {@code bias (units)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Dense {
    /** Size of the last axis of the output; at least 1. */
    int units();

    /** Activation applied to the output. */
    Activations activation() default Activations.LINEAR;

    /** Whether a bias vector is added. */
    boolean useBias() default true;
}
