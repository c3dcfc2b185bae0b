// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingot.processor.testing.Build;
import dev.ingot.processor.testing.MethodSizes;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.ShapeException;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network with almost as many inputs and outputs as a Java method has parameters. */
class ManyArraysTest {

    private static final int COUNT = 120;

    @Test
    void areOneCallOfShortMethods(@TempDir Path directory) throws Throwable {
        Build build = Build.strict(directory.resolve("out"), List.of(source(directory)));
        Network network = build.load("ManyNetwork", Weights.of(Map.of()));
        build.classFiles()
                .forEach((name, bytes) -> assertThat(MethodSizes.of(bytes))
                        .as(name)
                        .allSatisfy((method, length) -> assertThat(length).isLessThan(8000)));
        MethodHandle predictInto = predictInto(network);
        float[][] arrays = new float[2 * COUNT][2];
        for (int i = 0; i < COUNT; i++) {
            arrays[i][0] = i;
        }

        predictInto.invoke(arrays);

        for (int i = 0; i < COUNT; i++) {
            assertThat(arrays[COUNT + i]).containsExactly(i, 0);
        }
        float[] first = arrays[0];
        arrays[0] = arrays[2 * COUNT - 1];
        assertThatThrownBy(() -> predictInto.invoke(arrays)).isInstanceOf(ShapeException.class);
        arrays[0] = first;
        arrays[COUNT] = arrays[2 * COUNT - 1];
        assertThatThrownBy(() -> predictInto.invoke(arrays)).isInstanceOf(ShapeException.class);
    }

    private static Path source(Path directory) throws IOException {
        String inputs = numbered("@Input(2) Layer in%1$d;\n", "");
        String layers = numbered("@ReLU @From(\"in%1$d\") Layer out%1$d;\n", "");
        String outputs = numbered("\"out%1$d\"", ", ");
        return Files.writeString(
                directory.resolve("Many.java"),
                "import dev.ingot.dsl.*;\n@NeuralNetwork(outputs = {%s})\nfinal class Many {\n%s%s}\n"
                        .formatted(outputs, inputs, layers));
    }

    private static String numbered(String format, String between) {
        return IntStream.range(0, COUNT).mapToObj(format::formatted).collect(Collectors.joining(between));
    }

    /** The method with all arrays in one. */
    private static MethodHandle predictInto(Network network) throws ReflectiveOperationException {
        Class<?>[] parameters = Collections.nCopies(2 * COUNT, float[].class).toArray(Class<?>[]::new);
        Method method = network.getClass().getDeclaredMethod("predictInto", parameters);
        method.setAccessible(true);
        return MethodHandles.lookup().unreflect(method).bindTo(network).asSpreader(0, float[][].class, 2 * COUNT);
    }
}
