// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.testing.BitsHash;
import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks against the same layers written out, and blocks that come from another compilation. */
class BlocksTest {

    private static final String HEADER = "package com.example; import dev.ingot.dsl.*; ";

    /** Two inputs and two outputs, so that repetitions can follow each other. */
    private static final String COUPLING = HEADER + """
            @Block(outputs = {"changed", "left"})
            public final class Coupling {
                @Input
                Layer first;
                @Input
                Layer second;
                @Dense(units = 6)
                @From("first")
                Layer left;
                @Use(value = Piece.class, set = "dense.units = 6")
                Layer piece;
                @Add
                @From({"piece", "second"})
                Layer changed;
            }
            """;

    private static final String PIECE = HEADER + """
            @Block
            public final class Piece {
                @Dense(units = 3)
                @Named("hidden-units")
                Layer dense;
                @Activation(Activations.TANH)
                Layer tanh;
            }
            """;

    private static final String USER = HEADER + """
            @NeuralNetwork(outputs = {"tail", "flow.left", "sum"})
            final class User {
                @Input(6)
                Layer a;
                @Input(6)
                Layer b;
                @Use(value = Coupling.class, times = 2, set = "piece.tanh.value = SIGMOID")
                @Named("model/flow")
                @From({"a", "b"})
                Layer flow;
                @Use(value = Piece.class, set = {"dense.units = 4", "dense.useBias = false"})
                Layer tail;
                @SameAs("flow")
                @From({"flow.left", "flow"})
                Layer again;
                @SameAs("flow")
                @From({"again", "again.left"})
                Layer third;
                @Add
                @From({"again", "third.left", "third"})
                Layer sum;
            }
            """;

    private static final String WRITTEN_OUT = HEADER + """
            @NeuralNetwork(outputs = {"tail", "flow1left", "sum"})
            final class WrittenOut {
                @Input(6) Layer a;
                @Input(6) Layer b;
                @Dense(units = 6) @From("a") @Named("model/flow/0/left") Layer flow0left;
                @Dense(units = 6) @Named("model/flow/0/piece/hidden-units") Layer flow0dense;
                @Activation(Activations.SIGMOID) Layer flow0tanh;
                @Add @From({"flow0tanh", "b"}) Layer flow0;
                @Dense(units = 6) @From("flow0") @Named("model/flow/1/left") Layer flow1left;
                @Dense(units = 6) @Named("model/flow/1/piece/hidden-units") Layer flow1dense;
                @Activation(Activations.SIGMOID) Layer flow1tanh;
                @Add @From({"flow1tanh", "flow0left"}) Layer flow1;
                @Dense(units = 4, useBias = false) @Named("tail/hidden-units") Layer tailDense;
                @Activation(Activations.TANH) Layer tail;
                @SameAs("flow0left") @From("flow1left") Layer again0left;
                @SameAs("flow0dense") Layer again0dense;
                @SameAs("flow0tanh") Layer again0tanh;
                @Add @From({"again0tanh", "flow1"}) Layer again0;
                @SameAs("flow1left") @From("again0") Layer again1left;
                @SameAs("flow1dense") Layer again1dense;
                @SameAs("flow1tanh") Layer again1tanh;
                @Add @From({"again1tanh", "again0left"}) Layer again1;
                @SameAs("flow0left") @From("again1") Layer third0left;
                @SameAs("flow0dense") Layer third0dense;
                @SameAs("flow0tanh") Layer third0tanh;
                @Add @From({"third0tanh", "again1left"}) Layer third0;
                @SameAs("flow1left") @From("third0") Layer third1left;
                @SameAs("flow1dense") Layer third1dense;
                @SameAs("flow1tanh") Layer third1tanh;
                @Add @From({"third1tanh", "third0left"}) Layer third1;
                @Add @From({"again1", "third1left", "third1"}) Layer sum;
            }
            """;

    @TempDir
    private static Path folder;

    private static Path blocks;
    private static Build library;
    private static Build together;

    @BeforeAll
    static void compile() throws IOException {
        List<Path> sources = List.of(source("Coupling", COUPLING), source("Piece", PIECE));
        blocks = folder.resolve("blocks");
        library = Build.strict(blocks, sources);
        List<Path> all = new ArrayList<>(sources);
        all.add(source("User", USER));
        all.add(source("WrittenOut", WRITTEN_OUT));
        together = Build.strict(folder.resolve("together"), all);
    }

