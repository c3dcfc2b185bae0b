// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.ingot.processor.ir.Weight;
import dev.ingot.processor.plan.PackedWeight;
import dev.ingot.processor.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes how the packed weights leave a network for a file of prepared weights, and how they come back. */
final class PreparationEmitter {

    /** So many bytes of the hash tell plans apart; more would only be longer to read. */
    private static final int HASH_BYTES = 8;

    private PreparationEmitter() {}

    /** Adds the constructor that reads the fields, and the method that lists them. */
    static void emit(TypeSpec.Builder type, Plan plan) {
        MethodSpec.Builder reading = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeTypes.PREPARED_WEIGHTS, "weights")
                .addStatement("super(SIGNATURE)");
        MethodSpec.Builder listing = MethodSpec.methodBuilder("packed")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(RuntimeTypes.PACKED_WEIGHTS)
                .addStatement(
                        "$T packed = new $T(SIGNATURE, PLAN)",
                        RuntimeTypes.PACKED_WEIGHTS,
                        RuntimeTypes.PACKED_WEIGHTS);
        for (PackedWeight weight : plan.weights()) {
            reading.addStatement(
                    "this.$L = weights.$L($S,$W$L)", weight.name(), reader(weight), weight.name(), sizes(weight));
            listing.addStatement("packed.add($S, this.$L)", weight.name(), weight.name());
        }
        type.addMethod(reading.build());
        type.addMethod(listing.addStatement("return packed").build());
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
    static String hash(Plan plan, List<Weight> weights) {
        StringBuilder text = new StringBuilder();
        for (PackedWeight weight : plan.weights()) {
            text.append(weight.name()).append(' ').append(weight.shape()).append('\n');
        }
        text.append(LoadEmitter.emitWhole(plan, weights));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
