// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading takes no more memory than the packed weights, the largest tensor and 16 MB. */
class LoadingTest {

    private static final String PROGRAM = """
            import dev.ingot.dsl.*;
            import dev.ingot.runtime.Weights;
            import java.io.InputStream;
            import java.nio.file.Files;
            import java.nio.file.Path;

            final class Loading {
                private Loading() {}

                public static void main(String[] arguments) throws Exception {
                    System.out.print(network(arguments[0], Path.of(arguments[1])).signature().parameters());
                }

                private static ModelNetwork network(String from, Path file) throws Exception {
                    if (from.equals("resource")) {
                        return ModelNetwork.load();
                    }
                    if (from.equals("file")) {
                        return ModelNetwork.load(Weights.open(file));
                    }
                    try (InputStream stream = Files.newInputStream(file)) {
                        return ModelNetwork.load(Weights.read(stream));
                    }
                }
            }

            @NeuralNetwork(input = 500, weights = "weights.safetensors")
            final class Model {
                @Dense(units = 4096)
                Layer rows;

                @Dense(units = 512)
                Layer wide;

                @Dense(units = 10)
                Layer columns;

                @Dense(units = 4 * 4 * 256)
                Layer seed;

                @Reshape({4, 4, 256})
                Layer image;

                @Conv2DTranspose(filters = 256, kernelSize = 4, strides = 2, padding = Padding.SAME)
                Layer transposed;

                @BatchNormalization
                Layer norm;

                @Conv2D(filters = 256, kernelSize = 5, strides = 2, padding = Padding.SAME)
                Layer strided;

                @Conv2D(filters = 384, kernelSize = 3, padding = Padding.SAME)
                Layer last;
            }
            """;

    private static final long SLACK = 16L << 20;

    @TempDir
    private Path folder;

    @Test
    void theHeapHoldsThePackedWeightsAndOneTensor() throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Loading.java"), PROGRAM);
        String passes = "fold-batch-normalization,fold-linear-chains,fuse-upsampling";
        Network network = Build.strict(folder, List.of(source), "-Aingot.disable=" + passes)
                .load("ModelNetwork", Weights.random(1));
        Path weights = folder.resolve("weights.safetensors");
        Weights.write(weights, network.signature(), Weights.random(1));
        Path prepared = folder.resolve("prepared.safetensors");
        network.prepare(prepared);
        long largest = 0;
        for (WeightSpec spec : network.signature().weights()) {
            largest = Math.max(largest, (long) Float.BYTES * spec.shape().elements());
        }
        long packed = Files.size(prepared);
        assertThat(packed).as("so large that a second copy would not fit").isGreaterThan(largest + SLACK);

        for (String from : List.of("file", "stream", "resource")) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            // A small young generation, since what it could hold cannot be used for large arrays.
                            "-XX:+UseSerialGC",
                            "-Xmn2m",
                            "-Xmx" + (packed + largest + SLACK) / 1024 + "k",
                            "-cp",
                            folder + File.pathSeparator + Build.libraries(),
                            "Loading",
                            from,
                            weights.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", from, said).isZero();
            assertThat(said).isEqualTo(Long.toString(network.signature().parameters()));
        }
    }
}
