// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.runtime.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsTest {

    private static final Path IN_README = Path.of("../../docs/digits.png");

    @Test
    void theClassifierReadsWhatTheGeneratorWasAskedFor() {
        Tensor images = Generator28Network.load().predict(Requests.of(20, 42));

        Reading reading = new Reading(Classifier28Network.load().predict(images));

        assertThat(reading.right()).isGreaterThanOrEqualTo(198);
    }

    @Test
    void aReadingComparesWithTheRows() {
        float[] probabilities = new float[20 * 10];
        for (int image = 0; image < 20; image++) {
            probabilities[image * 10 + image / 2] = 1;
        }
        probabilities[5 * 10 + 7] = 2;

        Reading reading = new Reading(Tensor.of(probabilities, 20, 10));

        assertThat(reading.right()).isEqualTo(19);
        assertThat(reading.toString())
                .contains("asked for 2, reads 2 7\n")
                .contains("asked for 9, reads 9 9\n")
                .endsWith("19 of 20 are right");
    }

    @Test
    void bothTutorialNetworksDrawTheSame() {
        Tensor requests = Requests.of(1, 3);

        float[] transposed = Transpose10Network.load().predict(requests).toArray();
        float[] upsampled = UpSampling10Network.load().predict(requests).toArray();

        for (int i = 0; i < transposed.length; i++) {
            assertThat(Math.abs(transposed[i] - upsampled[i])).isLessThan(0.01f);
        }
    }

    @Test
    void drawsThreeSheets(@TempDir Path directory) throws IOException {
        Digits.main(new String[] {directory.resolve("pictures").toString()});

        for (String name : new String[] {"generator28", "transpose10", "upsampling10"}) {
            BufferedImage sheet = ImageIO.read(
                    directory.resolve("pictures").resolve(name + ".png").toFile());
            assertThat(sheet.getWidth()).isEqualTo(sheet.getHeight()).isGreaterThan(500);
            assertThat(pixels(sheet)).contains(0).contains(255);
        }
        compareWithReadme(directory.resolve("pictures").resolve("generator28.png"));
    }

    private static void compareWithReadme(Path drawn) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.copy(drawn, IN_README, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(pixels(ImageIO.read(drawn.toFile()))).isEqualTo(pixels(ImageIO.read(IN_README.toFile())));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    }
}
