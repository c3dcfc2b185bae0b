// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.testing.Build;
import dev.ingot.processor.testing.TestNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users who turn on every warning and make it an error are told nothing about models and generated classes. */
class WarningsTest {

    @TempDir
    Path directory;

    @Test
    void noneOnTheClassPath() {
        assertThat(TestNetworks.compiled().messages()).isEmpty();
    }

    @Test
    void noneInAModule() throws IOException {
        Build build = compileModule("""
                module com.example.models {
                    requires dev.ingot.dsl;
                    requires dev.ingot.runtime;
                }
                """);

        // The module java.compiler, where the annotation is, is not read.
        assertThat(build.generatedSources())
                .isNotEmpty()
                .allSatisfy((file, text) ->
                        assertThat(text).contains("@GeneratedNetwork").doesNotContain("@Generated("));
    }

    @Test
    void noneInAnExportedPackageWithAPublicNetwork() throws IOException {
        Build build = compileModule("""
                module com.example.models {
                    requires dev.ingot.dsl;
                    requires transitive dev.ingot.runtime;

                    exports com.example;
                }
                """);

        assertThat(build.generatedSources().get("DcganNetwork.java")).contains("public final class DcganNetwork");
    }

    @Test
    void saysWhereAModuleReadsTheAnnotation() throws IOException {
        Build build = compileModule("""
                module com.example.models {
                    requires dev.ingot.dsl;
                    requires dev.ingot.runtime;
                    requires static java.compiler;
                }
                """);

        assertThat(build.generatedSources().get("DcganNetwork.java"))
                .isEqualTo(TestNetworks.compiled().generatedSources().get("DcganNetwork.java"));
    }

    @Test
    void noneFromEclipse() {
        // What Eclipse warns about by default, but that it does not know the keys of our warnings.
        List<String> options = List.of("--release", "17", "-warn:-warningToken", "-classpath", Build.libraries());
        Build build = Build.run(new EclipseCompiler(), directory, options, TestNetworks.sources())
                .withoutMessages();

        assertThat(build.generatedSources()).isEqualTo(TestNetworks.compiled().generatedSources());
        assertThat(build.classFiles()).containsKey("GeneratorNetwork.class");
    }

    private Build compileModule(String declaration) throws IOException {
        Path module = Files.writeString(directory.resolve("module-info.java"), declaration);
        List<Path> sources = new ArrayList<>(List.of(module));
        sources.addAll(TestNetworks.sources(TestNetworks.SMALL));
        sources.addAll(TestNetworks.sources(TestNetworks.LARGE));
        List<String> options = new ArrayList<>(Build.STRICT);
        options.addAll(List.of("--module-path", Build.libraries()));
        return Build.javac(directory.resolve("classes"), options, sources).withoutMessages();
    }
}
