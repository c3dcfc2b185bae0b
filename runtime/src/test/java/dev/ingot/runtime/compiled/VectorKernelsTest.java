// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link VectorKernelChecks} here, while HotSpot compiles the kernels, and on vectors of other widths. */
class VectorKernelsTest {
    private static final int WHILE_COMPILED = 10;

    private final VectorKernelChecks checks = new VectorKernelChecks();

    @Test
    void productsHaveTheBitsOfChains() {
        for (int time = 0; time < WHILE_COMPILED; time++) {
            checks.products();
        }
    }

    @Test
    void convolutionsHaveTheBitsOfChains() {
        for (int time = 0; time < WHILE_COMPILED; time++) {
            checks.convolutions();
        }
    }

    @Test
    void convolutionsOfSingleChannelsHaveTheBitsOfScalarSums() {
        for (int time = 0; time < WHILE_COMPILED; time++) {
            checks.channelConvolutions();
        }
    }

    @Test
    void sumsOfPlanesHaveTheBitsOfChains() {
        for (int time = 0; time < WHILE_COMPILED; time++) {
            checks.planeSums();
        }
    }

    @Test
    void productsInArraysHaveTheBitsOfChains() {
        for (int time = 0; time < WHILE_COMPILED; time++) {
            checks.productsInArrays();
        }
    }

    @Test
    void productsOfPixelsHaveTheBitsOfChains() {
        for (int time = 0; time < WHILE_COMPILED; time++) {
            checks.pixelProducts();
        }
    }

    @Test
    void poolingsHaveTheBitsOfScalarSumsAndMaxima() {
        for (int time = 0; time < WHILE_COMPILED; time++) {
            checks.poolings();
        }
    }

    @Test
    void functionsHaveTheBitsOfTheScalarOnes() {
        for (int time = 0; time < 100 * WHILE_COMPILED; time++) {
            checks.functions();
        }
    }

    /** The interpreter has the vectors of the JVM's default. */
    @ParameterizedTest
    @CsvSource({"-XX:MaxVectorSize=16, 8, 10", "-XX:UseAVX=2, 16, 10", "-XX:UseAVX=3, 32, 10", "-Xint, 0, 1"})
    void anotherJvmComputesTheSameBits(String option, int panelWidth, int times) throws Exception {
        String printed = printedByAnotherJvm(VectorKernelChecks.class, option, Integer.toString(times));

        if (panelWidth > 0) {
            assumeThat(printed)
                    .as("columns of a panel: this processor has no vectors of " + 16 * panelWidth + " bits")
                    .isEqualTo(Integer.toString(panelWidth));
        }
    }

    /** Functions have divisions and shifts, which nothing else has; a JVM that sees them first is the worst case. */
    @Test
    void nothingIsAllocatedInWhateverOrderKernelsAreCompiled() throws Exception {
        assertThat(printedByAnotherJvm(VectorKernelAllocation.class, "-XX:+TieredCompilation"))
                .isEqualTo("0");
    }

    private static String printedByAnotherJvm(Class<?> program, String option, String... arguments)
            throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Not every processor has AVX.
                "-XX:+IgnoreUnrecognizedVMOptions",
                option,
                "--add-modules",
                "jdk.incubator.vector",
                "-classpath",
                origin(VectorWeights.class) + File.pathSeparator + origin(program),
                program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed.strip();
    }

    private static Path origin(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Group by group, from left to right, in the order of the calls. */
    @Test
    void matricesAreNumberedAsTheyAreAdded() {
        int columns = MatrixKernels.FEWEST_COLUMNS + 1;
        VectorPacker packer = new VectorPacker(VectorSupport.THIS_JVM.kernels());
        packer.add(row(0, 2 * columns), columns);
        packer.add(new float[][][] {row(2, 2 * columns), row(4, 2 * columns)}, columns);
        packer.add(row(6, columns), columns);
        VectorWeights weights = packer.weights();

        for (int matrix = 0; matrix <= 6; matrix++) {
            float[][] sums = new float[1][columns];
            weights.multiply(new float[] {1}, 0, 1, 1, matrix, sums, 0, new float[columns]);
            assertThat(sums[0]).containsOnly(matrix);
        }
    }

    /** One row of two matrices, filled with their numbers. */
    private static float[][] row(int firstNumber, int length) {
        float[] row = new float[length];
        for (int column = 0; column < length; column++) {
            row[column] = firstNumber + column / (MatrixKernels.FEWEST_COLUMNS + 1);
        }
        return new float[][] {row};
    }
}
