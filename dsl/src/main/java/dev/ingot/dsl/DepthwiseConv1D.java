// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution of sequences that leaves channels apart, each with filters of its own: {@code (steps, in)} to {@code (steps', in * depthMultiplier)}.
 * Output channel {@code c * depthMultiplier + q} is filter {@code q} of input channel {@code c}. Lengths are those of
 * {@link Conv2D}.
 *
 * <p>Weights: {@code kernel (kernel, in, depthMultiplier)}, {@code bias (in * depthMultiplier)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface DepthwiseConv1D {
    /** Cells of the kernel; at least 1. */
    int[] kernelSize();

    /** Distance between windows; at least 1. Other than in a plain convolution it may go with a dilation. */
    int[] strides() default 1;

    /** What happens at the border. */
    Padding padding() default Padding.VALID;

    /** Filters of each channel; at least 1. */
    int depthMultiplier() default 1;

    /** Distance between the kernel's taps; at least 1. */
    int[] dilationRate() default 1;

    /** Activation applied to the output. */
    Activations activation() default Activations.LINEAR;

    /** Whether a bias vector is added. */
    boolean useBias() default true;
}
