// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Interpolation;
import dev.ingot.processor.layer.LayerTable;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A network gives the same bits whatever the threads, the JVM, its compiler and its vectors. */
class BitsTest {

    private static final String FUNCTIONS = "com.example.EveryFunctionNetwork";
    private static final String LAYERS = "com.example.EveryLayerNetwork";
    private static final Path EVERY_LAYER = TestNetworks.LARGE.resolve("EveryLayer.java");
    private static final int SAMPLES = 1000;
    /** Of the network with every layer, whose samples take longer. */
    private static final int MOST_SAMPLES_OF_LAYERS = 50;
    /** For a JVM that computes Math.fma through BigDecimal. */
    private static final int SLOW_SAMPLES = 3;

    private static final int THREADS = 8;

    /** Of all outputs for all samples of both networks. Constants, so that the JDKs that run this test agree with each other. */
    private static final String HASHES = "9bb7bc4dbab0499b\n62782dc12b5c0587";

    /** The same for networks that were compiled with {@code -Aingot.fma=false}. */
    private static final String SEPARATE_HASHES = "166d35d27e3b9acd\nfaff4cde24baf1ed";

    private static Network functions;
    private static Network layers;
    private static Map<String, Tensor> inputs;
    private static Map<String, Tensor> inputsOfLayers;

    @BeforeAll
    static void load() {
        functions = load(FUNCTIONS);
        layers = load(LAYERS);
        inputs = BitsHash.inputs(functions, SAMPLES);
        inputsOfLayers = BitsHash.inputs(layers, MOST_SAMPLES_OF_LAYERS);
    }

    /** The hashes of both networks, or of others of their classes. */
    private static String hashes(Network functions, Network layers) {
        return hash(functions.run(inputs)) + "\n" + hash(layers.run(inputsOfLayers));
    }

    private static String hashes(Executor executor) {
        return hashes(functions.on(executor), layers.on(executor));
    }

    /** The hashes of so many samples. */
    private static String hashes(int samples) {
        return hash(functions.run(BitsHash.inputs(functions, samples)))
                + "\n"
                + hash(layers.run(BitsHash.inputs(layers, Math.min(samples, MOST_SAMPLES_OF_LAYERS))));
    }

    @Test
    void aBatchGivesTheExpectedBits() {
        assertThat(hashes(functions, layers))
                .as("HASHES; only another field in %s or EveryFunction.java changes them", EVERY_LAYER)
                .isEqualTo(HASHES);
    }

    /** A layer or function that is missing would be one whose bits nobody looks at. */
    @Test
    void theNetworksHaveEveryLayerAndFunction() throws IOException {
        String source = Files.readString(EVERY_LAYER);

        Stream<String> layers =
                LayerTable.types().stream().map(type -> "@" + type.annotation().getSimpleName());
        Stream<String> activations =
                EnumSet.complementOf(EnumSet.of(Activations.GLU)).stream().map(each -> "Activations." + each);
        Stream<String> interpolations =
                EnumSet.complementOf(EnumSet.of(Interpolation.NEAREST)).stream().map(each -> "Interpolation." + each);
        assertThat(Stream.of(layers, activations, interpolations)
                        .flatMap(names -> names)
                        .filter(name ->
                                !Pattern.compile(name + "\\b").matcher(source).find()))
                .as("layers, activations and interpolations that need a field in %s", EVERY_LAYER)
                .isEmpty();
    }

