// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Files of Keras: weights or the exception of readers. */
class KerasFuzz {
    private static final Signature NETWORK = Signature.builder("Network")
            .layer("dense", "Dense", Shape.of(6))
            .weight("dense", "kernel", Role.KERNEL, 5, 6, Shape.of(5, 6))
            .build();

    private static final Pattern SHAPE = Pattern.compile("shape \\(([\\d, ]*)\\) of .*");

    /** The bytes of a manifest's tensors, in a file called {@code shard}. */
    private static final int SHARD = 64;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeShard() throws IOException {
        Files.write(folder.resolve("shard"), new byte[SHARD]);
    }

    @FuzzTest(maxDuration = "10m")
    void read(byte[] bytes) throws IOException {
        Path file = folder.resolve("file");
        try {
            Weights weights = KerasWeights.open(Files.write(file, bytes)).bind(NETWORK);
            for (String name : weights.names()) {
                readWhatIsThere(weights, name);
            }
        } catch (WeightsException refused) {
            if (refused.expected() == null || refused.found() == null) {
                throw new AssertionError("an incomplete message", refused);
            }
        }
    }

    /** Asks for another shape than the tensor has, and then for the one that the message states. */
    private static void readWhatIsThere(Weights weights, String name) {
        int slash = name.lastIndexOf('/');
        String layer = name.substring(0, Math.max(slash, 0));
        String variable = name.substring(slash + 1);
        try {
            weights.tensor(new WeightSpec(layer, variable, Shape.of(7), Role.BIAS, 1, 1, null));
        } catch (WeightsException another) {
            Matcher stated = SHAPE.matcher(another.found());
            if (stated.matches()) {
                Shape shape = Shape.of(Pattern.compile("\\d+")
                        .matcher(stated.group(1))
                        .results()
                        .mapToInt(length -> Integer.parseInt(length.group()))
                        .toArray());
                weights.tensor(new WeightSpec(layer, variable, shape, Role.BIAS, 1, 1, null));
            }
        }
    }
}
