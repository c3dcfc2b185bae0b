// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.JavaFile;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Weights;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources compiled together as a user's build does it, with warnings as errors. */
public final class CompiledModel {
    private CompiledModel() {}

    /**
     * Compiles sources with the processor.
     *
     * @param sources text by class, in a package
     * @return a loader of the generated classes
     */
    public static ClassLoader compile(Path folder, Map<String, String> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        Path output = Files.createDirectories(folder.resolve("classes"));
        List<String> options = List.of(
                "--release",
                "17",
                "-Xlint:all",
                "-Werror",
                "-classpath",
                path(NeuralNetwork.class, Network.class),
                "-processorpath",
                path(LayerTable.class, NeuralNetwork.class, JavaFile.class),
                "-d",
                output.toString());
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean succeeded = compiler.getTask(
                            messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(messages.toString()).as("what javac says").isEmpty();
            assertThat(succeeded).isTrue();
        }
        return new URLClassLoader(new URL[] {output.toUri().toURL()}, CompiledModel.class.getClassLoader());
    }

    private static String path(Class<?>... classes) {
        return Stream.of(classes).map(CompiledModel::origin).collect(Collectors.joining(File.pathSeparator));
    }

    private static String origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loads a network; its class is package-private. */
    public static Network load(ClassLoader loader, String className, Weights weights) {
        try {
            var load = loader.loadClass(className).getDeclaredMethod("load", Weights.class);
            load.setAccessible(true);
            return (Network) load.invoke(null, weights);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(className, e);
        }
    }
}
