// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedWeightsTest {
    private static final String PLAN = "123abc";
    private static final String AGAIN = "; prepare the file again from the original weights";

    /** Longer than what is read at once, so that rows cross from one piece to the next. */
    private static final int LONG = 50_000;

    private final Signature signature = signature("Generator", 3, 1);

    @TempDir
    private Path folder;

    private static Signature signature(String name, int units, int abi) {
        return Signature.builder(name)
                .input("input", 2)
                .weight("dense", "kernel", Role.KERNEL, 2, units, Shape.of(2, units))
                .output("dense", units)
                .abi(abi)
                .build();
    }

    private static float[][] ramps(int rows, int columns) {
        float[][] ramps = new float[rows][columns];
        for (int i = 0; i < rows * columns; i++) {
            ramps[i / columns][i % columns] = i;
        }
        return ramps;
    }

    private Path written(Signature written, String plan) throws IOException {
        Path file = folder.resolve("prepared.safetensors");
        PackedWeights packed = new PackedWeights(written, plan);
        packed.add("bias", new float[] {1, 2, 3});
        packed.add("kernel", ramps(3, LONG));
        packed.add("taps", new float[][][] {ramps(2, 4), ramps(2, 4), ramps(2, 4)});
        packed.write(file);
        return file;
    }

    private PreparedWeights opened(Weights weights) {
        return ((PreparedWeights) weights).preparedFor(signature, PLAN);
    }

    @Test
    void fieldsComeBackFromAFileAndFromMemory() throws IOException {
        Path file = written(signature, PLAN);
        for (Weights weights : new Weights[] {Weights.open(file), Weights.of(Files.readAllBytes(file))}) {
            PreparedWeights prepared = opened(weights);
            assertThat(prepared.values("bias", 3)).containsExactly(1, 2, 3);
            assertThat(Arrays.deepEquals(prepared.rows("kernel", 3, LONG), ramps(3, LONG)))
                    .isTrue();
            assertThat(prepared.matrices("taps", 3, 2, 4))
                    .isDeepEqualTo(new float[][][] {ramps(2, 4), ramps(2, 4), ramps(2, 4)});
            assertThat(prepared.names()).containsExactly("bias", "kernel", "taps");
        }
    }

    @Test
    void theFileIsTheSameEachTimeAndSaysWhatItIs() throws IOException {
        byte[] first = Files.readAllBytes(written(signature, PLAN));
        assertThat(Files.readAllBytes(written(signature, PLAN))).isEqualTo(first);
        // The hash of the line "dense/kernel (2, 3)", computed apart.
        assertThat(new String(first, 8, 200, StandardCharsets.UTF_8))
                .startsWith("{\"__metadata__\":{\"ingot.network\":\"Generator\",\"ingot.specs\":\"671146ede3f7a752\","
                        + "\"ingot.weights\":\"(2, 3) dense/kernel\\u000a\",\"ingot.abi\":\"1\",\"ingot.plan\":\"123abc\"},"
                        + "\"bias\":{\"dtype\":\"F32\",\"shape\":[3],");
    }

    @Test
    void weightsOfAnotherNetworkAbiSpecOrPlanAreRefused() throws IOException {
        assertRefused(
                signature("Classifier", 3, 1), PLAN, "ingot.network: expected Generator, found Classifier" + AGAIN);
        assertRefused(signature("Generator", 3, 7), PLAN, "ingot.abi: expected 1, found 7" + AGAIN);
        Path changed = written(signature("Generator", 4, 1), PLAN);
        assertThatThrownBy(() -> opened(Weights.open(changed)))
                .hasMessageContaining("2 problems:\n  " + changed + ": ingot.specs: expected ")
                .hasMessageContaining(": the layer was changed since the file was written");
        assertRefused(signature, "456def", "ingot.plan: expected 123abc, found 456def" + AGAIN);
    }

    private void assertRefused(Signature written, String plan, String sentence) throws IOException {
        Path file = written(written, plan);
        assertThatThrownBy(() -> opened(Weights.open(file)))
                .isInstanceOf(WeightsException.class)
                .hasMessageStartingWith("Generator cannot use these weights: " + file + ": " + sentence);
    }

    @Test
    void metadataThatIsMissingIsRefused() throws IOException {
        Path file = folder.resolve("prepared.safetensors");
        Weights.write(file, Map.of(), Map.of("ingot.plan", PLAN));
        assertThatThrownBy(() -> opened(Weights.open(file)))
                .hasMessageContaining("ingot.network: expected Generator, found none" + AGAIN);
    }

    @Test
    void tensorsThatAreMissingOrOfAnotherShapeOrNotFiniteAreRefused() throws IOException {
        PreparedWeights prepared = opened(Weights.open(written(signature, PLAN)));
        assertThatThrownBy(() -> prepared.values("other", 3))
                .hasMessageEndingWith("other: expected a tensor of shape (3), found none");
        assertThatThrownBy(() -> prepared.rows("bias", 3, 1))
                .hasMessageEndingWith("bias: expected a tensor of shape (3, 1), found shape (3)");
        for (float value : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
            Path file = folder.resolve("broken.safetensors");
            PackedWeights packed = new PackedWeights(signature, PLAN);
            packed.add("kernel", new float[][] {{0, 1}, {2, value}});
            packed.write(file);
            PreparedWeights broken = opened(Weights.open(file));
            assertThatThrownBy(() -> broken.rows("kernel", 2, 2))
                    .isInstanceOf(WeightsException.class)
                    .hasMessage(file + ": kernel: expected finite values, found " + value + AGAIN);
        }
    }

    /** The way of weights that pass through another implementation of {@link Weights}. */
    @Test
    void aTensorOfTheOriginalsIsRefused() throws IOException {
        Weights weights = Weights.open(written(signature, PLAN));
        assertThatThrownBy(() -> LoadedWeights.load(signature("Classifier", 3, 1), weights::tensor)
                        .values(0))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("dense/kernel: expected a tensor of shape (2, 3), found weights prepared for the"
                        + " network Generator, which only its load can read; use the original weights");
    }

    @Test
    void filesThatWereCutOrChangedAreRefusedOrRead() throws IOException {
        Path file = folder.resolve("small.safetensors");
        PackedWeights packed = new PackedWeights(signature, PLAN);
        packed.add("bias", new float[] {1, 2, 3});
        packed.write(file);
        byte[] intact = Files.readAllBytes(file);
        for (int length = 0; length < intact.length; length++) {
            byte[] cut = Arrays.copyOf(intact, length);
            assertThatThrownBy(() -> Weights.of(cut)).isInstanceOf(WeightsException.class);
        }
        for (int position = 0; position < intact.length; position++) {
            byte[] changed = intact.clone();
            changed[position] ^= 0x40;
            try {
                if (Weights.of(changed) instanceof PreparedWeights prepared) {
                    prepared.preparedFor(signature, PLAN).values("bias", 3);
                }
            } catch (WeightsException refused) {
                assertThat(refused).hasMessageContaining("expected");
            } catch (RuntimeException other) {
                fail("byte " + position, other);
            }
        }
    }

    @Test
    void metadataIsWrittenAsItIsRead() throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("ingot.plan", "a \"quoted\" \\ text\u0001");
        metadata.put("größe", "ü");
        Path file = folder.resolve("described.safetensors");
        Weights.write(file, Map.of("a", Tensor.zeros(2)), metadata);
        assertThat(((PreparedWeights) Weights.open(file)).metadata()).isEqualTo(metadata);
    }

    @Test
    void aPropertyAsksForALineInTheLog() throws IOException {
        List<String> lines = new ArrayList<>();
        Logger logger = Logger.getLogger("dev.ingot");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        logger.setLevel(Level.FINE);
        logger.addHandler(handler);
        System.setProperty(EventLog.PROPERTY, "true");
        try {
            opened(Weights.open(written(signature, PLAN)));
            LoadedWeights.load(signature, Weights.random(1));
        } finally {
            System.clearProperty(EventLog.PROPERTY);
            logger.removeHandler(handler);
        }
        opened(Weights.open(written(signature, PLAN)));
        assertThat(lines)
                .containsExactly(
                        "Generator: loaded 6 parameters from prepared weights",
                        "Generator: loaded 6 parameters from original weights");
    }
}
