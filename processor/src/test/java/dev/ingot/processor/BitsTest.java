// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.testing.BitsHash;
import dev.ingot.processor.testing.Build;
import dev.ingot.processor.testing.KernelSet;
import dev.ingot.processor.testing.SampleFunction;
import dev.ingot.processor.testing.TestNetworks;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A network gives the same bits whatever the threads, the JVM, its compiler and its vectors. */
class BitsTest {

    private static final String NETWORK = "com.example.EveryFunctionNetwork";
    private static final int SAMPLES = 1000;
    /** For a JVM that computes Math.fma through BigDecimal. */
    private static final int SLOW_SAMPLES = 3;

    private static final int THREADS = 8;

    /** Of all outputs for all samples. A constant, so that the JDKs that run this test agree with each other. */
    private static final String HASH = "9bb7bc4dbab0499b";

    /** The same for the network that was compiled with {@code -Aingot.fma=false}. */
    private static final String SEPARATE_HASH = "166d35d27e3b9acd";

    private static Network network;
    private static Map<String, Tensor> inputs;

    @BeforeAll
    static void load() {
        network = TestNetworks.compiled().load(NETWORK, Weights.random(1));
        inputs = BitsHash.inputs(network, SAMPLES);
    }

    @Test
    void aBatchGivesTheExpectedBits() {
        assertThat(hash(network.run(inputs))).isEqualTo(HASH);
    }

