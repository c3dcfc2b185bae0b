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

    /** The largest tile for several vectors or pixels. */
    static final Tile LARGEST = new Tile(3, 2);
    /** The largest tile for a single vector: more loads, fewer walks over the sums. */
    static final Tile LARGEST_OF_ONE_VECTOR = new Tile(1, 8);

    /** This tile where there are enough rows and channels for it, else as much of it as there are. */
    Tile within(int mostRows, int mostChannels) {
        return new Tile(Math.min(rows, mostRows), Math.min(channels, mostChannels));
    }

    @Override
    public String toString() {
        return rows + "x" + channels + " at a time";
    }
}
