// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution of images that leaves channels apart, each with filters of its own: {@code (rows, columns, in)} to {@code (rows', columns', in * depthMultiplier)}.
 * Output channel {@code c * depthMultiplier + q} is filter {@code q} of input channel {@code c}. Lengths are those of
 * {@link Conv2D}.
 *
 * <p>Weights: {@code kernel (kernelRows, kernelColumns, in, depthMultiplier)}, {@code bias (in * depthMultiplier)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface DepthwiseConv2D {
    /** Rows and columns of the kernel, one number for both or two; at least 1. */
    int[] kernelSize();

    /** Steps along rows and columns; at least 1. Other than in a plain convolution they may go with a dilation. */
    int[] strides() default {1, 1};

    /** What happens at the border. */
    Padding padding() default Padding.VALID;

    /** Filters of each channel; at least 1. */
    int depthMultiplier() default 1;

    /** Distance between the kernel's taps; at least 1. */
    int[] dilationRate() default {1, 1};

    /** Activation applied to the output. */
    Activations activation() default Activations.LINEAR;

    /** Whether a bias vector is added. */
    boolean useBias() default true;
}
