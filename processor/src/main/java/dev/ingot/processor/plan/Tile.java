// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

/**
 * What one multiply-add pass handles at once. The products of a sum are added one after the other, so the tile does not
 * change the bits.
 *
 * @param rows vectors (pixels) whose sums are updated
 * @param channels inputs (channels) whose products are added
 */
public record Tile(int rows, int channels) {

    @Override
    public String toString() {
        return rows + "x" + channels + " at a time";
    }
}
