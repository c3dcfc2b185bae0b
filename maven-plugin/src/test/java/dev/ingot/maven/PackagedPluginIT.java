// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What came of the builds in {@code src/it}, which Maven has run with the packaged plugin. */
class PackagedPluginIT {
    private static final Path PROJECTS = Path.of("target", "it");

    @Test
    void worksWithoutAProject() throws IOException {
        Path folder = PROJECTS.resolve("without-project");
        assertThat(builds(folder).get(0))
                .contains("ingot:import", "Imports a model: writes its annotated class")
                .contains("used    dense (Dense) units = 784")
                .contains("Model: \"vae_decoder\"")
                .contains("compiled output conv2d_transpose_2 against the stored one: largest difference")
                .contains("BUILD SUCCESS");
        assertThat(folder.resolve("src/main/java/VaeDecoder.java"))
                .content()
                .contains("@NeuralNetwork(input = 2, weights = \"vaeDecoder.safetensors\")");
        assertThat(folder.resolve("target/VaeDecoder.import.txt")).isNotEmptyFile();
        Path converted = folder.resolve("decoder.safetensors");
        Weights imported = Weights.open(folder.resolve("src/main/resources/vaeDecoder.safetensors"));
        for (String name : List.of("dense/kernel", "conv2d_transpose_2/bias")) {
            assertThat(Weights.open(converted).tensor(name)).isEqualTo(imported.tensor(name));
        }
        assertThat(builds(folder).get(1)).contains("BUILD SUCCESS", "Decoder input (2) ->", ": the weights fit");
        assertThat(folder.resolve("target/ingot/Decoder.prepared.safetensors"))
                .hasSameBinaryContentAs(
                        PROJECTS.resolve("project/target/classes/com/example/decoder.prepared.safetensors"));
    }

    @Test
    void importsChecksPreparesAndVerifiesInAProject() throws IOException {
        Path folder = PROJECTS.resolve("project");
        List<String> builds = builds(folder);
        assertThat(builds).hasSize(5);

        assertThat(builds.get(0)).contains("BUILD SUCCESS", "Decoder.java");
        assertThat(builds.get(1))
                .contains("BUILD SUCCESS", "Decoder input (2) ->", "parameters: the weights fit")
                .contains("decoder.prepared.safetensors is written")
                .contains("dense (Dense) (784): largest difference")
                .contains("Model: \"decoder\"", "multiply-adds");
        assertThat(folder.resolve("target/classes/com/example/decoder.prepared.safetensors"))
                .isNotEmptyFile();
        assertThat(builds.get(2))
                .contains("BUILD FAILURE", "Decoder cannot use these weights")
                .doesNotContain("MojoFailureException:", "\tat ");
        assertThat(builds.get(3))
                .contains("BUILD FAILURE")
                .contains("diverges first in dense (Dense) (784): 1 of 1,568 values are off")
                .contains("sample 1 at (7): expected");
        assertThat(builds.get(4)).contains("BUILD FAILURE", "Decoder.java", "replace it with -Dingot.overwrite");
    }

    @Test
    void generatesOnceAndThenOnlyWhatHasChanged() throws IOException {
        Path folder = PROJECTS.resolve("generate");
        List<String> builds = builds(folder);
        assertThat(builds).hasSize(2);

        assertThat(builds.get(0))
                .contains("generating com.example.Decoder", "generating ResidualBlock", "Tests run: 1, Failures: 0");
        assertThat(folder.resolve("target/generated-sources/ingot/com/example/Decoder.java"))
                .exists();
        assertThat(folder.resolve("target/classes/com/example/decoder.safetensors"))
                .exists();
        assertThat(folder.resolve("target/classes/ResidualBlockNetwork.class")).exists();
        assertThat(builds.get(1))
                .contains("Nothing to compile", "Tests run: 1, Failures: 0")
                .doesNotContain("generating ");
    }

    private static String log(Path folder) throws IOException {
        return Files.readString(folder.resolve("build.log"));
    }

    /** What each build of a project printed. */
    private static List<String> builds(Path folder) throws IOException {
        List<String> parts = List.of(log(folder).split("Scanning for projects"));
        return parts.subList(1, parts.size());
    }
}
