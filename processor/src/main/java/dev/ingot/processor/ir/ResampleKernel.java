// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/** The interpolation kernels of {@link Resample}. */
public enum ResampleKernel {
    /** Linear between the two nearest pixels, edges replicated. */
    BILINEAR,
    /** Keys' cubic with a = -0.5 over four pixels; pixels outside are left out and the weights renormalised. */
    BICUBIC,
    /** Lanczos of radius 3; pixels outside are left out and the weights renormalised. */
    LANCZOS3,
    /** Lanczos of radius 5; pixels outside are left out and the weights renormalised. */
    LANCZOS5
}
