// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingot.maven.TestFiles;
import dev.ingot.maven.network.ClassPath;
import dev.ingot.maven.network.Interpretation;
import dev.ingot.maven.network.ModelCompiler;
import dev.ingot.maven.network.NetworkClass;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two layers of whole numbers, computed by hand: doubled, then the sum of both values and their difference. */
class VerificationTest {
    private static final String MODEL = """
            import dev.ingot.dsl.*;

            @NeuralNetwork(outputs = {"sum", "copy"})
            final class Model {
                @Input(2)
                Layer x;

                @Input(2)
                Layer y;

                @Named("first/doubled")
                @Dense(units = 2, useBias = false)
                @From("x")
                Layer doubled;

                @Dropout(0.5)
                Layer copy;

                @Add
                @From({"copy", "y"})
                Layer sum;
            }
            """;

    private static final Weights WEIGHTS =
            Weights.of(Map.of("first/doubled/kernel", Tensor.of(new float[] {2, 0, 0, 2}, 2, 2)));

    private static final Tensor X = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
    private static final Tensor Y = Tensor.of(new float[] {10, 20, 30, 40, 50, 60}, 3, 2);
    private static final Tensor DOUBLED = Tensor.of(new float[] {2, 4, 6, 8, 10, 12}, 3, 2);
    private static final Tensor SUM = Tensor.of(new float[] {12, 24, 36, 48, 60, 72}, 3, 2);

    @TempDir
    private static Path folder;

    private static ClassPath classPath;
    private static NetworkClass networkClass;
    private static TypedModel model;

    private final Map<String, Tensor> stored = new LinkedHashMap<>(Map.of("input/x", X, "input/y", Y));

    @BeforeAll
    static void compile() throws IOException {
        classPath = TestFiles.compile(folder, Map.of("Model", MODEL));
        networkClass = classPath.network(null);
        model = new ModelCompiler(folder.resolve("read")).modelOf(networkClass, classPath);
    }

    @AfterAll
    static void close() throws IOException {
        classPath.close();
    }

    private Verification verify(Weights ofNetwork, Weights ofInterpreter) {
        Network network = networkClass.load(ofNetwork);
        Interpretation interpretation = Interpretation.of(model, network.signature(), ofInterpreter, classPath);
        return Verification.of(
                network, interpretation, Weights.of(stored), new Tolerance(0, 0.01), (done, all) -> said.add(done));
    }

    private final List<Integer> said = new ArrayList<>();

    @Test
    void saysHowFarEachLayerIsAway() {
        stored.put("expected/sum", SUM);
        stored.put("expected/first/doubled", DOUBLED);
        Verification verification = verify(WEIGHTS, WEIGHTS);
        assertThat(verification.divergence()).isEmpty();
        assertThat(verification.lines())
                .containsExactly(
                        "doubled (Dense) (2): largest difference 0.00",
                        "sum (Add) (2): largest difference 0.00",
                        "compiled output sum against the interpreter's: largest difference 0.00",
                        "compiled output copy against the interpreter's: largest difference 0.00",
                        "compiled output sum against the stored one: largest difference 0.00");
        assertThat(said).containsExactly(1, 2, 3);
    }

    @Test
    void namesTheFirstLayerThatDiverges() {
        stored.put("expected/sum", Tensor.of(new float[] {12, 24, 36, 99, 60, 72}, 3, 2));
        stored.put("expected/copy", Tensor.of(new float[] {2, 4, 6, 8.5f, 10, 0}, 3, 2));
        stored.put("expected/doubled", DOUBLED);
        Verification verification = verify(WEIGHTS, WEIGHTS);
        assertThat(verification.divergence())
                .contains(
                        "copy (Dropout) (2): 2 of 6 values are off, largest difference 12.0; sample 1 at (1): expected"
                                + " 8.5, found 8.0");
        assertThat(verification.lines().get(2))
                .startsWith("sum (Add) (2): 1 of 6 values are off, largest difference 51.0");
    }

    /** Weights that differ stand for code that is wrong. */
    @Test
    void comparesTheCompiledNetworkToo() {
        stored.put("expected/doubled", DOUBLED);
        Weights others = Weights.of(Map.of("first/doubled/kernel", Tensor.of(new float[] {2, 0, 0, 3}, 2, 2)));
        assertThat(verify(others, WEIGHTS).divergence())
                .contains(
                        "compiled output sum against the interpreter's: 3 of 6 values are off, largest difference 6.00;"
                                + " sample 0 at (1): expected 24.0, found 26.0");
    }

    @Test
    void refusesOtherValues() {
        refuses("input/x, input/y and expected/<layer>, found [");
        stored.put("expected/total", SUM);
        refuses("expected/total: expected a layer of that name among doubled, copy, sum, found none");
        stored.remove("expected/total");
        stored.put("expected/sum", Tensor.zeros(2, 2));
        refuses("expected/sum: expected a tensor of shape (3, 2), found shape (2, 2)");
        stored.put("expected/sum", SUM);
        stored.put("input/y", Tensor.zeros(3, 3));
        refuses("input/y: expected a tensor of shape (3, 2), found shape (3, 3)");
        stored.remove("input/y");
        refuses("expected input/x, input/y and expected/<layer>");
    }

    private void refuses(String message) {
        assertThatThrownBy(() -> verify(WEIGHTS, WEIGHTS))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining(message);
    }
}
