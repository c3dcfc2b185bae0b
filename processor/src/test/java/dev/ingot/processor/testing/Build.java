// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.testing;

import com.palantir.javapoet.JavaFile;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.processor.NeuralNetworkProcessor;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Weights;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
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
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A run of a Java compiler over source files, as a user's build does it: the processor is found through its service file on a
 * processor path that holds nothing but what it needs. After {@code mvn package} these are the packaged jars.
 */
public final class Build implements AutoCloseable {

    /** The language level that users are promised, with every warning an error. */
    public static final List<String> STRICT = List.of("--release", "17", "-Xlint:all", "-Werror");

    private final Path output;
    private final boolean succeeded;
    private final String messages;
    private URLClassLoader classes;

    private Build(Path output, boolean succeeded, String messages) {
        this.output = output;
        this.succeeded = succeeded;
        this.messages = messages;
    }

    /** Compiles on the class path, with warnings as errors; fails if the compiler has anything to say. */
    public static Build strict(Path output, List<Path> sources, String... moreOptions) {
        List<String> options = new ArrayList<>(STRICT);
        options.addAll(List.of("-classpath", libraries()));
        options.addAll(List.of(moreOptions));
        return javac(output, options, sources).withoutMessages();
    }

    /**
     * Writes sources into a folder and compiles them like that.
     *
     * @param sources text by class, in a package
     */
    public static Build strict(Path folder, Map<String, String> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        return strict(folder.resolve("classes"), files);
    }

    /** Compiles with javac. */
    public static Build javac(Path output, List<String> options, List<Path> sources) {
        return run(ToolProvider.getSystemJavaCompiler(), output, options, sources);
    }

    /**
     * Compiles.
     *
     * @param output where classes and generated sources go
     * @param options all but the processor path and the output
     */
    public static Build run(JavaCompiler compiler, Path output, List<String> options, List<Path> sources) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-processorpath", processorPath(), "-d", output.toString(), "-s", output.toString()));
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            Files.createDirectories(output);
            boolean succeeded = compiler.getTask(
                            messages, files, null, all, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            return new Build(output, succeeded, messages.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a compiler has left in a folder. */
    static Build of(Path output, boolean succeeded) {
        return new Build(output, succeeded, "");
    }

    /** What a user's code is compiled and run with. */
    public static String libraries() {
        return path(NeuralNetwork.class, Network.class);
    }

    /** What the processor is run with. */
    public static String processorPath() {
        return path(NeuralNetworkProcessor.class, NeuralNetwork.class, JavaFile.class);
    }

    /** The folder or jar that a class comes from. */
    public static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(Class<?>... classes) {
        return Stream.of(classes).map(type -> origin(type).toString()).collect(Collectors.joining(File.pathSeparator));
    }

    /** This build, which must have succeeded in silence. */
    public Build withoutMessages() {
        if (!succeeded || !messages.isEmpty()) {
            throw new AssertionError(messages);
        }
        return this;
    }

    /** Whether the compiler found no error. */
    public boolean succeeded() {
        return succeeded;
    }

    /** All that the compiler printed. */
    public String messages() {
        return messages;
    }

    /** Where classes and generated sources are. */
    public Path output() {
        return output;
    }

    /** The text of each generated source, by file name. */
    public Map<String, String> generatedSources() {
        Map<String, String> sources = new TreeMap<>();
        files(".java").forEach((name, bytes) -> sources.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return sources;
    }

    /** The bytes of each class file, by file name. */
    public Map<String, byte[]> classFiles() {
        return files(".class");
    }

    private Map<String, byte[]> files(String suffix) {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(suffix)).toList()) {
                found.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads a generated network. */
    public synchronized Network load(String className, Weights weights) {
        if (classes == null) {
            classes = classes(output);
        }
        return load(classes, className, weights);
    }

    /** Loads a network whose classes are in a folder. */
    public static Network load(Path folder, String className, Weights weights) {
        // Left open: the network may load more of its classes at any time.
        return load(classes(folder), className, weights);
    }

    private static URLClassLoader classes(Path folder) {
        try {
            return new URLClassLoader(new URL[] {folder.toUri().toURL()}, Network.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Network load(ClassLoader classes, String className, Weights weights) {
        try {
            Class<?> type = classes.loadClass(className);
            Method load = type.getDeclaredMethod("load", Weights.class);
            load.setAccessible(true);
            return (Network) load.invoke(null, weights);
        } catch (InvocationTargetException e) {
            throw new AssertionError("load failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends the use of all networks that were loaded. */
    @Override
    public void close() {
        if (classes != null) {
            try {
                classes.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
