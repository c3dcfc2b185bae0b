// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.digits;

import dev.ingot.runtime.Tensor;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Images laid out in rows on white paper. */
final class Sheet {

    private static final int MARGIN = 6;
    private static final int WHITE = 255;

    private final Tensor images;
    private final int columns;
    private final int enlargement;

    /**
     * A sheet.
     *
     * @param images (n, height, width, 1), ink 1 and paper 0; what lies outside is clipped
     * @param columns images per row
     * @param enlargement side of the square that a pixel becomes
     */
    Sheet(Tensor images, int columns, int enlargement) {
        this.images = images;
        this.columns = columns;
        this.enlargement = enlargement;
    }

    /** Writes a greyscale PNG; makes the directory if it is not there. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(draw(), "png", file.toFile());
    }

    BufferedImage draw() {
        int count = images.shape().size(0);
        int height = images.shape().size(1);
        int width = images.shape().size(2);
        int rows = (count + columns - 1) / columns;
        BufferedImage picture = new BufferedImage(
                (columns * width + 2 * MARGIN) * enlargement,
                (rows * height + 2 * MARGIN) * enlargement,
                BufferedImage.TYPE_BYTE_GRAY);
        // Samples of the raster are the bytes of the file; setRGB would convert colours.
        WritableRaster raster = picture.getRaster();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int row = y / enlargement - MARGIN;
                int column = x / enlargement - MARGIN;
                int image = Math.floorDiv(row, height) * columns + Math.floorDiv(column, width);
                boolean inside = row >= 0 && column >= 0 && column < columns * width && image < count;
                float ink = inside ? images.get(image, row % height, column % width, 0) : 0;
                raster.setSample(x, y, 0, WHITE - Math.round(WHITE * Math.min(Math.max(ink, 0f), 1f)));
            }
        }
        return picture;
    }
}
