// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution of sequences in two steps: a {@link DepthwiseConv1D} of each channel, then one of single steps, which mixes the
 * channels, with nothing between them: {@code (steps, in)} to {@code (steps', filters)}. Lengths are those of {@link Conv2D}.
 *
 * <p>Weights: {@code depthwise_kernel (kernel, in, depthMultiplier)}, {@code pointwise_kernel (1, in * depthMultiplier, filters)}, {@code bias (filters)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface SeparableConv1D {
    /** Number of output channels; at least 1. */
    int filters();

    /** Cells of the kernel; at least 1. */
    int[] kernelSize();

    /** Distance between windows; at least 1. Other than in a plain convolution it may go with a dilation. */
    int[] strides() default 1;

    /** What happens at the border. */
    Padding padding() default Padding.VALID;

    /** Distance between the kernel's taps; at least 1. */
    int[] dilationRate() default 1;

    /** Filters of each channel in the first step; at least 1. */
    int depthMultiplier() default 1;

    /** Activation applied to the output. */
    Activations activation() default Activations.LINEAR;

    /** Whether a bias vector is added. */
    boolean useBias() default true;
}
