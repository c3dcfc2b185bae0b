// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.ingot.processor.testing.BitsHash;
import dev.ingot.processor.testing.Build;
import dev.ingot.processor.testing.MethodSizes;
import dev.ingot.processor.testing.TestNetworks;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HotSpot never compiles a method of 8000 bytes or more, which makes it about ten times slower. */
class MethodSizeTest {

    private static final int LIMIT = 8000;

    @Test
    void noGeneratedMethodIsTooLongToBeCompiled() {
        Build build = TestNetworks.compiled();

        assertThat(build.generatedSources()).containsKeys("MnistNetwork.java", "Dcgan64Network.java");
        assertAllShort(build.classFiles());
    }

    @Test
    void noMethodOfTheRuntimeIsTooLongToBeCompiled() throws IOException {
        Map<String, byte[]> runtime = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter().importPackagesOf(Network.class)) {
            try (InputStream file =
                    type.getSource().orElseThrow().getUri().toURL().openStream()) {
                runtime.put(type.getName(), file.readAllBytes());
            }
        }

        assertThat(runtime).containsKey("dev.ingot.runtime.vector.VectorMatrixKernels");
        assertAllShort(runtime);
    }

    /** With more weights than any network in common use. The first blocks are those of a network that needs no splitting. */
    @Test
    void manyLayersDoNotMakeMethodsLong(@TempDir Path directory) throws IOException {
        Path source = Files.writeString(
                directory.resolve("Deep.java"),
                "import dev.ingot.dsl.*;\n" + model("Deep", 100, "{\"again9\", \"again99\"}")
                        + model("Shallow", 10, "\"again9\""));

        Build build = Build.strict(directory, List.of(source));

        assertAllShort(build.classFiles());
        assertThat(build.generatedSources().get("DeepNetwork.java")).contains("class Section2");
        Network deep = build.load("DeepNetwork", Weights.random(1));
        Network shallow = build.load("ShallowNetwork", Weights.random(1));
        Map<String, Tensor> inputs = BitsHash.inputs(deep, 3);
        assertThat(deep.run(inputs).get("again9").toArray())
                .isEqualTo(shallow.run(inputs).get("again9").toArray());
    }

    private static String model(String name, int blocks, String outputs) {
        String block = """
                    @Conv2D(filters = 2, kernelSize = 1, useBias = false) Layer conv%1$d;
                    @BatchNormalization Layer norm%1$d;
                    @Activation(Activations.SIGMOID) Layer sigmoid%1$d;
                    @BatchNormalization Layer again%1$d;
                """;
        return IntStream.range(0, blocks)
                .mapToObj(index -> String.format(Locale.ROOT, block, index))
                .collect(Collectors.joining(
                        "",
                        "@NeuralNetwork(input = {2, 2, 2}, outputs = " + outputs + ") final class " + name + " {\n",
                        "}\n"));
    }

    private static void assertAllShort(Map<String, byte[]> classFiles) {
        Map<String, Integer> sizes = new TreeMap<>();
        classFiles.forEach(
                (file, bytes) -> MethodSizes.of(bytes).forEach((method, size) -> sizes.put(file + " " + method, size)));
        assertThat(sizes.entrySet())
                .isNotEmpty()
                .allSatisfy(method -> assertThat(method.getValue())
                        .as(method.getKey())
                        .isPositive()
                        .isLessThan(LIMIT));
    }

    @Test
    void readsTheCodeOfAKnownClass() {
        Map<String, Integer> sizes =
                MethodSizes.of(TestNetworks.compiled().classFiles().get("Generator.class"));

        // aload_0, invokespecial Object.<init>, return
        assertThat(sizes).containsOnly(Map.entry("<init>()V", 5));
    }
}
