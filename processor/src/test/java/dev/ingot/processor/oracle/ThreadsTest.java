// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.testing.KernelSet;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads that share a sample compute the bits that one thread computes. */
class ThreadsTest {

    private static final int REPETITIONS = 30;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** Each way in which a layer is cut, with an activation and without, with odd sizes. */
    private static final List<Declaration> DECLARATIONS = List.of(
            network("Ring", Shape.of(40, 40, 16), convolution(31, 3, Map.of("padding", Padding.SAME))),
            network("StridedRing", Shape.of(61, 50, 8), convolution(24, 5, Map.of("strides", List.of(2, 3)))),
            network(
                    "TransposedRing",
                    Shape.of(24, 24, 16),
                    transposed(24, 4, Map.of("strides", List.of(2), "padding", Padding.SAME))),
            network(
                    "UpsampledRing",
                    Shape.of(20, 20, 12),
                    Chain.layer("UpSampling2D", Map.of()),
                    convolution(24, 3, Map.of("padding", Padding.SAME))),
            network("Pixels", Shape.of(60, 50, 8), convolution(64, 1, Map.of())),
            network("WholeImage", Shape.of(4, 4, 64), convolution(3, 3, Map.of("padding", Padding.SAME))),
            network("Flat", Shape.of(3, 9, 7), convolution(9, 3, Map.of())),
            network(
                    "TapGroups",
                    Shape.of(3, 4, 171),
                    transposed(129, 5, Map.of("strides", List.of(2), "padding", Padding.SAME))),
            network("Direct", Shape.of(30, 29, 5), convolution(70, 3, Map.of("activation", Activations.RELU))),
            network(
                    "DirectPhases",
                    Shape.of(16, 15, 9),
                    transposed(33, 3, Map.of("strides", List.of(2), "activation", Activations.TANH))),
            network("DirectPixels", Shape.of(20, 30, 9), convolution(40, 1, Map.of("activation", Activations.TANH))),
            network("Depthwise", Shape.of(30, 20, 19), depthwise(Map.of("strides", List.of(2)))),
            network("DepthwiseOfFew", Shape.of(30, 20, 9), depthwise(Map.of("strides", List.of(2)))),
            network("DepthwisePanels", Shape.of(30, 20, 40), depthwise(Map.of("activation", Activations.TANH))),
            network("ShiftedPlanes", Shape.of(90, 70, 3), convolution(3, 3, Map.of("activation", Activations.TANH))),
            network("ShiftedPlanesPhases", Shape.of(70, 80, 2), transposed(1, 4, Map.of("strides", List.of(2)))),
            network("ShiftedPlanesDirect", Shape.of(90, 70, 3), convolution(40, 3, Map.of())),
            network("Planes", Shape.of(20, 19, 13), convolution(3, 5, Map.of("padding", Padding.SAME))),
            network(
                    "PlanesPhases",
                    Shape.of(16, 15, 9),
                    transposed(1, 4, Map.of("strides", List.of(2), "activation", Activations.TANH))),
            network(
                    "Volume",
                    Shape.of(24, 12, 11, 8),
                    Chain.layer("Conv3D", with(19, 3, Map.of("padding", Padding.SAME)))),
            network(
                    "VolumePhases",
                    Shape.of(12, 7, 6, 8),
                    Chain.layer("Conv3DTranspose", with(17, 3, Map.of("strides", List.of(2))))),
            network(
                    "DirectVolume",
                    Shape.of(9, 12, 11, 8),
                    Chain.layer("Conv3D", with(35, 3, Map.of("padding", Padding.SAME)))),
            network(
                    "DirectVolumePhases",
                    Shape.of(5, 7, 6, 8),
                    Chain.layer("Conv3DTranspose", with(40, 3, Map.of("strides", List.of(2))))),
            network("Windows", Shape.of(20, 18, 32), pooling("MaxPooling2D", 2, Padding.VALID)),
            network("WindowsOfPieces", Shape.of(21, 18, 19), pooling("AveragePooling2D", 3, Padding.SAME)),
            network("WindowsOfCells", Shape.of(21, 18, 5), pooling("MaxPooling2D", 3, Padding.SAME)),
            network("Cubes", Shape.of(13, 8, 9, 16), pooling("AveragePooling3D", 2, Padding.SAME)),
            network(
                    "Adaptive",
                    Shape.of(31, 29, 17),
                    Chain.layer("AdaptiveAveragePooling2D", Map.of("outputSize", List.of(19, 12)))),
            network("Sequence", Shape.of(300, 16), Chain.layer("Conv1D", with(24, 5, Map.of()))),
            network("Grouped", Shape.of(16, 15, 8), convolution(8, 3, Map.of("groups", 2))));

