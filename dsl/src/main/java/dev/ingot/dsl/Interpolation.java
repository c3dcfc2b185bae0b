// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

/** How {@link UpSampling2D} and {@link Resizing} compute pixels between those of the input. */
public enum Interpolation {
    /** The pixel that the centre lies in: by whole factors each pixel is repeated. */
    NEAREST,
    /** Linear between the two nearest pixels of each axis, half-pixel centres, edges replicated. */
    BILINEAR,
    /** Cubic convolution (Keys, a = -0.5) over four pixels of each axis, half-pixel centres, renormalised at edges. */
    BICUBIC,
    /** Lanczos with radius 3, half-pixel centres, renormalised at edges. */
    LANCZOS3,
    /** Lanczos with radius 5, half-pixel centres, renormalised at edges. */
    LANCZOS5
}
