// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.processor.testing.Build;
import dev.ingot.processor.testing.TestNetworks;
import dev.ingot.runtime.Network;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged jars in the hands of users: the commands {@code javac} and {@code java}, run as a build tool runs them, on the
 * class path and on the module path. Maven itself builds the samples with these jars, so no build tool is started here.
 */
class PackagedBuildIT {

    private static final Path MODEL = TestNetworks.SMALL.resolve("Generator.java");
    private static final Path MAIN = Path.of("src/test/resources/builds/Main.java");

    private static final Path DCGAN = TestNetworks.SMALL.resolve("Dcgan.java");
    private static final Path LOGGED = Path.of("src/test/resources/builds/Logged.java");
    private static final Path LOGGING = Path.of("src/test/resources/builds/logging.properties");
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private static final int LARGEST_RUNTIME = 200 * 1024;

    /** From here on javac ignores a processor that is only on the class path. */
    private static final int PROCESSOR_PATH_NEEDED = 23;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(classes = {NeuralNetworkProcessor.class, NeuralNetwork.class, Network.class})
    void jarsAreTested(Class<?> type) throws IOException {
        Path jar = Build.origin(type);

        assertThat(jar).isRegularFile();
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.stream().map(entry -> entry.getName()))
                    .allMatch(name -> name.startsWith("dev/")
                            || name.startsWith("META-INF/")
                            || name.equals("module-info.class"));
        }
    }

    @Test
    void theRuntimeIsSmall() throws IOException {
        assertThat(Files.size(Build.origin(Network.class))).isLessThan(LARGEST_RUNTIME);
    }

    @Test
    void buildsAndRunsOnTheClassPath() throws Exception {
        assertThat(compile(
                        List.of("-classpath", Build.libraries(), "-processorpath", Build.processorPath()), MODEL, MAIN))
                .isEmpty();

        String classPath = directory + File.pathSeparator + Build.libraries();
        run("java", List.of("-classpath", classPath, "com.example.Main", weights()));
        assertThat(run("java", List.of("-classpath", classPath, "com.example.Main")))
                .startsWith("(2, 10, 10, 1) unnamed module");
    }

    /** The package is neither exported nor opened: the network's own module opens the file of the weights. */
    @Test
    void buildsAndRunsOnTheModulePath() throws Exception {
        assertThat(compile(
                        List.of("--module-path", Build.libraries(), "--processor-path", Build.processorPath()),
                        MODEL,
                        MAIN,
                        module()))
                .isEmpty();

        List<String> java = List.of(
                "--module-path",
                directory + File.pathSeparator + Build.libraries(),
                "--module",
                "com.example.app/com.example.Main");
        List<String> writing = new ArrayList<>(java);
        writing.add(weights());
        run("java", writing);
        assertThat(run("java", java)).isEqualToIgnoringNewLines("(2, 10, 10, 1) module com.example.app");
    }

    @Test
    void runsOnVectorKernelsOnTheClassPath() throws Exception {
        assertThat(compile(
                        List.of("-classpath", Build.libraries(), "-processorpath", Build.processorPath()),
                        DCGAN,
                        LOGGED))
                .isEmpty();

        assertVectorKernels(
                List.of("-classpath", directory + File.pathSeparator + Build.libraries(), "com.example.Logged"));
    }

    /** The module that holds them is one that neither the application's nor the runtime's requires. */
    @Test
    void runsOnVectorKernelsOnTheModulePath() throws Exception {
        assertThat(compile(
                        List.of("--module-path", Build.libraries(), "--processor-path", Build.processorPath()),
                        DCGAN,
                        LOGGED,
                        module()))
                .isEmpty();

        assertVectorKernels(List.of(
                "--module-path",
                directory + File.pathSeparator + Build.libraries(),
                "--module",
                "com.example.app/com.example.Logged"));
    }

    private static void assertVectorKernels(List<String> program) throws Exception {
        List<String> java = new ArrayList<>(
                List.of("-Dingot.kernels=vector", "-Dingot.log=true", "-Djava.util.logging.config.file=" + LOGGING));
        java.addAll(program);
        assertThat(run("java", java))
                .contains("Dcgan: plain kernels, because the JVM was started without --add-modules " + VECTOR_MODULE);

        java.addAll(0, List.of("--add-modules", VECTOR_MODULE));
        assertThat(run("java", java)).contains("Dcgan: vector kernels").doesNotContain("plain kernels");
    }

    private Path module() throws IOException {
        return Files.writeString(directory.resolve("module-info.java"), """
                module com.example.app {
                    requires dev.ingot.dsl;
                    requires dev.ingot.runtime;
                }
                """);
    }

    /** The processor runs with the packaged service file alone, beside everything else on one path. */
    @Test
    void aProcessorOnTheClassPathIsIgnoredByNewCompilers() throws Exception {
        String everything = Build.libraries() + File.pathSeparator + Build.processorPath();
        boolean ignored = java.lang.Runtime.version().feature() >= PROCESSOR_PATH_NEEDED;

        String messages = compile(List.of("-classpath", everything), MODEL, MAIN);

        if (ignored) {
            assertThat(messages).contains("cannot find symbol", "GeneratorNetwork");
            messages = compile(List.of("-proc:full", "-classpath", everything), MODEL, MAIN);
        }
        assertThat(messages).isEmpty();
        assertThat(directory.resolve("com/example/GeneratorNetwork.class")).exists();
    }

    private String weights() {
        return directory.resolve("com/example/generator.safetensors").toString();
    }

    /** What javac prints for these sources, with all warnings as errors. */
    private String compile(List<String> options, Path... sources) throws Exception {
        List<String> arguments = new ArrayList<>(Build.STRICT);
        arguments.addAll(options);
        arguments.addAll(List.of("-d", directory.toString()));
        Arrays.stream(sources).map(Path::toString).forEach(arguments::add);
        return run("javac", arguments);
    }

    private static String run(String command, List<String> arguments) throws Exception {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", command).toString());
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        // The JDK's commands say that they obey these, among what is compared here.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "JDK_JAVAC_OPTIONS"));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
