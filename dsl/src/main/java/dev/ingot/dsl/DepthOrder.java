// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

/**
 * Which channel of a pixel is which place in a block of pixels, for {@link DepthToSpace} and {@link SpaceToDepth}. In a block of
 * size {@code b}, row {@code i}, column {@code j} and channel {@code c} of {@code n} are
 */
public enum DepthOrder {
    /** channel {@code (i * b + j) * n + c} of the pixel, as in TensorFlow and {@code keras.ops}; ONNX calls it DCR. */
    TENSORFLOW,
    /** channel {@code c * b * b + i * b + j} of the pixel, as in PyTorch's {@code PixelShuffle}; ONNX calls it CRD. */
    PYTORCH
}
