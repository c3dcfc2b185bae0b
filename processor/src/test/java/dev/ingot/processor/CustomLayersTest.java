// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that call methods of the user's, of both forms and in all places. */
class CustomLayersTest {

    private static final String OPS = """
            package app.ops;

            public final class Ops {
                /** Twice as much if positive, as it is otherwise. */
                public static float twice(float x) {
                    return x > 0 ? 2 * x : x;
                }

                public static float twice(float x, float slope) {
                    return slope * x;
                }

                /** The values in reverse; spoils its input, which must harm nobody. */
                public static void reverse(float[] in, float[] out) {
                    for (int i = 0; i < in.length; i++) {
                        out[in.length - 1 - i] = in[i];
                        in[i] = Float.NaN;
                    }
                }

                public static class Inner {
                    private Inner() {}

                    /** Each value and its square. */
                    public static void squares(float[] in, float... out) {
                        for (int i = 0; i < in.length; i++) {
                            out[2 * i] = in[i];
                            out[2 * i + 1] = in[i] * in[i];
                        }
                    }
                }

                private Ops() {}
            }
            """;

    private static final String MODEL = """
            package app;

            import app.ops.Ops;
            import dev.ingot.dsl.*;

            @NeuralNetwork(input = {2, 2}, outputs = {"joined", "dense"})
            final class Model {
                @Custom(in = Ops.class, method = "twice") Layer twice;
                @Custom(in = Ops.class, method = "reverse") Layer reverse;
                @Custom(in = Ops.Inner.class, method = "squares", outputShape = {2, 4}) Layer squares;
                @Reshape(-1) @From("twice") Layer flat;
                @Reshape(-1) @From("squares") Layer all;
                @Concatenate @From({"flat", "all"}) Layer joined;
                @Dense(units = 2, useBias = false) @From("flat") Layer weighted;
                @Custom(in = Ops.class, method = "twice") Layer dense;
            }
            """;

    @Test
    void computeWhatTheMethodsSay(@TempDir Path directory) throws IOException {
        Build build = Build.strict(directory.resolve("out"), sources(directory, OPS, MODEL));
        float[] kernel = {1, 0, 0, 1, 0, 0, 0, -1};
        Network network =
                build.load("app.ModelNetwork", Weights.of(Map.of("weighted/kernel", Tensor.of(kernel, 4, 2))));

        Map<String, Tensor> outputs =
                network.run(Map.of("input", Tensor.of(new float[] {1, -2, 3, 4, 0, 5, -6, 7}, 2, 2, 2)));

        assertThat(outputs.get("joined").toArray())
                .containsExactly(
                        2, -2, 6, 8, 8, 64, 6, 36, -2, 4, 2, 4, //
                        0, 10, -6, 14, 14, 196, -6, 36, 10, 100, 0, 0);
        assertThat(outputs.get("dense").toArray()).containsExactly(4, -10, 0, -4);
        String source = build.generatedSources().get("ModelNetwork.java");
        assertThat(source)
                .as("the function of elements is computed where the dense layer stores its values")
                .contains("import app.ops.Ops;", "Ops.twice(dot4(")
                .contains("Ops.reverse(arena.reverseIn, arena.reverseOut);", "Ops.Inner.squares(");
        assertThat(network.describe()).contains("calls Ops.reverse", "in weighted");
    }

    /** A class of the same compilation that another processor writes is waited for, like any other. */
    @Test
    void aMissingClassIsLeftToTheCompiler(@TempDir Path directory) throws IOException {
        String model = MODEL.replace("Ops.class", "Missing.class");
        List<String> options = new ArrayList<>(Build.STRICT);
        options.addAll(List.of("-classpath", Build.libraries()));

        Build build = Build.javac(directory.resolve("out"), options, sources(directory, OPS, model));

        assertThat(build.succeeded()).isFalse();
        assertThat(build.messages()).contains("class Missing").doesNotContain("ingot-");
    }

    private static List<Path> sources(Path directory, String ops, String model) throws IOException {
        return List.of(
                Files.writeString(directory.resolve("Ops.java"), ops),
                Files.writeString(directory.resolve("Model.java"), model));
    }
}
