// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

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
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One javac task over annotated classes, as a user's build runs it, and the networks that it wrote. */
final class NetworkCompilation implements AutoCloseable {

    private final URLClassLoader classes;

    private NetworkCompilation(URLClassLoader classes) {
        this.classes = classes;
    }

    /**
     * Compiles these models: warnings are errors, and the processor is found through its service file on a processor path
     * that holds nothing but what it needs.
     *
     * @param directory where generated sources and classes go
     * @param moreOptions options of the processor
     * @throws AssertionError with what javac prints, if it finds anything to say
     */
    static NetworkCompilation of(List<Declaration> declarations, Path directory, String... moreOptions) {
        List<String> options = new ArrayList<>(List.of(moreOptions));
        options.addAll(List.of(
                "--release",
                "17",
                "-Xlint:all",
                "-Werror",
                "-classpath",
                path(NeuralNetwork.class, Network.class),
                "-processorpath",
                path(NeuralNetworkProcessor.class, NeuralNetwork.class, JavaFile.class),
                "-d",
                directory.toString()));
        List<JavaFileObject> sources =
                declarations.stream().<JavaFileObject>map(Source::new).toList();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled =
                javac.getTask(messages, null, null, options, null, sources).call();
        if (!compiled || !messages.toString().isEmpty()) {
            throw new AssertionError(messages);
        }
        try {
            URL[] path = {directory.toUri().toURL()};
            return new NetworkCompilation(new URLClassLoader(path, Network.class.getClassLoader()));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The network that was generated for a model. */
    Network load(Declaration declaration, Weights weights) {
        try {
            Method load = classes.loadClass(declaration.networkName()).getDeclaredMethod("load", Weights.class);
            load.setAccessible(true);
            return (Network) load.invoke(null, weights);
        } catch (InvocationTargetException e) {
            throw new AssertionError("load failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            classes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The places that these classes come from. */
    private static String path(Class<?>... classes) {
        return Stream.of(classes).map(NetworkCompilation::origin).collect(Collectors.joining(File.pathSeparator));
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

    /** The source of a declaration. */
    private static final class Source extends SimpleJavaFileObject {

        private final Declaration declaration;

        Source(Declaration declaration) {
            super(
                    URI.create(String.format(
                            Locale.ROOT,
                            "string:///%s/%s.java",
                            declaration.packageName().replace('.', '/'),
                            declaration.className())),
                    Kind.SOURCE);
            this.declaration = declaration;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return DeclarationSource.print(declaration);
        }
    }
}
