// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of weights that was written for another version of a network. */
class SpecRecordTest {
    @TempDir
    private Path folder;

    private Path file;
    private final Signature written = signature()
            .weight("flat", "kernel", Role.KERNEL, 3, 4, Shape.of(12, 4), Shape.of(2, 2, 3), Shape.of(2, 2, 1))
            .weight("flat", "bias", Role.BIAS, 1, 1, Shape.of(4))
            .weight("a/out", "kernel", Role.KERNEL, 4, 2, Shape.of(4, 2))
            .build();

    private static Signature.Builder signature() {
        return Signature.builder("Model");
    }

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("weights.safetensors");
        Weights.write(file, written, Weights.random(1));
    }

    private void load(Signature signature) throws IOException {
        LoadedWeights loaded = LoadedWeights.load(signature, Weights.open(file));
        for (int i = 0; i < signature.weights().size(); i++) {
            loaded.values(i);
        }
    }

    @Test
    void theSameNetworkLoadsItInAnyOrder() throws IOException {
        load(written);
        Signature.Builder reversed = signature();
        for (int i = 2; i >= 0; i--) {
            var spec = written.weights().get(i);
            reversed.weight(
                    spec.layer(),
                    spec.variable(),
                    spec.role(),
                    1,
                    1,
                    spec.shape(),
                    spec.flattenedFrom(),
                    spec.unflattenedTo());
        }
        load(reversed.build());
        assertThat(Weights.open(file).tensor(written.weights().get(0)))
                .isEqualTo(Weights.random(1).tensor(written.weights().get(0)));
    }

    @Test
    void saysWhatHasChanged() {
        Signature changed = signature()
                .weight("flat", "kernel", Role.KERNEL, 3, 4, Shape.of(12, 4), Shape.of(1, 4, 3), Shape.of(2, 2, 1))
                .weight("flat", "scale", Role.GAMMA, 1, 1, Shape.of(4))
                .weight("output", "kernel", Role.KERNEL, 4, 2, Shape.of(4, 2))
                .weight("more", "kernel", Role.KERNEL, 2, 2, Shape.of(2, 2))
                .build();
        assertThatThrownBy(() -> load(changed))
                .isInstanceOf(WeightsException.class)
                .hasMessage("""
                        Model cannot use these weights, 6 problems:
                          %1$s: flat/kernel: expected (12, 4) from (1, 4, 3) to (2, 2, 1), found (12, 4) from (2, 2, 3) to (2, 2, 1): \
                        the layer was changed since the file was written
                          %1$s: flat/scale: expected (4), found none: the layer has got it since the file was written
                          %1$s: flat/bias: expected only kernel (12, 4) from (1, 4, 3) to (2, 2, 1), scale (4), found (4): \
                        the layer has lost it since the file was written
                          %1$s: output: expected kernel (4, 2), found none: the layer was added since the file was written; \
                        if it was called a/out then, rename(Map.of("a/out", "output")) gives these weights to it
                          %1$s: more: expected kernel (2, 2), found none: the layer was added since the file was written
                          %1$s: a/out: expected only layers of the network, found kernel (4, 2): the layer was removed since \
                        the file was written""".formatted(file));
    }

    @Test
    void renamedWeightsAreTakenAsTheyAre() throws IOException {
        Signature renamed = signature()
                .weight("flat", "kernel", Role.KERNEL, 3, 4, Shape.of(12, 4), Shape.of(2, 2, 3), Shape.of(2, 2, 1))
                .weight("flat", "bias", Role.BIAS, 1, 1, Shape.of(4))
                .weight("output", "kernel", Role.KERNEL, 4, 2, Shape.of(4, 2))
                .build();
        LoadedWeights loaded = LoadedWeights.load(renamed, Weights.open(file).rename(Map.of("a/out", "output")));
        assertThat(loaded.values(2)).hasSize(8);
    }

    @Test
    void aRecordThatMakesNoSenseIsNoDisaster() throws IOException {
        for (String text : new String[] {"", "\n\n", "(", "x) from (", "(1) to (", "(1)a/b/c\n(1)a/b/c"}) {
            Weights.write(file, Map.of("flat/kernel", Tensor.zeros(1)), Map.of("ingot.weights", text));
            assertThatThrownBy(() -> load(written)).isInstanceOf(WeightsException.class);
        }
    }

    @Test
    void aMissingWeightIsNotWritten() {
        assertThatThrownBy(() -> Weights.write(folder.resolve("none"), written, Weights.of(Map.of())))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("flat/kernel: expected a tensor of shape (12, 4), found no tensors at all");
        assertThat(folder).isDirectoryNotContaining("glob:**none*");
    }
}
