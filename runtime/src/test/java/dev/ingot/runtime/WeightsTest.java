// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private final WeightSpec kernel = new WeightSpec("dense", "kernel", Shape.of(3, 2), Role.KERNEL, 3, 2, null);
    private final WeightSpec bias = new WeightSpec("dense", "bias", Shape.of(2), Role.BIAS, 3, 2, null);

    @Test
    void ofAMapSuppliesByName() {
        Weights weights = Weights.of(Map.of("dense/kernel", Tensor.zeros(3, 2)));
        assertThat(weights.tensor(kernel)).isEqualTo(Tensor.zeros(3, 2));
        assertThat(weights.names()).containsExactly("dense/kernel");
    }

    @Test
    void aMissingNameHasANearestOne() {
        Weights weights = Weights.of(Map.of("dens/kernel", Tensor.zeros(3, 2)));
        assertThatThrownBy(() -> weights.tensor(kernel))
                .isInstanceOf(WeightsException.class)
                .hasMessage(
                        "dense/kernel: expected a tensor of shape (3, 2), found only dens/kernel; the nearest name is"
                                + " dens/kernel");
        assertThatThrownBy(() -> Weights.of(Map.of()).tensor(kernel))
                .hasMessage("dense/kernel: expected a tensor of shape (3, 2), found no tensors at all");
    }

    @Test
    void anotherShapeIsRefused() {
        assertThatThrownBy(() ->
                        Weights.of(Map.of("dense/kernel", Tensor.zeros(2, 3))).tensor(kernel))
                .hasMessage("dense/kernel: expected a tensor of shape (3, 2), found shape (2, 3)");
    }

    @Test
    void inOrderNeedsAsManyAsTheNetwork() {
        Weights ordered = Weights.inOrder(Tensor.zeros(3, 2), Tensor.zeros(2));
        assertThat(ordered.bind(network(kernel, bias)).names()).containsExactly("dense/kernel", "dense/bias");
        assertThatThrownBy(() -> ordered.bind(network(kernel)))
                .hasMessage("expected 1 tensors (dense/kernel (3, 2)), found 2 without a name");
        assertThatThrownBy(() -> ordered.tensor(kernel)).isInstanceOf(WeightsException.class);
    }

    private static Signature network(WeightSpec... specs) {
        Signature.Builder signature = Signature.builder("Network");
        for (WeightSpec spec : specs) {
            signature.weight(spec.layer(), spec.variable(), spec.role(), spec.fanIn(), spec.fanOut(), spec.shape());
        }
        return signature.build();
    }

    /** The limit is sqrt(6 / 5); the first numbers follow the specification by hand. */
    @Test
    void randomIsAsSpecified() {
        Weights random = Weights.random(7);
        long state = 7;
        for (char unit : "dense/kernel".toCharArray()) {
            state = SplitMix64.mix(state ^ unit);
        }
        double unit = (SplitMix64.mix(state + 0x9E3779B97F4A7C15L) >>> 11) * 0x1p-53;
        assertThat(random.tensor(kernel).get(0, 0)).isEqualTo((float) ((2 * unit - 1) * Math.sqrt(1.2)));
        assertThat(random.tensor(kernel)).isEqualTo(Weights.random(7).tensor(kernel));
        assertThat(random.tensor(kernel)).isNotEqualTo(Weights.random(8).tensor(kernel));
        assertThat(random.tensor(bias)).isEqualTo(Tensor.zeros(2));
        for (Role role : List.of(Role.GAMMA, Role.MOVING_VARIANCE)) {
            assertThat(random.tensor(new WeightSpec("n", "v", Shape.of(2), role, 1, 1, null)))
                    .isEqualTo(Tensor.of(new float[] {1, 1}));
        }
    }

    @Test
    void randomKernelsFillTheirRange() {
        WeightSpec large = new WeightSpec("dense", "kernel", Shape.of(100, 50), Role.KERNEL, 100, 50, null);
        float[] values = Weights.random(1).tensor(large).toArray();
        float largest = 0;
        double sum = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
            sum += value;
        }
        assertThat(largest).isBetween(0.199f, 0.2f);
        assertThat(sum / values.length).isBetween(-0.005, 0.005);
    }

    @Test
    void readsResources() {
        Weights weights = Weights.resource(WeightsTest.class, "formats/plain.safetensors");
        assertThat(weights.names()).contains("dense/kernel").hasSize(6);
        assertThat(Weights.resource(WeightsTest.class, "/dev/ingot/runtime/formats/plain.safetensors")
                        .names())
                .hasSize(6);
    }

    @Test
    void aMissingResourceIsNamed() {
        assertThatThrownBy(() -> Weights.resource(WeightsTest.class, "generator.safetensors"))
                .isInstanceOf(WeightsException.class)
                .hasMessage("expected the resource dev/ingot/runtime/generator.safetensors beside the class"
                        + " dev.ingot.runtime.WeightsTest, found none on its class path or in its module; put the file"
                        + " into src/main/resources/dev/ingot/runtime/ or give load the weights themselves");
    }

    @Test
    void aBrokenResourceIsNamed() {
        assertThatThrownBy(() ->
                        Weights.resource(WeightsTest.class, "g.npz", new ByteArrayInputStream("<html>".getBytes())))
                .hasMessage("resource dev/ingot/runtime/g.npz: expected a safetensors, .npz or .npy file, found HTML or"
                        + " XML, perhaps the page of a failed download");
    }
}
