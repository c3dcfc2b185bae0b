// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import dev.ingot.processor.plan.PackedWeight;
import dev.ingot.processor.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes how the packed weights leave a network for a file of prepared weights, and how they come back. */
final class PreparationEmitter {

    /** So many bytes of the hash tell plans apart; more would only be longer to read. */
    private static final int HASH_BYTES = 8;

    private PreparationEmitter() {}

    /** Sets the field of a weight from the variable {@code weights}. */
    static CodeBlock reading(PackedWeight weight) {
        return CodeBlock.builder()
                .addStatement(
                        "this.$L = weights.$L($S,$W$L)", weight.name(), reader(weight), weight.name(), sizes(weight))
                .build();
    }

    /** Adds the field of a weight to the variable {@code packed}. */
    static CodeBlock listing(PackedWeight weight) {
        return CodeBlock.builder()
                .addStatement("packed.add($S, this.$L)", weight.name(), weight.name())
                .build();
    }

    private static String reader(PackedWeight weight) {
        return switch (weight.shape().rank()) {
            case 1 -> "values";
            case 2 -> "rows";
            default -> "matrices";
        };
    }

    private static String sizes(PackedWeight weight) {
        return weight.shape().toList().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /**
     * Stands for the fields and how they come from the weights: the first bytes of the SHA-256 of a line {@code name shape} per
     * field, then of the statements that compute them.
     */
    static String hash(Plan plan, Map<String, Integer> specs) {
        StringBuilder text = new StringBuilder();
        for (PackedWeight weight : plan.weights()) {
            text.append(weight.name()).append(' ').append(weight.shape()).append('\n');
        }
        text.append(LoadEmitter.emitWhole(plan.weights(), specs));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
