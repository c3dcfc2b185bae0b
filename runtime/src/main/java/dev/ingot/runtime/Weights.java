// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import dev.ingot.runtime.compiled.SpecRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the weights of a network come from. Files may be safetensors or NumPy's {@code .npz} and {@code .npy}, told apart by
 * their content; float16, bfloat16 and whole numbers widen exactly or are refused, float64 is rounded to float32 as Keras
 * does. Every method throws a {@link WeightsException} that says what is wrong and where.
 */
public interface Weights {
    /** The tensor for this weight, of exactly its shape. */
    Tensor tensor(WeightSpec spec);

    /**
     * Reads the values of this weight, in row-major order, into arrays that hold exactly as many, one after the other.
     * By default takes them from {@link #tensor}; files read them without holding the tensor as well.
     */
    default void readInto(WeightSpec spec, float[]... rows) {
        Tensor tensor = tensor(spec);
        if (tensor == null) {
            throw new WeightsException(null, spec.name(), -1, "a tensor of shape " + spec.shape(), "none");
        }
        TensorFile.requireShape(spec.shape(), tensor.shape(), null, spec.name());
        tensor.copyInto(rows);
    }

    /** The canonical names of all that is there, to find surplus and misspelt ones; empty if that is not known. */
    default Set<String> names() {
        return Set.of();
    }

    /**
     * The tensor of this name, one of {@link #names}, with the shape that it has: for reading files without a network.
     *
     * @throws WeightsException if there is none, or if these weights are known by a network's asking only
     */
    default Tensor tensor(String name) {
        throw new WeightsException(null, name, -1, "weights that have names and shapes of their own", toString());
    }

    /**
     * These weights for a network of this signature; called once before loading. Weights whose file does not name them as
     * the network does get their names here.
     */
    default Weights bind(Signature signature) {
        return this;
    }

    /**
     * These weights with some of them called otherwise, for a network that knows them by other names than the file.
     *
     * @param names by the name here, the name that the network asks for: of a tensor, such as {@code fc/kernel}, or of all
     *     whose names start with it and a slash, such as the layer {@code fc}
     * @throws WeightsException if there is none of such a name, or two would be called the same
     */
    default Weights rename(Map<String, String> names) {
        return RenamedWeights.rename(this, names);
    }

    /**
     * Those of these weights whose names start with a prefix, without it: one of several networks in a file. The others are
     * not surplus.
     *
     * @param prefix such as {@code decoder/}
     * @throws WeightsException if no name starts with it
     */
    default Weights prefix(String prefix) {
        return RenamedWeights.prefix(this, prefix);
    }

    /**
     * These weights, except for those that others have too, which are taken from there: such as some layers trained further.
     *
     * @param top the weights that replace those of the same name; they must have names
     */
    default Weights overlay(Weights top) {
        return OverlaidWeights.of(this, top);
    }

    /**
     * The weights in a file. Reads and checks the file's index now and each tensor when it is asked for; holds nothing open.
     */
    static Weights open(Path path) throws IOException {
        return FileWeights.of(ByteSource.file(path));
    }

    /**
     * The weights of a PyTorch model: a state dict in a safetensors file, whose tensors are called {@code weight}, {@code bias},
     * {@code running_mean} and {@code running_var} behind the name of their module. They come in PyTorch's layouts and leave in
     * Keras', with the values of flattened tensors in the order of channels last.
     *
     * <p>A module belongs to the layer of the same name, or to the only one that needs exactly its tensors. Several that could
     * change places must have names that differ in numbers only; their numbers are in the order of the layers. What cannot be
     * told so is refused when a network is loaded, with the candidates, and has to be said by {@link #pyTorch(Path, Map)}.
     *
     * @throws WeightsException if it is another file, such as a {@code .pt} file, which is a pickle
     */
    static Weights pyTorch(Path path) throws IOException {
        return pyTorch(path, Map.of());
    }

