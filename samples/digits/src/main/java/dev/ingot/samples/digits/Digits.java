// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.digits;

import dev.ingot.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;

/** Draws a sheet of digits with each generator, has one read by the classifier, and says where the pictures are. */
final class Digits {

    private static final int EACH = 10;
    private static final long SEED = 42;

    private Digits() {}

    /** Takes the directory for the pictures. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Tensor requests = Requests.of(EACH, SEED);

        Generator28Network generator = Generator28Network.load();
        System.out.println(generator.summary());
        Tensor images = generator.predict(requests);
        Classifier28Network classifier = Classifier28Network.load();
        System.out.println(classifier.summary());
        System.out.println(new Reading(classifier.predict(images)));
        System.out.println();

        System.out.println("pictures:");
        write(images, 2, directory.resolve("generator28.png"));
        write(Transpose10Network.load().predict(requests), 5, directory.resolve("transpose10.png"));
        write(UpSampling10Network.load().predict(requests), 5, directory.resolve("upsampling10.png"));
    }

    private static void write(Tensor images, int enlargement, Path file) throws IOException {
        new Sheet(images, EACH, enlargement).write(file);
        System.out.println("  " + file);
    }
}
