// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.Network;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.ShapeException;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.TensorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * What all generated networks have in common: batches, threads and working memory.
 *
 * @param <A> the arena: the buffers that one forward pass works in
 */
public abstract class CompiledNetwork<A extends WorkingMemory> implements Network {
    /** Below so much {@link #work} a batch is done sooner than another thread has woken up. */
    private static final long WORK_WORTH_SHARING = 1 << 20;

    /** Threads for one sample: more would wait for each other more than they compute. */
    private static final int MOST_THREADS = 8;

    private final Signature signature;
    private final long work;
    private final Arguments arguments;
    private final Executor executor;
    private final KernelTier tier;
    private final ArenaPool<A> arenas = new ArenaPool<>();

    /**
     * A network, that the common pool's threads help with.
     *
     * @throws IllegalArgumentException if the system property {@code ingot.kernels} has an unknown value
     */
    protected CompiledNetwork(Signature signature) {
        this(signature, new KernelTier(KernelChoice.current(), VectorSupport.THIS_JVM));
    }

    CompiledNetwork(Signature signature, KernelTier tier) {
        this.signature = signature;
        this.work = signature.multiplyAdds() + values(signature.inputs()) + values(signature.outputs());
        this.arguments = new Arguments(signature);
        this.executor = null;
        this.tier = tier;
    }

    /**
     * A network that shares another one's weights.
     *
     * @param executor whose threads help with batches and large layers
     */
    protected CompiledNetwork(CompiledNetwork<A> other, Executor executor) {
        this.signature = other.signature;
        this.work = other.work;
        this.arguments = other.arguments;
        this.executor = executor;
        this.tier = other.tier;
    }

    private static long values(List<TensorSpec> tensors) {
        long values = 0;
        for (TensorSpec tensor : tensors) {
            values += tensor.shape().elements();
        }
        return values;
    }

    /** What a forward pass costs: multiply-adds, and the values read and written, as poolings and the like multiply nothing. */
    final long work() {
        return work;
    }

    /**
     * New buffers for one forward pass.
     *
     * @param vector the weights for vector kernels; null for a pass on plain kernels
     */
    protected abstract A newArena(VectorWeights vector);

    /**
     * Gives vector kernels the weights that they multiply with.
     *
     * @return whether some layer has work for vector kernels at all
     */
    protected boolean pack(VectorPacker packer) {
        return false;
    }

    /**
     * Computes one sample.
     *
     * @param inputs an array per input of the signature, of exactly its length; not written
     * @param outputs an array per output of the signature, of exactly its length
     */
    protected abstract void forward(float[][] inputs, float[][] outputs, A arena);

    /**
     * Computes some of the work of a layer, called by {@link #share}. Parts of the same region may be computed at the same time.
     *
     * @param region a number that the generated class gave the work
     * @param from the first unit of work
     * @param to the unit behind the last one
     * @param x what the layer reads
     * @param output what it writes
     * @param arena the working memory of the forward pass, of which all parts see the same
     * @param own working memory of the thread that computes the part; may be {@code arena}
     */
    protected void part(int region, int from, int to, float[] x, float[] output, A arena, A own) {
        throw new IllegalArgumentException(signature.name() + " has no region " + region);
    }

    /** The packed weights, which are the fields of the generated class. */
    protected abstract PackedWeights packed();

    /**
     * An arena that no other thread uses, for the kernels that the network runs on by now and for a forward pass that other
     * threads may take part in; to be handed back by {@link #returnArena}. Allocates only if none is free; those for other
     * kernels are dropped.
     */
    protected final A takeArena() {
        A arena = takeArenaOfOneThread();
        arena.shared = true;
        return arena;
    }

    private A takeArenaOfOneThread() {
        tier.passed(this);
        return takeHelpersArena(tier.vector());
    }

    /** An arena for some parts of a forward pass on these kernels. */
    final A takeHelpersArena(VectorWeights vector) {
        A arena = arenas.take();
        while (arena != null && arena.vector != vector) {
            arena = arenas.take();
        }
        if (arena == null) {
            return newArena(vector);
        }
        arena.shared = false;
        return arena;
    }

    /** Hands an arena back; one for other kernels than the network runs on by now is dropped. */
    protected final void returnArena(A arena) {
        if (arena.crew != null) {
            arena.crew.rest();
        }
        if (arena.vector == tier.vector()) {
            arenas.giveBack(arena);
        }
    }

    /**
     * Computes all units of work of a region, on this thread and on others where the forward pass may be shared.
     *
     * @param region is passed to {@link #part}
     * @param units pieces of work that it can be cut into
     * @param overlap pieces of work that each part but the first repeats
     * @param x is passed to {@link #part}
     * @param output is passed to {@link #part}
     * @param arena the working memory of the forward pass
     */
    protected final void share(int region, int units, int overlap, float[] x, float[] output, A arena) {
        int processors = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
        if (!arena.shared || processors == 1) {
            part(region, 0, units, x, output, arena, arena);
            return;
        }
        if (arena.crew == null) {
            arena.crew = new Crew<>(this, arena, processors - 1);
        }
        arena.crew.run(executor(), region, units, overlap, x, output);
    }