    @Test
    void eightThreadsThatShareANetworkGiveTheExpectedBits() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch ready = new CountDownLatch(THREADS);
        try {
            Callable<String> allSamples = () -> {
                ready.countDown();
                ready.await();
                return hash(oneByOne());
            };
            List<Future<String>> results = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                results.add(threads.submit(allSamples));
            }
            for (Future<String> result : results) {
                assertThat(result.get()).isEqualTo(HASH);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anyExecutorGivesTheExpectedBits() {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            assertThat(hash(network.on(threads).run(inputs))).isEqualTo(HASH);
            assertThat(hash(network.on(Runnable::run).run(inputs))).isEqualTo(HASH);
            assertThat(hash(network.on(task -> {
                                throw new RejectedExecutionException("full");
                            })
                            .run(inputs)))
                    .isEqualTo(HASH);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The interpreter; the first compiler alone; the second alone; vectors of 256 bits; none. */
    @ParameterizedTest
    @ValueSource(
            strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation", "-XX:UseAVX=2", "-XX:-UseSuperWord"
            })
    void anotherJvmGivesTheExpectedBits(String option) throws IOException, InterruptedException {
        assertThat(hashInAnotherJvm(option, TestNetworks.compiled(), SAMPLES)).isEqualTo(HASH);
    }

    /** Vectors of 128 bits, which switches off the instruction; the instruction alone switched off. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:UseAVX=0", "-XX:-UseFMA"})
    void aProcessorWithoutFusedMultiplyAddGivesTheExpectedBits(String option) throws IOException, InterruptedException {
        String expected = hash(network.run(BitsHash.inputs(network, SLOW_SAMPLES)));

        assertThat(hashInAnotherJvm(option, TestNetworks.compiled(), SLOW_SAMPLES))
                .isEqualTo(expected);
    }

    @Test
    void multiplyingThenAddingGivesBitsOfItsOwnWithOrWithoutTheInstruction(@TempDir Path directory)
            throws IOException, InterruptedException {
        Path source = TestNetworks.SMALL.resolve("EveryFunction.java");
        Build separate = Build.strict(directory, List.of(source), "-Aingot.fma=false");

        assertThat(hash(separate.load(NETWORK, Weights.random(1)).run(inputs))).isEqualTo(SEPARATE_HASH);
        assertThat(hashInAnotherJvm("-XX:UseAVX=0", separate, SAMPLES)).isEqualTo(SEPARATE_HASH);
    }

    /** Vectors of 128, 256 and 512 bits where the processor has them; each compiler alone; the interpreter, which is slow. */
    @ParameterizedTest
    @CsvSource({
        "-XX:MaxVectorSize=16, 1000",
        "-XX:UseAVX=2, 1000",
        "-XX:UseAVX=3, 1000",
        "-XX:TieredStopAtLevel=1, 3",
        "-XX:-TieredCompilation, 1000",
        "-Xint, 3"
    })
    void vectorKernelsOfAnotherJvmGiveTheExpectedBits(String option, int samples, @TempDir Path directory)
            throws IOException, InterruptedException {
        Path classes = directory.resolve("classes.txt");
        String expected = hash(network.run(BitsHash.inputs(network, samples)));

        assertThat(hashInAnotherJvm(
                        option,
                        TestNetworks.compiled(),
                        samples,
                        "--add-modules=jdk.incubator.vector",
                        "-Dingot.kernels=vector",
                        "-Xlog:class+load:file=" + classes))
                .isEqualTo(expected);
        assertThat(classes).content().contains("dev.ingot.runtime.vector.VectorMatrixKernels");
    }

    @Test
    void theMoveToVectorKernelsChangesNoBit() {
        Network plain = KernelSet.PLAIN.run(() -> TestNetworks.compiled().load(NETWORK, Weights.random(1)));
        Network moving = TestNetworks.compiled().load(NETWORK, Weights.random(1));
        Network vector = KernelSet.VECTOR.run(() -> TestNetworks.compiled().load(NETWORK, Weights.random(1)));

        assertThat(hash(plain.run(inputs))).isEqualTo(HASH);
        assertThat(hash(moving.run(inputs))).isEqualTo(HASH);
        moving.warmUp();
        assertThat(hash(moving.run(inputs))).isEqualTo(HASH);
        assertThat(hash(vector.run(inputs))).isEqualTo(HASH);
    }

    private static String hashInAnotherJvm(String option, Build build, int samples, String... moreOptions)
            throws IOException, InterruptedException {
        String classPath = Build.libraries()
                + File.pathSeparator
                + Build.origin(BitsHash.class)
                + File.pathSeparator
                + Build.processorPath();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Not every processor has AVX.
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", option));
        command.addAll(List.of(moreOptions));
        command.addAll(List.of("-classpath", classPath, BitsHash.class.getName()));
        command.addAll(List.of(build.output().toString(), NETWORK, Integer.toString(samples)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        return printed.strip();
    }

    @Test
    void theHashSeesEveryBit() {
        Map<String, Tensor> outputs = new LinkedHashMap<>(network.run(inputs));
        float[] classes = outputs.get("classes").toArray();
        classes[SAMPLES] = Math.nextUp(classes[SAMPLES]);
        outputs.put("classes", Tensor.of(classes, outputs.get("classes").shape().toArray()));

        assertThat(hash(outputs)).isNotEqualTo(HASH);
        assertThat(outputs.values()).allSatisfy(tensor -> {
            for (float value : tensor.toArray()) {
                assertThat(value).isFinite();
            }
        });
    }

    private static Map<String, Tensor> oneByOne() {
        SampleFunction function = new SampleFunction(network);
        Tensor samples = inputs.values().iterator().next();
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        List<float[]> batches = network.signature().outputs().stream()
                .map(output -> new float[SAMPLES * output.shape().elements()])
                .toList();
        float[] input = new float[network.signature().inputs().get(0).shape().elements()];
        for (int sample = 0; sample < SAMPLES; sample++) {
            samples.copySample(sample, input);
            float[][] results = function.apply(input);
            for (int output = 0; output < results.length; output++) {
                int length = results[output].length;
                System.arraycopy(results[output], 0, batches.get(output), sample * length, length);
            }
        }
        for (int output = 0; output < batches.size(); output++) {
            var spec = network.signature().outputs().get(output);
            outputs.put(
                    spec.name(),
                    Tensor.of(
                            batches.get(output), spec.shape().withBatch(SAMPLES).toArray()));
        }
        return outputs;
    }

    private static String hash(Map<String, Tensor> outputs) {
        return Long.toHexString(BitsHash.of(outputs));
    }
}