    @Test
    void allGiveTheSameBits(@TempDir Path directory) {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        ForkJoinPool forkJoinPool = new ForkJoinPool(2);
        ExecutorService closed = Executors.newCachedThreadPool();
        closed.shutdown();
        AtomicInteger calls = new AtomicInteger();
        Map<String, Executor> executors = Map.of(
                "pool",
                task -> {
                    calls.incrementAndGet();
                    pool.execute(task);
                },
                "fork-join pool",
                forkJoinPool,
                "common pool",
                ForkJoinPool.commonPool(),
                "caller",
                Runnable::run,
                "closed",
                closed,
                "never",
                task -> {},
                "full",
                task -> {
                    throw new RejectedExecutionException("full");
                });
        try (NetworkCompilation compilation = NetworkCompilation.of(DECLARATIONS, directory, "-Aingot.share=0")) {
            for (Declaration declaration : DECLARATIONS) {
                calls.set(0);
                for (KernelSet kernels : KernelSet.values()) {
                    assertThat(kernels.run(() -> differing(compilation, declaration, executors)))
                            .as(declaration.className() + " " + kernels)
                            .isEmpty();
                }
                boolean shared = PROCESSORS > 1 && !declaration.className().equals("Grouped");
                assertThat(calls.get() > 0).as(declaration.className()).isEqualTo(shared);
            }
        } finally {
            pool.shutdownNow();
            forkJoinPool.shutdownNow();
        }
    }

    /** The executors with which a sample by itself, which is shared, differs from the same in a batch, which is not. */
    private static List<String> differing(
            NetworkCompilation compilation, Declaration declaration, Map<String, Executor> executors) {
        Network network = compilation.load(declaration, Weights.random(1));
        int[] shape = network.signature().inputs().get(0).shape().toArray();
        float[] sample = Tensor.randomNormal(2, shape).toArray();
        float[] twice = new float[2 * sample.length];
        System.arraycopy(sample, 0, twice, 0, sample.length);
        System.arraycopy(sample, 0, twice, sample.length, sample.length);
        float[] batch = run(network, Tensor.of(twice, batched(2, shape)));
        float[] expected = new float[batch.length / 2];
        System.arraycopy(batch, 0, expected, 0, expected.length);
        Tensor input = Tensor.of(sample, batched(1, shape));
        List<String> differing = new ArrayList<>();
        executors.forEach((name, executor) -> {
            Network shared = network.on(executor);
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                if (!Arrays.equals(run(shared, input), expected)) {
                    differing.add(name);
                    return;
                }
            }
        });
        return differing;
    }

    private static int[] batched(int samples, int... shape) {
        int[] batched = new int[shape.length + 1];
        batched[0] = samples;
        System.arraycopy(shape, 0, batched, 1, shape.length);
        return batched;
    }

    private static float[] run(Network network, Tensor input) {
        return network.run(Map.of("input", input)).values().iterator().next().toArray();
    }

    private static Declaration network(String name, Shape input, Declaration.Field... layers) {
        return Chain.network(name, input, layers);
    }

    private static Declaration.Field depthwise(Map<String, Object> more) {
        Map<String, Object> arguments = new TreeMap<>(more);
        arguments.put("kernelSize", List.of(3));
        return Chain.layer("DepthwiseConv2D", arguments);
    }

    private static Declaration.Field pooling(String kerasClass, int poolSize, Padding padding) {
        return Chain.layer(kerasClass, Map.of("poolSize", List.of(poolSize), "padding", padding));
    }

    private static Declaration.Field convolution(int filters, int kernelSize, Map<String, Object> more) {
        return Chain.layer("Conv2D", with(filters, kernelSize, more));
    }

    private static Declaration.Field transposed(int filters, int kernelSize, Map<String, Object> more) {
        return Chain.layer("Conv2DTranspose", with(filters, kernelSize, more));
    }

    private static Map<String, Object> with(int filters, int kernelSize, Map<String, Object> more) {
        Map<String, Object> arguments = new TreeMap<>(more);
        arguments.put("filters", filters);
        arguments.put("kernelSize", List.of(kernelSize));
        return arguments;
    }
}
