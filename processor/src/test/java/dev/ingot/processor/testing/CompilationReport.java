// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.testing;

import dev.ingot.processor.NeuralNetworkProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A program that prints, for each test network, the sizes of what is generated and the time that the processor takes. */
public final class CompilationReport {

    /** The first runs warm the compiler up. */
    private static final int RUNS = 20;

    private CompilationReport() {}

    /** Prints the table; best time of the last half of the runs. */
    public static void main(String[] arguments) throws IOException {
        List<Path> sources = new ArrayList<>(TestNetworks.sources(TestNetworks.SMALL));
        sources.addAll(TestNetworks.sources(TestNetworks.LARGE));
        System.out.println("network              source bytes  class bytes  longest method  processor ms  javac ms");
        for (Path source : sources) {
            System.out.println(line(source));
        }
    }

    private static String line(Path source) throws IOException {
        long processor = Long.MAX_VALUE;
        long javac = Long.MAX_VALUE;
        Build build = null;
        for (int run = 0; run < RUNS; run++) {
            Path output = Files.createTempDirectory("ingot");
            TimedProcessor timed = new TimedProcessor();
            long start = System.nanoTime();
            build = compile(source, output, timed);
            if (run >= RUNS / 2) {
                javac = Math.min(javac, System.nanoTime() - start);
                processor = Math.min(processor, timed.nanoseconds);
            }
        }
        long sourceBytes = build.generatedSources().values().stream()
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        List<byte[]> classes = build.classFiles().entrySet().stream()
                .filter(file -> file.getKey().contains("Network"))
                .map(Map.Entry::getValue)
                .toList();
        return String.format(
                Locale.ROOT,
                "%-20s %12d %12d %15d %13.2f %9.1f",
                source.getFileName().toString().replace(".java", ""),
                sourceBytes,
                classes.stream().mapToLong(bytes -> bytes.length).sum(),
                classes.stream()
                        .flatMap(bytes -> MethodSizes.of(bytes).values().stream())
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0),
                processor / 1e6,
                javac / 1e6);
    }

    private static Build compile(Path source, Path output, Processor processor) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("--release", "17", "-classpath", Build.libraries(), "-d", output.toString());
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, files, null, options, null, files.getJavaFileObjects(source));
            task.setProcessors(List.of(processor));
            return Build.of(output, task.call());
        }
    }

    /** The processor with a stop-watch. */
    private static final class TimedProcessor implements Processor {

        private final Processor processor = new NeuralNetworkProcessor();
        private long nanoseconds;

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            long start = System.nanoTime();
            boolean claimed = processor.process(annotations, round);
            nanoseconds += System.nanoTime() - start;
            return claimed;
        }

        @Override
        public void init(ProcessingEnvironment environment) {
            processor.init(environment);
        }

        @Override
        public Set<String> getSupportedOptions() {
            return processor.getSupportedOptions();
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public Iterable<? extends Completion> getCompletions(
                Element element, AnnotationMirror annotation, ExecutableElement member, String userText) {
            return processor.getCompletions(element, annotation, member, userText);
        }
    }
}
