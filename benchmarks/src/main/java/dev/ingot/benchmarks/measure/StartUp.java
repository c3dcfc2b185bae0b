// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import ai.onnxruntime.OrtEnvironment;
import dev.ingot.benchmarks.model.FirstAnswer;
import dev.ingot.benchmarks.model.Workload;
import dev.ingot.benchmarks.onnx.FirstAnswerOfOnnx;
import dev.ingot.benchmarks.report.Figure;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * What a program pays before its first answer: the time from the start of the JVM to the first answer, with the weights read
 * from a file on both sides, original and prepared ones on Ingot's; the peak memory; and the bytes on disk. Processes of all
 * kinds take turns, each on one thread.
 */
public final class StartUp {
    /** The section of the figures. */
    public static final String SECTION = "startup";

    private StartUp() {}

    /** Takes the number of runs of each engine. */
    public static void main(String[] arguments) throws Exception {
        int runs = Integer.parseInt(arguments[0]);
        Path directory = Files.createTempDirectory("benchmark");
        Path weights = directory.resolve("weights.safetensors");
        Path prepared = directory.resolve("prepared.safetensors");
        Path onnx = directory.resolve("model.onnx");
        try {
            for (Workload workload : Workload.values()) {
                Network network = Contest.network(workload);
                Signature signature = network.signature();
                Contest.writeWeights(signature, weights);
                Contest.writeOnnx(workload, signature, onnx);
                network.prepare(prepared);
                printSizes(workload, weights, prepared, onnx);
                List<String> onnxCommand = command(
                        List.of(
                                locationOf(OrtEnvironment.class),
                                locationOf(Network.class),
                                locationOf(Workload.class)),
                        FirstAnswerOfOnnx.class,
                        onnx.toString(),
                        text(Contest.inputShape(signature)),
                        text(Contest.outputShape(signature)));
                measure(workload, runs, ingotCommand(workload, weights), ingotCommand(workload, prepared), onnxCommand);
            }
        } finally {
            Files.deleteIfExists(weights);
            Files.deleteIfExists(prepared);
            Files.deleteIfExists(onnx);
            Files.delete(directory);
        }
    }

    private static void measure(
            Workload workload,
            int runs,
            List<String> originalCommand,
            List<String> preparedCommand,
            List<String> onnxCommand)
            throws IOException, InterruptedException {
        List<Run> original = new ArrayList<>();
        List<Run> prepared = new ArrayList<>();
        List<Run> onnx = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            original.add(Run.of(originalCommand));
            prepared.add(Run.of(preparedCommand));
            onnx.add(Run.of(onnxCommand));
        }
        print(workload, "ingot ms", times(original));
        print(workload, "prepared ms", times(prepared));
        print(workload, "ort ms", times(onnx));
        printRatio(workload, "ingot / ort", times(original), times(onnx));
        printRatio(workload, "prepared / ort", times(prepared), times(onnx));
        if (original.get(0).peak > 0) {
            print(workload, "ingot peak MB", peaks(original));
            print(workload, "ort peak MB", peaks(onnx));
        }
    }

    /** The ratio of the medians, with the spread of the ratios of neighbouring runs. */
    private static void printRatio(Workload workload, String metric, double[] ingot, double[] onnx) {
        double[] ratios = new double[ingot.length];
        for (int run = 0; run < ratios.length; run++) {
            ratios[run] = ingot[run] / onnx[run];
        }
        Figure.of(SECTION, workload.label(), metric, ratios)
                .withMedian(median(ingot) / median(onnx))
                .print();
    }

    private static double median(double[] samples) {
        return Figure.of(SECTION, "", "", samples).median();
    }

    private static List<String> ingotCommand(Workload workload, Path weights) throws URISyntaxException {
        return command(
                List.of(locationOf(Network.class), locationOf(Workload.class)),
                FirstAnswer.class,
                workload.name(),
                weights.toString());
    }

    private static void printSizes(Workload workload, Path weights, Path prepared, Path onnx) throws Exception {
        Path runtime = Path.of(locationOf(Network.class));
        Path engine = Path.of(locationOf(OrtEnvironment.class));
        print(workload, "ingot code kB", (Files.size(runtime) + generated(workload)) / 1e3);
        print(workload, "ingot weights kB", Files.size(weights) / 1e3);
        print(workload, "prepared weights kB", Files.size(prepared) / 1e3);
        print(workload, "ort code kB", Files.size(engine) / 1e3);
        print(workload, "ort weights kB", Files.size(onnx) / 1e3);
    }

    /** The bytes of the generated classes in their jar; 0 if this does not run from a jar. */
    private static long generated(Workload workload) throws Exception {
        Path jar = Path.of(locationOf(Workload.class));
        if (Files.isDirectory(jar)) {
            return 0;
        }
        String simpleName = Contest.network(workload).getClass().getSimpleName();
        String prefix = Workload.class.getPackageName().replace('.', '/') + "/" + simpleName;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .filter(entry -> entry.getName().startsWith(prefix))
                    .mapToLong(entry -> entry.getCompressedSize())
                    .sum();
        }
    }

    private static void print(Workload workload, String metric, double... samples) {
        Figure.of(SECTION, workload.label(), metric, samples).print();
    }

    private static double[] times(List<Run> runs) {
        return runs.stream().mapToDouble(Run::milliseconds).toArray();
    }

    private static double[] peaks(List<Run> runs) {
        return runs.stream().mapToDouble(run -> run.peak / 1e3).toArray();
    }

    private static List<String> command(List<String> classPath, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classPath));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private static String locationOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private static String text(Shape shape) {
        return Arrays.stream(shape.toArray()).mapToObj(String::valueOf).collect(Collectors.joining("x"));
    }

    /**
     * One process.
     *
     * @param milliseconds from its start to its first answer
     * @param peak the greatest resident memory in kilobytes, 0 if unknown
     */
    private record Run(double milliseconds, long peak) {
        static Run of(List<String> command) throws IOException, InterruptedException {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader reader = process.inputReader()) {
                String answered = reader.readLine();
                double milliseconds = (System.nanoTime() - start) / 1e6;
                String peak = reader.readLine();
                if (process.waitFor() != 0 || !PeakMemory.ANSWERED.equals(answered)) {
                    throw new IllegalStateException("no answer from " + String.join(" ", command));
                }
                return new Run(milliseconds, peak == null ? 0 : Long.parseLong(peak));
            }
        }
    }
}
