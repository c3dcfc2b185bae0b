// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A three-dimensional convolution: {@code (depth, rows, columns, in)} to {@code (depth', rows', columns', filters)}.
 * With the effective kernel {@code e = (k - 1) * dilation + 1} an axis of length {@code n} becomes {@code (n - e) /
 * stride + 1} (valid) or {@code (n - 1) / stride + 1} (same), rounded down.
 *
 * <p>Weights: {@code kernel (kernelDepth, kernelRows, kernelColumns, in / groups, filters)}, {@code bias (filters)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Conv3D {
    /** Number of output channels; at least 1. */
    int filters();

    /** Depth, rows and columns of the kernel, one number for all or three; at least 1. */
    int[] kernelSize();

    /** Steps along depth, rows and columns; at least 1; not above 1 together with a dilation above 1. */
    int[] strides() default {1, 1, 1};

    /** What happens at the border. */
    Padding padding() default Padding.VALID;

    /** Distance between the kernel's taps; at least 1. */
    int[] dilationRate() default {1, 1, 1};

    /** Number of groups that channels are split into; must divide input channels and filters. */
    int groups() default 1;

    /** Activation applied to the output. */
    Activations activation() default Activations.LINEAR;

    /** Whether a bias vector is added. */
    boolean useBias() default true;
}
