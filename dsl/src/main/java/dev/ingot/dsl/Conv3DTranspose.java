// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A transposed three-dimensional convolution, the gradient of {@link Conv3D}: {@code (depth, rows, columns, in)} to
 * {@code (depth', rows', columns', filters)}. With the effective kernel {@code e = (k - 1) * dilation + 1} an axis of
 * length {@code n} becomes {@code (n - 1) * stride + max(e, stride)} (valid) or {@code n * stride} (same); with an
 * output padding {@code p} it becomes {@code (n - 1) * stride + e + p} (valid) or {@code (n - 1) * stride + e % 2 + p}
 * (same).
 *
 * <p>Weights: {@code kernel (kernelDepth, kernelRows, kernelColumns, filters, in)}, {@code bias (filters)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Conv3DTranspose {
    /** Number of output channels; at least 1. */
    int filters();

    /** Depth, rows and columns of the kernel, one number for all or three; at least 1. */
    int[] kernelSize();

    /** Steps of the output along depth, rows and columns; at least 1; not above 1 together with a dilation above 1. */
    int[] strides() default {1, 1, 1};

    /** What happens at the border. */
    Padding padding() default Padding.VALID;

    /**
     * Slices, rows and columns added to the output, less than the stride; empty for Keras' {@code None}, which is not the
     * same as 0.
     */
    int[] outputPadding() default {};

    /** Distance between the kernel's taps; at least 1. */
    int[] dilationRate() default {1, 1, 1};

    /** Activation applied to the output. */
    Activations activation() default Activations.LINEAR;

    /** Whether a bias vector is added. */
    boolean useBias() default true;
}
