// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * A compiled network with its weights: immutable, and safe for any number of threads at once. Generated classes add typed
 * {@code predict} methods; this is what can be done without knowing the class.
 */
public interface Network {
    /** What the network takes, gives and is made of. */
    Signature signature();

    /**
     * The outputs for a batch of inputs.
     *
     * @param inputs a tensor per input, keyed by the input's name ({@code input} where there is only one and it has none of
     *     its own); each of shape {@code (n, ...)} with the same n
     * @return a tensor of shape {@code (n, ...)} per output, keyed by its layer's name, in the order of the signature
     * @throws ShapeException if an input is missing, unknown or of another shape
     */
    Map<String, Tensor> run(Map<String, Tensor> inputs);

    /**
     * The same network, sharing its weights, that computes the samples of a batch, and large layers of a single sample, with the help of
     * this executor's threads instead of the common pool's. The calling thread takes part and can finish alone, so the executor may be busy,
     * full or shut down, and {@code Runnable::run} stands for no help at all. The bits of the results are the same.
     */
    Network on(Executor executor);

    /**
     * Runs the network on zeros, or ones if it refuses zeros, until the JVM has compiled it, and moves it to vector kernels at once if the JVM has them
     * ({@code --add-modules jdk.incubator.vector}) and they are faster. Takes up to some seconds; never needed, because the
     * same happens beside the first calls. A network that refuses both, because of an embedding or a method of yours, stays as it
     * is. The bits of the results are the same before, during and after.
     */
    void warmUp();

    /**
     * Writes the weights of this network as its kernels read them, folded and packed, to a safetensors file that
     * {@code load} takes in place of the original weights and reads without further work. It fits this generated class alone:
     * keep the original weights, and prepare again when the model or Ingot's version changes. The same network writes the same
     * bytes; the file appears whole or not at all.
     *
     * @throws IOException if it cannot be written
     */
    void prepare(Path file) throws IOException;

    /** The table that Keras prints for this model, without a final line break. */
    String summary();

    /** How the network was compiled: the work, the memory and the plan of each layer. */
    String describe();
}