    /**
     * The weights of a PyTorch model, of which some modules are told apart by the caller.
     *
     * @param names by the name of a module, such as {@code main.0}, that of its layer; or by the name of a tensor, such as {@code
     *     main.0.weight}, that of its weight, such as {@code dense/kernel}
     */
    static Weights pyTorch(Path path, Map<String, String> names) throws IOException {
        return StateDict.of(ByteSource.file(path), names);
    }

    /**
     * The weights in a stream, which is read to its end but not closed. What is read is held outside the heap if it is large, for
     * as long as somebody refers to these weights.
     */
    static Weights read(InputStream stream) throws IOException {
        return FileWeights.of(ByteSource.read("the stream", stream));
    }

    /** The weights in the bytes of a file. */
    static Weights of(byte[] bytes) {
        return FileWeights.of(ByteSource.bytes("the bytes", bytes.clone()));
    }

    /** These tensors under their canonical names. */
    static Weights of(Map<String, Tensor> tensors) {
        return new NamedTensors(null, tensors);
    }

    /** These tensors in the order of {@link Signature#weights}, which is that of Keras' {@code get_weights()}. */
    static Weights inOrder(Tensor... tensors) {
        return new OrderedTensors(null, List.of(tensors));
    }

    /**
     * Random weights in Keras' default distributions, the same for the same seed everywhere: kernels uniform within
     * {@code sqrt(6 / (fanIn + fanOut))} around 0, scales and variances 1, the rest 0.
     *
     * <p>Each weight has a SplitMix64 generator of its own. Its state starts as the seed; then, for each UTF-16 unit of the
     * weight's name, it becomes the SplitMix64 mix of (state xor unit). Each value is {@code (2u - 1) * limit} with
     * {@code u = (next >>> 11) / 2^53}, in double, rounded to float.
     */
    static Weights random(long seed) {
        return new RandomWeights(seed);
    }

    /**
     * The weights in a class-path resource, found as {@link Class#getResourceAsStream} finds it. A class in a named module
     * must open its package to {@code dev.ingot.runtime} for that, or fetch the stream itself and use
     * {@link #resource(Class, String, InputStream)}.
     */
    static Weights resource(Class<?> anchor, String name) {
        return resource(anchor, name, anchor.getResourceAsStream(name));
    }

    /**
     * The weights in a resource that its owner has opened; closes the stream.
     *
     * @param anchor the class whose package the name is relative to, for messages
     * @param name the resource's name
     * @param stream its content, null if it was not found
     */
    static Weights resource(Class<?> anchor, String name, InputStream stream) {
        return FileWeights.resource(anchor, name, stream);
    }

    /**
     * Writes tensors as a safetensors file, in the map's order. The file appears whole or not at all: it is written beside
     * its place and moved there.
     */
    static void write(Path path, Map<String, Tensor> tensors) throws IOException {
        write(path, tensors, Map.of());
    }

    /**
     * Writes tensors as a safetensors file, as {@link #write(Path, Map)} does.
     *
     * @param metadata what else the file's header says, under its key {@code __metadata__}, in the map's order
     */
    static void write(Path path, Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        SafetensorsWriter.write(path, shapes, name -> tensors.get(name).toArray(), metadata);
    }

    /**
     * Writes the weights of a network as a safetensors file under their canonical names, one after the other; so weights of
     * any other kind become a file that {@link #open} reads. The file says for which weights it was written: a network that has
     * changed since tells, when it is loaded from it, which layers have.
     *
     * @param network the signature of the network
     * @throws WeightsException if a weight is missing or of another shape
     */
    static void write(Path path, Signature network, Weights weights) throws IOException {
        Weights bound = weights.bind(network);
        Map<String, WeightSpec> specs = new LinkedHashMap<>();
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (WeightSpec spec : network.weights()) {
            specs.put(spec.name(), spec);
            shapes.put(spec.name(), spec.shape());
        }
        SafetensorsWriter.Values values = name -> {
            float[] read = new float[shapes.get(name).elements()];
            bound.readInto(specs.get(name), read);
            return read;
        };
        SafetensorsWriter.write(path, shapes, values, SpecRecord.of(network));
    }
}
