// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;

/**
 * A weight as a kernel reads it.
 *
 * @param name a Java identifier, unique among the packed weights of the network
 * @param source the value, computed from weights alone
 * @param layout how it is laid out
 */
public record PackedWeight(String name, Node source, Layout layout) {

    /** The shape of the array, or of the arrays of arrays, that holds it. */
    public Shape shape() {
        Shape from = source.shape();
        if (layout instanceof Layout.Rows) {
            return from;
        }
        if (layout instanceof Layout.Columns) {
            return Shape.of(from.size(1), from.size(0));
        }
        if (layout instanceof Layout.Depthwise depthwise) {
            int taps = Math.toIntExact(from.elements() / from.last());
            int channels = from.last() / depthwise.multiplier();
            return Shape.of(depthwise.multiplier(), taps * depthwise.pitch(channels));
        }
        if (layout instanceof Layout.Taps taps) {
            int filters = from.last() / taps.groups();
            return Shape.of(
                    taps.groups(), from.size(from.rank() - 2), taps.taps().size() * filters);
        }
        return Shape.of(Math.toIntExact(from.elements()));
    }
}
