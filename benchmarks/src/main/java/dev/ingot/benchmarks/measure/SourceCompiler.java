// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles source text with the JVM's own javac and loads a class of it. */
final class SourceCompiler {
    private SourceCompiler() {}

    /**
     * Compiles sources with the processors on the class path.
     *
     * @param sources the text of each source by the qualified name of its class
     * @param className the class to make an object of, by its constructor without arguments
     * @param options more options of javac
     * @throws IllegalArgumentException with javac's words if the sources do not compile
     */
    static Object instance(Map<String, String> sources, String className, String... options) {
        Path directory = null;
        try {
            directory = Files.createTempDirectory("benchmark");
            compile(sources, directory, options);
            return new Classes(directory)
                    .loadClass(className)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalArgumentException(className + " cannot be made", failed);
        } finally {
            delete(directory);
        }
    }

    private static void compile(Map<String, String> sources, Path directory, String... more) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new SourceText(name, text)));
        List<String> options = new ArrayList<>(List.of("-d", directory.toString()));
        String classPath = System.getProperty("java.class.path");
        // Named, because newer javacs run no processors that are on the class path only.
        options.addAll(List.of("-classpath", classPath, "-processorpath", classPath));
        options.addAll(List.of(more));
        StringWriter messages = new StringWriter();
        if (!javac.getTask(messages, null, null, options, null, units).call()) {
            throw new IllegalArgumentException(messages.toString());
        }
    }

    private static void delete(Path directory) {
        if (directory == null) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The classes of a directory, all read at once, because it is deleted before some of them are needed. */
    private static final class Classes extends ClassLoader {
        private final Map<String, byte[]> bytes = new HashMap<>();

        Classes(Path directory) throws IOException {
            super(SourceCompiler.class.getClassLoader());
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path file : paths.filter(Files::isRegularFile).toList()) {
                    String name = directory
                            .relativize(file)
                            .toString()
                            .replace(file.getFileSystem().getSeparator(), ".");
                    bytes.put(name.replace(".class", ""), Files.readAllBytes(file));
                }
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] found = bytes.get(name);
            if (found == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, found, 0, found.length);
        }
    }

    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        SourceText(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
