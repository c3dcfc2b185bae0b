// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.network;

import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.processor.NeuralNetworkProcessor;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.runtime.Network;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs {@code javac} in this JVM, with the plugin's own processor, language and runtime. */
public final class ModelCompiler {
    private final Path output;

    /**
     * A compiler.
     *
     * @param output a folder for the classes that it writes
     */
    public ModelCompiler(Path output) {
        this.output = output;
    }

    /**
     * Compiles sources.
     *
     * @param classPath what they need besides Ingot
     * @throws IllegalArgumentException with what {@code javac} says, if it refuses them
     */
    public void compile(List<Path> sources, ClassPath classPath) throws IOException {
        run(List.of(), sources, List.of(), classPath);
    }

    /**
     * The model that a network was generated from, which must lie beside it as a compiled class.
     *
     * @throws IllegalArgumentException if it is not there
     */
    public TypedModel modelOf(NetworkClass network, ClassPath classPath) throws IOException {
        List<String> models = classPath.modelsBeside(network);
        List<String> namesakes = models.stream().filter(network::isCalled).toList();
        List<String> candidates = namesakes.isEmpty() ? models : namesakes;
        if (!candidates.isEmpty()) {
            for (TypedModel model : run(List.of("-proc:only"), List.of(), candidates, classPath)) {
                if (model.model().packageName().equals(network.type().getPackageName())
                        && model.model().className().equals(network.type().getSimpleName())) {
                    return model;
                }
            }
        }
        throw new IllegalArgumentException("expected the annotated class of " + network.name() + " in " + network.root()
                + ", found " + (models.isEmpty() ? "none in its package" : String.join(", ", models)));
    }

    private List<TypedModel> run(List<String> more, List<Path> sources, List<String> classes, ClassPath classPath)
            throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalArgumentException("expected Maven to run on a JDK, found a JVM without a compiler in "
                    + System.getProperty("java.home"));
        }
        List<String> options = new ArrayList<>(more);
        String path = Stream.of(classPath.toString(), origin(NeuralNetwork.class), origin(Network.class))
                .filter(element -> !element.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        options.addAll(List.of(
                "-Xlint:none",
                "-classpath",
                path,
                "-d",
                Files.createDirectories(output).toString()));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<TypedModel> models = new ArrayList<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null, files, diagnostics, options, classes, files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(new NeuralNetworkProcessor(models::add)));
            if (!task.call()) {
                throw new IllegalArgumentException(diagnostics.getDiagnostics().stream()
                        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                        .map(Diagnostic::toString)
                        .collect(Collectors.joining("\n", "javac refuses the model:\n", "")));
            }
        }
        return models;
    }

    /** The jar or folder of a class of Ingot. */
    private static String origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
