// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import ai.onnxruntime.OrtException;
import dev.ingot.benchmarks.model.SeededWeights;
import dev.ingot.benchmarks.model.Workload;
import dev.ingot.benchmarks.onnx.OnnxExport;
import dev.ingot.benchmarks.onnx.OnnxPass;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;

/** A workload in both engines with the same weights and input, whose outputs have been found equal. */
public final class Contest implements AutoCloseable {
    /** The greatest difference of outputs, relative to the greater of 1 and the value. */
    public static final double TOLERANCE = 1e-4;

    private static final long SEED = 1;

    private final Workload workload;
    private final ForkJoinPool pool;
    private final IngotPass ingot;
    private final OnnxPass onnx;
    private final double difference;

    /**
     * Opens both engines and runs each once.
     *
     * @param workload the network
     * @param threads the threads that each may use
     * @throws IllegalStateException if the outputs differ
     */
    public Contest(Workload workload, int threads) throws IOException, OrtException {
        this.workload = workload;
        Network network = network(workload);
        // One thread: without a pool of its own a network would be helped by the common one.
        pool = threads > 1 ? new ForkJoinPool(threads) : null;
        float[] input = input(network.signature());
        ingot = new IngotPass(workload, network.on(pool == null ? Runnable::run : pool), input);
        Path file = Files.createTempFile("benchmark", ".onnx");
        try {
            writeOnnx(workload, network.signature(), file);
            onnx = new OnnxPass(
                    file, input, inputShape(network.signature()), outputShape(network.signature()), threads);
        } finally {
            Files.delete(file);
        }
        ingot.run();
        onnx.run();
        difference = difference(ingot.output(), onnx.output());
        requireEqual(workload, difference);
    }

    /** Writes the workload with its weights as an ONNX file. */
    static void writeOnnx(Workload workload, Signature signature, Path file) throws IOException {
        byte[] bytes = OnnxExport.bytes(
                workload.steps(),
                new SeededWeights(SEED).tensors(signature.weights()),
                inputShape(signature),
                outputShape(signature));
        Files.write(file, bytes);
    }

    /** Writes the workload's weights as a safetensors file. */
    static void writeWeights(Signature signature, Path file) throws IOException {
        Weights.write(file, new SeededWeights(SEED).tensors(signature.weights()));
    }

    /** The network of the workload with the weights of the contest. */
    static Network network(Workload workload) {
        return workload.load(new SeededWeights(SEED));
    }

    /** The input of the contest: normal values. */
    static float[] input(Signature signature) {
        return Tensor.randomNormal(SEED, inputShape(signature).elements()).toArray();
    }

    static Shape inputShape(Signature signature) {
        return signature.inputs().get(0).shape();
    }

    static Shape outputShape(Signature signature) {
        return signature.outputs().get(0).shape();
    }

    /** The greatest difference, relative to the greater of 1 and the value; NaN if there is one. */
    static double difference(float[] actual, float[] expected) {
        double greatest = actual.length == expected.length ? 0 : Double.NaN;
        for (int i = 0; i < Math.min(actual.length, expected.length); i++) {
            double relative = Math.abs((double) actual[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
            greatest = Math.max(greatest, relative);
        }
        return greatest;
    }

    /** Refuses what cannot be compared: different outputs, and NaN. */
    static void requireEqual(Workload workload, double difference) {
        if (!(difference <= TOLERANCE)) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "%s: the engines' outputs differ by %.2g, more than %.0g; their times cannot be compared",
                    workload,
                    difference,
                    TOLERANCE));
        }
    }

    /** What is compared. */
    public Workload workload() {
        return workload;
    }

    /** The compiled network. */
    public CompiledPass ingot() {
        return ingot;
    }

    /** ONNX Runtime. */
    public ForwardPass onnx() {
        return onnx;
    }

    /** The greatest difference that was found. */
    public double difference() {
        return difference;
    }

    @Override
    public void close() throws OrtException {
        onnx.close();
        if (pool != null) {
            pool.shutdown();
        }
    }
}
