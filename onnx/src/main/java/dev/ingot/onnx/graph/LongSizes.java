// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import java.util.stream.LongStream;

/** Lengths before it is known whether they fit a tensor. */
final class LongSizes {
    private LongSizes() {}

    /** Channels, then the spatial axes. */
    static long[] of(long channels, LongStream spatial) {
        return LongStream.concat(LongStream.of(channels), spatial).toArray();
    }
}
