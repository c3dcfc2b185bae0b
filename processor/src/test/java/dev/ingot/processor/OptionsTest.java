// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.ingot.processor.check.Finding;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.plan.Planner;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

    private static final List<String> PASSES = List.of("remove-identities", "fuse-activations");

    private final Findings findings = new Findings();

    @Test
    void readsNothing() {
        assertThat(Options.read(Map.of(), PASSES, findings))
                .isEqualTo(
                        new Options(Optional.empty(), Set.of(), MultiplyAdd.FUSED, Planner.WORK_WORTH_SHARING, false));
        assertThat(findings.sorted()).isEmpty();
    }

    @Test
    void readsAll(@TempDir Path folder) {
        Path dump = folder.resolve("dump");
        Map<String, String> values = new HashMap<>();
        values.put(Options.DUMP, dump.toString());
        values.put(Options.DISABLE, "fuse-activations,remove-identities");
        values.put(Options.FMA, "false");
        values.put(Options.SHARE, "7");
        values.put(Options.VERBOSE, null);

        assertThat(Options.read(values, PASSES, findings))
                .isEqualTo(new Options(Optional.of(dump), Set.copyOf(PASSES), MultiplyAdd.SEPARATE, 7, true));
        assertThat(findings.sorted()).isEmpty();
    }

    @Test
    void reportsValuesThatMeanNothing() {
        Map<String, String> values = new HashMap<>();
        values.put(Options.DUMP, null);
        values.put(Options.DISABLE, "fuse-activation,remove-identities");
        values.put(Options.FMA, "fals");
        values.put(Options.SHARE, "-1");
        values.put(Options.VERBOSE, "yes");

        assertThat(Options.read(values, PASSES, findings))
                .isEqualTo(new Options(
                        Optional.empty(),
                        Set.of("remove-identities"),
                        MultiplyAdd.FUSED,
                        Planner.WORK_WORTH_SHARING,
                        false));
        assertThat(findings.hasErrors()).isFalse();
        assertThat(findings.sorted()).extracting(Finding::message).containsExactly("""
                        [ingot-901] ingot.dump: -Aingot.dump=: expected a directory that can be written
                        hint: write -Aingot.dump=target/ingot""", """
                        [ingot-901] ingot.disable: -Aingot.disable=fuse-activation: expected names of passes
                        hint: did you mean "fuse-activations"?""", """
                        [ingot-901] ingot.fma: -Aingot.fma=fals: expected true or false
                        hint: did you mean "false"?""", """
                        [ingot-901] ingot.share: -Aingot.share=-1: expected a number of multiply-adds
                        hint: write -Aingot.share=2000000, the default""", """
                        [ingot-901] ingot.verbose: -Aingot.verbose=yes: expected true or false
                        hint: known are true, false""");
    }

    @Test
    void warnsOnceForAllModels() {
        String model = """
                import dev.ingot.dsl.Dense;
                import dev.ingot.dsl.Layer;
                import dev.ingot.dsl.NeuralNetwork;
                @NeuralNetwork(input = 2) class One { @Dense(units = 2) Layer dense; }
                @NeuralNetwork(input = 2) class Two { @Dense(units = 2) Layer dense; }
                """;
        Compilation compilation = Javac.compile(
                new NeuralNetworkProcessor(), List.of("-Aingot.verbose=often"), Javac.source("One", model));

        assertThat(compilation.warnings()).hasSize(1);
        assertThat(compilation.warnings().get(0).getSource()).isNull();
        assertThat(Javac.message(compilation.warnings().get(0))).startsWith("[ingot-901] ");
    }
}
