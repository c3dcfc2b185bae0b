// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import static dev.ingot.keras.TestFiles.load;
import static dev.ingot.keras.TestFiles.network;
import static dev.ingot.keras.TestFiles.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that {@code fixtures.py} wrote. */
class Hdf5FixturesTest {
    private static final Tensor KERNEL = Tensor.of(new float[] {0, 1, 2, 3, 4, 5}, 2, 3);
    private static final Tensor TRANSPOSED = Tensor.of(new float[] {0, 3, 1, 4, 2, 5}, 3, 2);
    private static final Tensor BIAS = Tensor.of(new float[] {0.5f, -1, 2});
    private static final Tensor SHORT_BIAS = Tensor.of(new float[] {0.5f, -1});
    private static final Signature TWO_LAYERS =
            network("first Dense kernel(2,3) bias(3)", "second Dense kernel(3,2) bias(2)");

    @ParameterizedTest
    @ValueSource(strings = {"dependencies.weights.h5", "sharded.weights.json"})
    void findsLayersByClassAndPlace(String file) throws IOException {
        Signature signature = file.startsWith("sharded")
                ? network("dense Dense kernel(2,3) bias(3)", "dense_1 Dense kernel(3,2) bias(2)")
                : TWO_LAYERS;
        assertThat(load(resource("hdf5/" + file), signature).values())
                .containsExactly(KERNEL, BIAS, TRANSPOSED, SHORT_BIAS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inner.weights.h5", "inner_legacy.h5"})
    void findsLayersOfInnerModels(String file) throws IOException {
        Signature signature = network(
                "encoder/dense Dense kernel(2,3) bias(3)",
                "encoder/dropout Dropout",
                "dense Dense kernel(3,2) bias(2)");
        assertThat(load(resource("hdf5/" + file), signature).values())
                .containsExactly(KERNEL, BIAS, TRANSPOSED, SHORT_BIAS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrapper.weights.h5", "wrapper_legacy.h5"})
    void findsTheWeightsOfALayerInAWrapper(String file) throws IOException {
        Signature signature = network("dense SpectralNormalization kernel(2,3) vector_u(1,3) bias(3)");
        assertThat(load(resource("hdf5/" + file), signature).values())
                .containsExactly(KERNEL, Tensor.of(new float[] {0.5f, -1, 2}, 1, 3), BIAS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "v110"})
    void readsChunks(String version) throws IOException {
        float[] values = new float[5 * 7 * 3];
        IntStream.range(0, values.length).forEach(i -> values[i] = i);
        Map<String, Tensor> tensors = load(
                resource("hdf5/chunks_" + version + ".weights.h5"),
                network("dense Dense a(5,7,3) b(5,7,3) c(5,7,3) d(5,7,3) e(5,7,3)"));
        assertThat(tensors.values()).hasSize(5).containsOnly(Tensor.of(values, 5, 7, 3));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
            soft_link.weights.h5 => layers/dense/vars/1: at byte 6264: expected a link to an object of this file, found a soft or external link
            soft_link_latest.weights.h5 => found a soft or external link
            external_link.weights.h5 => found a soft or external link
            external_data.weights.h5 => found Encountered External Data Files Message, this is not supported by jHDF
            virtual.weights.h5 => found Virtual storage is not supported
            cycle.weights.h5 => found a group that is linked twice, or deeper
            never_written.weights.h5 => found none; the dataset was never written
            resizable.weights.h5 => write it without maxshape
            lzf.weights.h5 => expected chunks filtered at most by [DEFLATE, SHUFFLE, FLETCHER32], once each, found filter 32000 (lzf)
            missing_chunk.weights.h5 => expected 2 chunks, found 1
            text.weights.h5 => expected an array of numbers, found values of type VariableLength
            named_type.weights.h5 => expected a group or a dataset, found a named datatype
            bfloat16.weights.h5 => found values of a type that HDF5 does not know, such as bfloat16; save them as float32
            chunks_of_2.0.weights.h5 => found Unsupported data layout message version detected. Detected version = 5
            elsewhere.h5 => expected the attribute layer_names or a group layers, found groups []
            """)
    void refusesWhatKerasDoesNotWrite(String file, String message) {
        assertThatThrownBy(() -> load(resource("hdf5/refused_" + file), network("dense Dense kernel(2,3)")))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adapted.keras", "adapted.h5"})
    void leavesOutHowManyValuesANormalizationHasSeen(String file) throws IOException {
        Map<String, Tensor> tensors = load(
                resource("models/" + file),
                network("fixed Normalization mean(4) variance(4)", "dense Dense kernel(4,2) bias(2)"));
        assertThat(tensors).hasSize(4);
    }

    @Test
    void refusesAnotherNumberOfLayersOrVariables() {
        assertThatThrownBy(() ->
                        load(resource("hdf5/dependencies.weights.h5"), network("first Dense kernel(2,3) bias(3)")))
                .hasMessageEndingWith("expected 1 layers of class Dense, found 2");
        assertThatThrownBy(() -> load(
                        resource("hdf5/dependencies.weights.h5"),
                        network("first Dense kernel(2,3)", "second Dense kernel(3,2)")))
                .hasMessageEndingWith(
                        "first: expected 1 variables (kernel), found 2 in _layer_checkpoint_dependencies/dense");
    }

    @Test
    void refusesNamesThatSpeakAgainstThePlace() {
        assertThatThrownBy(() -> load(
                        resource("hdf5/sharded.weights.json"),
                        network("dense_1 Dense kernel(2,3) bias(3)", "other Dense kernel(3,2) bias(2)")))
                .hasMessageEndingWith("expected the names of all layers of class Dense or of none,"
                        + " found [dense, dense_1] for [dense_1, other]");
    }

    @Test
    void takesNamesThatAreAllThereWhateverTheOrder() throws IOException {
        assertThat(load(
                                resource("hdf5/sharded.weights.json"),
                                network("dense_1 Dense kernel(3,2) bias(2)", "dense Dense kernel(2,3) bias(3)"))
                        .values())
                .containsExactly(TRANSPOSED, SHORT_BIAS, KERNEL, BIAS);
    }
}
