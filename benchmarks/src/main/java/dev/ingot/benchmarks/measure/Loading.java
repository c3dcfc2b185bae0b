// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import dev.ingot.benchmarks.model.Heavy;
import dev.ingot.benchmarks.report.Figure;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What it takes to load 100 MB of float32 weights from a safetensors file: the time, against reading the file and copying it
 * once, and the least heap. Each run is a process of its own and reads the file once, from the system's cache.
 */
public final class Loading {
    /** The section of the figures. */
    public static final String SECTION = "loading";

    /** What is loaded. */
    public static final String SUBJECT = "100 MB";

    private static final int MEGABYTE = 1 << 20;
    private static final String ROOMY = "-Xmx1g";

    private Loading() {}

    /** Takes the number of runs; with {@code copy} or {@code load} and a file it is one of them. */
    public static void main(String[] arguments) throws IOException, URISyntaxException, InterruptedException {
        if (arguments.length == 2) {
            System.out.println(run(arguments[0], Path.of(arguments[1])));
            return;
        }
        Path directory = Files.createTempDirectory("benchmark");
        Path original = directory.resolve("weights.safetensors");
        Path prepared = directory.resolve("prepared.safetensors");
        try {
            Network network = Heavy.load(Weights.random(1));
            Weights.write(original, network.signature(), Weights.random(1));
            network.prepare(prepared);
            measure(Integer.parseInt(arguments[0]), original, prepared);
            measureHeap(network, original, Files.size(prepared));
        } finally {
            Files.deleteIfExists(original);
            Files.deleteIfExists(prepared);
            Files.delete(directory);
        }
    }

    private static double run(String what, Path file) throws IOException {
        long start = System.nanoTime();
        Object kept = what.equals("copy") ? copy(file) : Heavy.load(Weights.open(file));
        double milliseconds = (System.nanoTime() - start) / 1e6;
        return kept == null ? 0 : milliseconds;
    }

    private static float[] copy(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    private static void measure(int runs, Path original, Path prepared)
            throws IOException, URISyntaxException, InterruptedException {
        double[] copies = new double[runs];
        double[] loads = new double[runs];
        double[] preparedLoads = new double[runs];
        double[] ratios = new double[runs];
        for (int run = 0; run < runs; run++) {
            copies[run] = process("copy", original, ROOMY);
            loads[run] = process("load", original, ROOMY);
            preparedLoads[run] = process("load", prepared, ROOMY);
            ratios[run] = loads[run] / copies[run];
        }
        print("copy ms", copies);
        print("load ms", loads);
        print("prepared ms", preparedLoads);
        print("load / copy", ratios);
    }

    /** The least heap, to the megabyte, in which it can be loaded, less what the network keeps and the largest tensor. */
    private static void measureHeap(Network network, Path original, long packed)
            throws IOException, URISyntaxException, InterruptedException {
        long largest = 0;
        for (WeightSpec spec : network.signature().weights()) {
            largest = Math.max(largest, (long) Float.BYTES * spec.shape().elements());
        }
        int fails = (int) (packed / MEGABYTE);
        int works = 3 * fails;
        while (works - fails > 1) {
            int between = (works + fails) / 2;
            if (process("load", original, "-XX:+UseSerialGC", "-Xmn2m", "-Xmx" + between + "m") > 0) {
                works = between;
            } else {
                fails = between;
            }
        }
        print("packed MB", (double) packed / MEGABYTE);
        print("largest MB", (double) largest / MEGABYTE);
        print("heap MB", works);
        print("more MB", works - (double) (packed + largest) / MEGABYTE);
    }

    private static void print(String metric, double... samples) {
        Figure.of(SECTION, SUBJECT, metric, samples).print();
    }

    /** The milliseconds of a run; 0 if it failed. */
    private static double process(String what, Path file, String... options)
            throws IOException, URISyntaxException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(location(Network.class) + File.pathSeparator + location(Heavy.class));
        command.addAll(List.of(Loading.class.getName(), what, file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader reader = process.inputReader()) {
            String said = reader.readLine();
            return process.waitFor() == 0 ? Double.parseDouble(said) : 0;
        }
    }

    private static String location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
