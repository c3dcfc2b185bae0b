// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.runtime.Network;
import dev.ingot.runtime.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TutorialTest {

    /** All that the programs print; the generators' values are those of their seeds, to the bit. */
    private static final Path EXPECTED = Path.of("src/test/resources/dev/ingot/samples/tutorial/tutorial.txt");

    @Test
    void printsTheSameEverywhere() throws IOException {
        String printed = printed(() -> Tutorial.main(new String[0]));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(EXPECTED, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(EXPECTED));
    }

    @Test
    void repeatsPixels() {
        assertThat(printed(() -> NearestUpSampling.main(new String[0])))
                .contains("[[1. 2.]\n [3. 4.]]")
                .contains("[[1. 1. 2. 2.]\n [1. 1. 2. 2.]\n [3. 3. 4. 4.]\n [3. 3. 4. 4.]]");
    }

    @Test
    void repeatsRowsAndColumnsUnevenly() {
        assertThat(printed(() -> UnevenUpSampling.main(new String[0])))
                .contains("[[1. 1. 1. 2. 2. 2.]\n [1. 1. 1. 2. 2. 2.]\n [3. 3. 3. 4. 4. 4.]\n [3. 3. 3. 4. 4. 4.]]");
    }

    @Test
    void interpolatesBetweenPixels() {
        assertThat(printed(() -> BilinearUpSampling.main(new String[0])))
                .contains("[[1.   1.25 1.75 2.  ]\n [1.5  1.75 2.25 2.5 ]\n"
                        + " [2.5  2.75 3.25 3.5 ]\n [3.   3.25 3.75 4.  ]]");
    }

    @Test
    void spreadsPixelsWithTwoParameters() {
        assertThat(printed(() -> SparseTranspose.main(new String[0])))
                .contains("Total params: 2 ")
                .contains("[[1. 0. 2. 0.]\n [0. 0. 0. 0.]\n [3. 0. 4. 0.]\n [0. 0. 0. 0.]]");
    }

    @Test
    void addsUpWhereKernelsOverlap() {
        assertThat(printed(() -> PaddedTranspose.main(new String[0])))
                .contains("[[ 1.  1.  3.  2.]\n [ 1.  1.  3.  2.]\n [ 4.  4. 10.  6.]\n [ 3.  3.  7.  4.]]");
    }

    @Test
    void generatorsHaveTheirParametersAndShapes() {
        assertGenerator(UpSamplingGeneratorNetwork.load(Weights.random(1)), "(10, 10, 1)");
        assertGenerator(TransposeGeneratorNetwork.load(Weights.random(1)), "(10, 10, 1)");
        assertGenerator(ValidTransposeGeneratorNetwork.load(Weights.random(1)), "(11, 11, 1)");
    }

    private static void assertGenerator(Network generator, String shape) {
        assertThat(generator.summary()).contains("Total params: 324,353 (1.24 MB)");
        assertThat(generator.signature().outputs())
                .singleElement()
                .satisfies(output -> assertThat(output.shape()).hasToString(shape));
    }

    private static String printed(Runnable program) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
