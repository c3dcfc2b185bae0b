// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.runtime.Tensor;
import java.awt.image.Raster;
import org.junit.jupiter.api.Test;

class SheetTest {

    /** Three images of one row and two columns, two images side by side, each pixel a square of two. */
    @Test
    void laysImagesOutInRowsOnWhitePaper() {
        Tensor images = Tensor.of(new float[] {1, 0, 0, 0.6f, 2, -1}, 3, 1, 2, 1);

        Raster raster = new Sheet(images, 2, 2).draw().getRaster();

        assertThat(raster.getWidth()).isEqualTo(2 * (4 + 12));
        assertThat(raster.getHeight()).isEqualTo(2 * (2 + 12));
        assertThat(line(raster, 12)).isEqualTo(".".repeat(12) + "##....oo" + ".".repeat(12));
        assertThat(line(raster, 13)).isEqualTo(line(raster, 12));
        assertThat(line(raster, 14)).isEqualTo(".".repeat(12) + "##" + ".".repeat(18));
        assertThat(line(raster, 11)).isEqualTo(line(raster, 16)).isEqualTo(".".repeat(32));
    }

    private static String line(Raster raster, int y) {
        StringBuilder line = new StringBuilder();
        for (int x = 0; x < raster.getWidth(); x++) {
            int sample = raster.getSample(x, y, 0);
            line.append(sample == 255 ? '.' : sample == 0 ? '#' : sample == 102 ? 'o' : '?');
        }
        return line.toString();
    }
}