    /**
     * Checks an array for one sample of an input.
     *
     * @throws ShapeException if it is null or of another length
     */
    protected final void checkInput(int index, float[] values) {
        arguments.checkInput(index, values);
    }

    /**
     * Checks an array for one sample of an output.
     *
     * @throws ShapeException if it is null or of another length
     */
    protected final void checkOutput(int index, float[] values) {
        arguments.checkOutput(index, values);
    }

    /**
     * Checks that an output is written over no input, which may still be read, and over no other output.
     *
     * @throws ShapeException if both are the same array
     */
    protected final void checkDistinct(float[] other, float[] output) {
        arguments.checkDistinct(other, output);
    }

    /**
     * Checks the same for many arrays, and forgets them.
     *
     * @param arrays those of the inputs, then those of the outputs
     * @throws ShapeException if an output has the same array as an input or another output
     */
    protected final void checkDistinct(float[][] arrays, int inputs) {
        for (int output = inputs; output < arrays.length; output++) {
            for (int other = 0; other < output; other++) {
                checkDistinct(arrays[other], arrays[output]);
            }
        }
        Arrays.fill(arrays, null);
    }

    /**
     * The row of a table that an element of a layer's input names.
     *
     * @param layer the name of the layer
     * @param x the layer's input
     * @param index the index of the element
     * @param rows number of rows of the table
     * @throws IllegalArgumentException if the element is no whole number from 0 on below {@code rows}
     */
    protected final int tableRow(String layer, float[] x, int index, int rows) {
        float element = x[index];
        int row = (int) element;
        if (row != element || row < 0 || row >= rows) {
            throw new IllegalArgumentException(signature.name() + ": layer " + layer
                    + ": expected whole numbers from 0 to " + (rows - 1) + ", found " + element + " at index " + index);
        }
        return row;
    }

    /**
     * The outputs for a batch.
     *
     * @param inputs a tensor {@code (n, ...)} per input of the signature
     * @return a tensor {@code (n, ...)} per output of the signature
     * @throws ShapeException if a tensor is null or has another shape, or they disagree on n
     */
    protected final Tensor[] predictBatch(Tensor... inputs) {
        int samples = arguments.checkBatch(inputs);
        List<TensorSpec> specs = signature.outputs();
        Shape[] shapes = new Shape[specs.size()];
        float[][] results = new float[specs.size()][];
        for (int output = 0; output < results.length; output++) {
            shapes[output] = specs.get(output).shape().withBatch(samples);
            results[output] = new float[shapes[output].elements()];
        }
        int helpers = 0;
        if (samples > 1 && work >= WORK_WORTH_SHARING / samples) {
            helpers = Math.min(samples, Runtime.getRuntime().availableProcessors()) - 1;
        }
        // Not a lambda: the first one takes a fresh JVM longer than a sample of a small network.
        Consumer<Batch> worker = new Consumer<>() {
            @Override
            public void accept(Batch batch) {
                computeSamples(batch, samples, inputs, results);
            }
        };
        new Batch(samples, worker).run(executor(), helpers);
        Tensor[] outputs = new Tensor[results.length];
        for (int output = 0; output < results.length; output++) {
            outputs[output] = Tensor.of(results[output], shapes[output].toArray());
        }
        return outputs;
    }

    /** Asked for late: starting the common pool takes time that the first sample need not wait for. */
    private Executor executor() {
        return executor == null ? ForkJoinPool.commonPool() : executor;
    }

    private void computeSamples(Batch batch, int samples, Tensor[] inputs, float[][] results) {
        float[][] from = arrays(signature.inputs());
        float[][] to = arrays(signature.outputs());
        A arena = takeArenaOfOneThread();
        arena.shared = samples == 1;
        batch.drain(new IntConsumer() {
            @Override
            public void accept(int sample) {
                tier.passed(CompiledNetwork.this);
                for (int input = 0; input < from.length; input++) {
                    inputs[input].copySample(sample, from[input]);
                }
                forward(from, to, arena);
                for (int output = 0; output < to.length; output++) {
                    int length = to[output].length;
                    System.arraycopy(to[output], 0, results[output], sample * length, length);
                }
            }
        });
        returnArena(arena);
    }

    static float[][] arrays(List<TensorSpec> specs) {
        float[][] arrays = new float[specs.size()][];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = new float[specs.get(i).shape().elements()];
        }
        return arrays;
    }

    @Override
    public final Signature signature() {
        return signature;
    }

    @Override
    public final Map<String, Tensor> run(Map<String, Tensor> inputs) {
        Tensor[] outputs = predictBatch(arguments.inOrder(inputs));
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < outputs.length; i++) {
            named.put(signature.outputs().get(i).name(), outputs[i]);
        }
        return named;
    }

    @Override
    public final void prepare(Path file) throws IOException {
        packed().write(file);
    }

    @Override
    public final void warmUp() {
        tier.warmUp(this);
    }

    @Override
    public final String summary() {
        return SummaryTable.of(signature);
    }

    @Override
    public final String toString() {
        return signature.toString();
    }
}