    @Test
    void eightThreadsThatShareANetworkGiveTheExpectedBits() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch ready = new CountDownLatch(THREADS);
        try {
            Callable<String> allSamples = () -> {
                ready.countDown();
                ready.await();
                return hash(oneByOne()) + "\n" + hash(layers.run(inputsOfLayers));
            };
            List<Future<String>> results = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                results.add(threads.submit(allSamples));
            }
            for (Future<String> result : results) {
                assertThat(result.get()).isEqualTo(HASHES);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anyExecutorGivesTheExpectedBits() {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            assertThat(hashes(threads)).isEqualTo(HASHES);
            assertThat(hashes(Runnable::run)).isEqualTo(HASHES);
            assertThat(hashes(task -> {
                        throw new RejectedExecutionException("full");
                    }))
                    .isEqualTo(HASHES);
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
        assertThat(hashesInAnotherJvm(option, TestNetworks.compiled(), SAMPLES)).isEqualTo(HASHES);
    }

    /** Vectors of 128 bits, which switches off the instruction; the instruction alone switched off. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:UseAVX=0", "-XX:-UseFMA"})
    void aProcessorWithoutFusedMultiplyAddGivesTheExpectedBits(String option) throws IOException, InterruptedException {
        assertThat(hashesInAnotherJvm(option, TestNetworks.compiled(), SLOW_SAMPLES))
                .isEqualTo(hashes(SLOW_SAMPLES));
    }

    @Test
    void multiplyingThenAddingGivesBitsOfItsOwnWithOrWithoutTheInstruction(@TempDir Path directory)
            throws IOException, InterruptedException {
        List<Path> sources = List.of(TestNetworks.SMALL.resolve("EveryFunction.java"), EVERY_LAYER);
        Build separate = Build.strict(directory, sources, "-Aingot.fma=false");

        assertThat(hashes(separate.load(FUNCTIONS, Weights.random(1)), separate.load(LAYERS, Weights.random(1))))
                .as("SEPARATE_HASHES; only another field in %s or EveryFunction.java changes them", EVERY_LAYER)
                .isEqualTo(SEPARATE_HASHES);
        assertThat(hashesInAnotherJvm("-XX:UseAVX=0", separate, SAMPLES)).isEqualTo(SEPARATE_HASHES);
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

        assertThat(hashesInAnotherJvm(
                        option,
                        TestNetworks.compiled(),
                        samples,
                        "--add-modules=jdk.incubator.vector",
                        "-Dingot.kernels=vector",
                        "-Xlog:class+load:file=" + classes))
                .isEqualTo(hashes(samples));
        assertThat(classes).content().contains("dev.ingot.runtime.vector.VectorMatrixKernels");
    }

    @Test
    void theMoveToVectorKernelsChangesNoBit() {
        assertThat(KernelSet.PLAIN.run(() -> hashes(load(FUNCTIONS), load(LAYERS))))
                .isEqualTo(HASHES);
        assertThat(KernelSet.VECTOR.run(() -> hashes(load(FUNCTIONS), load(LAYERS))))
                .isEqualTo(HASHES);
        Network movingFunctions = load(FUNCTIONS);
        Network movingLayers = load(LAYERS);
        assertThat(hashes(movingFunctions, movingLayers)).isEqualTo(HASHES);
        movingFunctions.warmUp();
        movingLayers.warmUp();
        assertThat(hashes(movingFunctions, movingLayers)).isEqualTo(HASHES);
    }

    private static Network load(String network) {
        return TestNetworks.compiled().load(network, Weights.random(1));
    }

    private static String hashesInAnotherJvm(String option, Build build, int samples, String... moreOptions)
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
        command.addAll(List.of(build.output().toString(), FUNCTIONS, Integer.toString(samples)));
        command.addAll(List.of(LAYERS, Integer.toString(Math.min(samples, MOST_SAMPLES_OF_LAYERS))));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        return printed.strip();
    }

    @Test
    void theHashSeesEveryBit() {
        Map<String, Tensor> outputs = new LinkedHashMap<>(functions.run(inputs));
        float[] classes = outputs.get("classes").toArray();
        classes[SAMPLES] = Math.nextUp(classes[SAMPLES]);
        outputs.put("classes", Tensor.of(classes, outputs.get("classes").shape().toArray()));

        assertThat(HASHES).doesNotStartWith(hash(outputs));
        outputs.putAll(layers.run(inputsOfLayers));
        assertThat(outputs.values()).allSatisfy(tensor -> {
            for (float value : tensor.toArray()) {
                assertThat(value).isFinite();
            }
        });
    }

    private static Map<String, Tensor> oneByOne() {
        SampleFunction function = new SampleFunction(functions);
        Tensor samples = inputs.values().iterator().next();
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        List<float[]> batches = functions.signature().outputs().stream()
                .map(output -> new float[SAMPLES * output.shape().elements()])
                .toList();
        float[] input = new float[functions.signature().inputs().get(0).shape().elements()];
        for (int sample = 0; sample < SAMPLES; sample++) {
            samples.copySample(sample, input);
            float[][] results = function.apply(input);
            for (int output = 0; output < results.length; output++) {
                int length = results[output].length;
                System.arraycopy(results[output], 0, batches.get(output), sample * length, length);
            }
        }
        for (int output = 0; output < batches.size(); output++) {
            var spec = functions.signature().outputs().get(output);
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
