// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A one-dimensional convolution: {@code (steps, in)} to {@code (steps', filters)}. With the effective kernel {@code e =
 * (k - 1) * dilation + 1} an axis of length {@code n} becomes {@code (n - e) / stride + 1} (valid) or {@code (n - 1) /
 * stride + 1} (same, causal), rounded down.
 *
 * <p>Weights: {@code kernel (kernelSteps, in / groups, filters)}, {@code bias (filters)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Conv1D {
    /** Number of output channels; at least 1. */
    int filters();

    /** Steps of the kernel; at least 1. */
    int[] kernelSize();

    /** Distance between windows; at least 1; not above 1 together with a dilation above 1. */
    int[] strides() default 1;

    /** What happens at the border; with {@link Padding#CAUSAL} no output reads a later step. */
    Padding padding() default Padding.VALID;

    /** Distance between the kernel's taps; at least 1. */
    int[] dilationRate() default 1;

    /** Number of groups that channels are split into; must divide input channels and filters. */
    int groups() default 1;

    /** Activation applied to the output. */
    Activations activation() default Activations.LINEAR;

    /** Whether a bias vector is added. */
    boolean useBias() default true;
}
