// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a fresh JVM takes long to set up stays off the way from its start to the first answer: lambdas, string concatenation
 * by invokedynamic, streams, logging and channels take 5 to 50 ms each, a small network a tenth of one.
 */
class StartTest {

    private static final Pattern SLOW_TO_START = Pattern.compile("\\$\\$Lambda|LambdaForm\\$MH|StringConcatFactory"
            + "|java\\.util\\.stream\\.|System\\$Logger|java\\.util\\.logging\\.|FileChannelImpl");

    private static final String PROGRAM = """
            import dev.ingot.dsl.Conv2D;
            import dev.ingot.dsl.Dense;
            import dev.ingot.dsl.Layer;
            import dev.ingot.dsl.NeuralNetwork;
            import dev.ingot.dsl.ReLU;
            import dev.ingot.dsl.Reshape;
            import dev.ingot.dsl.UpSampling2D;
            import dev.ingot.runtime.Weights;
            import java.io.IOException;
            import java.nio.file.Path;

            final class Start {
                private Start() {}

                public static void main(String[] arguments) throws IOException {
                    ModelNetwork network = ModelNetwork.load(Weights.open(Path.of(arguments[0])));
                    network.predictInto(new float[ModelNetwork.INPUT_SIZE], new float[ModelNetwork.IMAGE_SIZE]);
                }
            }

            @NeuralNetwork(input = 8)
            final class Model {
                @Dense(units = 800)
                Layer dense;

                @ReLU
                Layer activation;

                @Reshape({5, 5, 32})
                Layer reshape;

                @UpSampling2D
                Layer upSampling;

                @Conv2D(filters = 32, kernelSize = 3)
                Layer hidden;

                @Conv2D(filters = 1, kernelSize = 3)
                Layer image;
            }
            """;

    @TempDir
    private Path folder;

    private Network network;

    @BeforeEach
    void compile() throws IOException {
        Path source = Files.writeString(folder.resolve("Start.java"), PROGRAM);
        network = Build.strict(folder, List.of(source)).load("ModelNetwork", Weights.random(1));
    }

    @Test
    void fromOriginalWeightsLoadsNothingSlow() throws IOException, InterruptedException {
        Weights random = Weights.random(1);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (WeightSpec spec : network.signature().weights()) {
            tensors.put(spec.name(), random.tensor(spec));
        }
        Path weights = folder.resolve("original.safetensors");
        Weights.write(weights, tensors);

        assertThat(classesLoaded(weights))
                .noneMatch(line -> SLOW_TO_START.matcher(line).find());
    }

    @Test
    void fromPreparedWeightsLoadsNothingSlow() throws IOException, InterruptedException {
        Path weights = folder.resolve("prepared.safetensors");
        network.prepare(weights);

        assertThat(classesLoaded(weights))
                .noneMatch(line -> SLOW_TO_START.matcher(line).find());
    }

    /** The JVM's lines on classes that it loads from the program's own on. */
    private List<String> classesLoaded(Path weights) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        folder + File.pathSeparator + Build.libraries(),
                        "Start",
                        weights.toString())
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(log).isZero();
        List<String> lines =
                log.lines().dropWhile(line -> !line.contains("] Start source:")).toList();
        assertThat(lines).as(log).anyMatch(line -> line.contains(" ModelNetwork source:"));
        return lines;
    }
}
