// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.TypedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Unusual but permitted hosts: what is read from them, and that nothing is said. */
class GoodModelsTest {

    static final Path FOLDER = Path.of("src/test/resources/good-models");

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void compileWithoutWarnings(String name) throws IOException {
        Compilation compilation = compile(new NeuralNetworkProcessor(), name);

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    }

    @Test
    void readsTheUnnamedPackage() throws IOException {
        Model model = read("UnnamedPackage").get(0).model();

        assertThat(model.packageName()).isEmpty();
        assertThat(model.className()).isEqualTo("UnnamedPackageNetwork");
        assertThat(model.isPublic()).isFalse();
        assertThat(model.weights()).isEqualTo("weights/generator.safetensors");
        assertThat(model.outputNames()).containsExactly("image");
        assertThat(model.layers())
                .extracting(LayerDeclaration::fileName)
                .containsExactly("block1/dense", "reshape", "image");
        assertThat(model.layers())
                .extracting(LayerDeclaration::from)
                .containsExactly(List.of("input"), List.of("dense"), List.of("reshape"));
        assertThat(model.layers().get(2).suppressed()).containsExactly("ingot:checkerboard");
    }

    @Test
    void infersShapesInOrder() throws IOException {
        TypedModel typed = read("UnnamedPackage").get(0);

        assertThat(typed.shapes().keySet()).containsExactly("input", "dense", "reshape", "image");
        assertThat(typed.shapes().values())
                .containsExactly(Shape.of(100), Shape.of(3200), Shape.of(5, 5, 128), Shape.of(10, 10, 1));
    }

    @Test
    void readsNestedClasses() throws IOException {
        List<TypedModel> models = read("Nested");

        Model inner = models.get(0).model();
        assertThat(inner.name()).isEqualTo("Nested_Inner");
        assertThat(inner.className()).isEqualTo("Nested_InnerNetwork");
        assertThat(inner.packageName()).isEqualTo("com.example");
        assertThat(inner.isPublic()).isTrue();
        assertThat(inner.inputs()).extracting(Model.InputDeclaration::name).containsExactly("left", "right");
        assertThat(inner.outputNames()).containsExactly("sum", "end");
        Model innermost = models.get(1).model();
        assertThat(innermost.className()).isEqualTo("Enlarger");
        assertThat(innermost.isPublic()).isFalse();
    }

    @Test
    void readsUnicodeNames() throws IOException {
        Model model = read("Größe").get(0).model();

        assertThat(model.className()).isEqualTo("GrößeNetwork");
        assertThat(model.layers()).extracting(LayerDeclaration::name).containsExactly("größe", "名前");
        assertThat(model.layers().get(0).fileName()).isEqualTo("ebene-größe/密");
    }

    private static List<TypedModel> read(String name) throws IOException {
        List<TypedModel> models = new ArrayList<>();
        compile(new NeuralNetworkProcessor(models::add), name);
        return models;
    }

    private static Compilation compile(NeuralNetworkProcessor processor, String name) throws IOException {
        String source = Files.readString(FOLDER.resolve(name + ".java"));
        return Javac.compile(processor, List.of("-Xlint:all", "-Werror"), Javac.source(name, source));
    }
}