    private static Path source(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".java"), text);
    }

    private static List<String> options(Path... classPath) {
        List<String> options = new ArrayList<>(Build.STRICT);
        StringBuilder path = new StringBuilder(Build.libraries());
        for (Path entry : classPath) {
            path.append(File.pathSeparator).append(entry);
        }
        options.addAll(List.of("-classpath", path.toString()));
        return options;
    }

    @Test
    void haveTheBitsOfTheLayersWrittenOut() {
        compare(together);
    }

    @Test
    void mayComeFromAnotherCompilation() throws IOException {
        Build user = Build.javac(folder.resolve("user"), options(blocks), List.of(folder.resolve("User.java")))
                .withoutMessages();

        assertThat(library.generatedSources()).isEmpty();
        assertThat(user.generatedSources().get("UserNetwork.java"))
                .isEqualTo(together.generatedSources().get("UserNetwork.java"));
        compare(user);
    }

    private static void compare(Build user) {
        Network network = user.load("com.example.UserNetwork", Weights.random(2));
        Network expected = together.load("com.example.WrittenOutNetwork", Weights.random(2));

        assertThat(network.signature().weights()).isEqualTo(expected.signature().weights());
        assertThat(network.signature().weights())
                .extracting(WeightSpec::name)
                .contains(
                        "model/flow/0/left/kernel", "model/flow/1/piece/hidden-units/bias", "tail/hidden-units/kernel")
                .hasSize(9);
        Map<String, Tensor> inputs = BitsHash.inputs(network, 3);
        Map<String, Tensor> outputs = network.run(inputs);
        assertThat(outputs).containsOnlyKeys("tail", "flowLeft", "sum");
        Map<String, Tensor> expectedOutputs = expected.run(inputs);
        assertThat(outputs.get("tail")).isEqualTo(expectedOutputs.get("tail"));
        assertThat(outputs.get("flowLeft")).isEqualTo(expectedOutputs.get("flow1left"));
        assertThat(outputs.get("sum")).isEqualTo(expectedOutputs.get("sum"));
    }

    @Test
    void nameTheirLayersByThePath() {
        Network network = together.load("com.example.UserNetwork", Weights.random(2));

        assertThat(network.describe().lines())
                .anyMatch(line -> line.matches("flow/0/piece/dense +Dense .*"))
                .anyMatch(line -> line.matches("again/1/left +Dense, as flow/1/left .*"));
        assertThat(network.summary()).contains("tail/hidden-units");
        assertThat(together.generatedSources().get("UserNetwork.java"))
                .contains("private void flow0PieceDense(float[] x, float[] output)")
                .contains("record Outputs(Tensor tail, Tensor flowLeft, Tensor sum)")
                .contains("predictInto(float[] a, float[] b, float[] tail, float[] flowLeft, float[] sum)");
    }

    @Test
    void haveErrorsOnTheUseIfTheyAreKnownAsClassFiles() throws IOException {
        String wrong = HEADER + """

                @NeuralNetwork
                final class Wrong {
                    @Input(6)
                    Layer a;
                    @Input({2, 7})
                    Layer b;
                    @Use(Coupling.class)
                    @From({"a", "b"})
                    Layer flow;
                    @Use(value = Coupling.class, set = "left.units = 0")
                    @From({"a", "a"})
                    Layer other;
                    @Add
                    @From({"flow", "other", "flow.left", "other.left"})
                    Layer sum;
                }
                """;

        Build build = Build.javac(folder.resolve("wrong"), options(blocks), List.of(source("Wrong", wrong)));

        assertThat(build.succeeded()).isFalse();
        assertThat(build.messages())
                .contains(
                        "Wrong.java:8: error: [ingot-121] flow/changed (@Add): flow/piece/tanh gives (6), but b gives")
                .contains("Wrong.java:11: error: [ingot-101] other/left (@Dense): units is 0, but must be at least 1")
                .contains("2 errors");
    }

    @Test
    void areRefusedAsBrokenClassFiles() throws IOException {
        Path sources = Files.createDirectory(folder.resolve("broken-sources"));
        Path broken = folder.resolve("broken");
        List<String> unprocessed = options();
        unprocessed.add("-proc:none");
        unprocessed.remove("-Werror");
        Path piece = Files.writeString(sources.resolve("Piece.java"), PIECE.replace("units = 3", "units = 0"));
        Build unchecked = Build.javac(broken, unprocessed, List.of(folder.resolve("Coupling.java"), piece));
        assertThat(unchecked.succeeded()).isTrue();

        Build build = Build.javac(folder.resolve("refused"), options(broken), List.of(folder.resolve("User.java")));

        assertThat(build.messages())
                .contains("error: [ingot-229] tail (@Use): Piece, which is known as a class file only, has an error: "
                        + "[ingot-101] dense (@Dense): units is 0, but must be at least 1")
                .contains(
                        "error: [ingot-229] flow (@Use): Coupling, which is known as a class file only, has an error: "
                                + "[ingot-229] piece (@Use): Piece,")
                .contains("2 errors");
    }
}
