// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a network takes, gives and is made of. Immutable. */
public final class Signature {
    private final String name;
    private final List<TensorSpec> inputs;
    private final List<TensorSpec> outputs;
    private final List<String> outputLayers;
    private final List<LayerSpec> layers;
    private final List<WeightSpec> weights;
    private final long workingMemory;
    private final long multiplyAdds;
    private final int abi;

    private Signature(Builder builder) {
        name = builder.name;
        inputs = List.copyOf(builder.inputs);
        outputs = List.copyOf(builder.outputs);
        outputLayers = List.copyOf(builder.outputLayers);
        layers = List.copyOf(builder.layers);
        weights = List.copyOf(builder.weights);
        workingMemory = builder.workingMemory;
        multiplyAdds = builder.multiplyAdds;
        abi = builder.abi;
    }

    /** A builder for the signature of the model class with this simple name. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** The simple name of the model class. */
    public String name() {
        return name;
    }

    /** The inputs, in the order in which {@code predict} takes them. */
    public List<TensorSpec> inputs() {
        return inputs;
    }

    /** The outputs, in the order in which {@code predict} answers them. */
    public List<TensorSpec> outputs() {
        return outputs;
    }

    /** The names of the layers that give the outputs, in the same order. */
    public List<String> outputLayers() {
        return outputLayers;
    }

    /** The layers, in the order of the model class. */
    public List<LayerSpec> layers() {
        return layers;
    }

    /** The weights, in Keras' order ({@code get_weights}). */
    public List<WeightSpec> weights() {
        return weights;
    }

    /** The number of values in all weights. */
    public long parameters() {
        return weights.stream().mapToLong(weight -> weight.shape().elements()).sum();
    }

    /** The number of values in the weights that training changes. */
    public long trainableParameters() {
        return weights.stream()
                .filter(weight -> weight.role().trainable())
                .mapToLong(weight -> weight.shape().elements())
                .sum();
    }

    /** The memory that a forward pass of one sample works in, in bytes. */
    public long workingMemory() {
        return workingMemory;
    }

    /** The multiply-add operations of a forward pass of one sample. */
    public long multiplyAdds() {
        return multiplyAdds;
    }

    /** The {@link Runtime#ABI} that the network was generated for. */
    public int abi() {
        return abi;
    }

    @Override
    public String toString() {
        return name + describe(inputs) + " ->" + describe(outputs) + ", " + parameters() + " parameters";
    }

    private static String describe(List<TensorSpec> tensors) {
        StringBuilder text = new StringBuilder();
        for (TensorSpec tensor : tensors) {
            text.append(text.isEmpty() ? " " : ", ")
                    .append(tensor.name())
                    .append(' ')
                    .append(tensor.shape());
        }
        return text.toString();
    }

    /** Collects the parts of a signature, each list in the order of the calls. */
    public static final class Builder {
        private final String name;
        private final List<TensorSpec> inputs = new ArrayList<>();
        private final List<TensorSpec> outputs = new ArrayList<>();
        private final List<String> outputLayers = new ArrayList<>();
        private final List<LayerSpec> layers = new ArrayList<>();
        private final List<WeightSpec> weights = new ArrayList<>();
        private long workingMemory;
        private long multiplyAdds;
        private int abi = Runtime.ABI;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /** Adds an input; the shape is without the batch axis. */
        public Builder input(String inputName, int... shape) {
            inputs.add(new TensorSpec(inputName, Shape.of(shape)));
            return this;
        }

        /** Adds an output: the value of the layer of the same name; the shape is without the batch axis. */
        public Builder output(String outputName, int... shape) {
            return output(outputName, outputName, Shape.of(shape));
        }

        /** Adds an output: the value of a layer; the shape is without the batch axis. */
        public Builder output(String outputName, String layer, Shape shape) {
            outputs.add(new TensorSpec(outputName, shape));
            outputLayers.add(layer);
            return this;
        }

        /** Adds a layer; {@code from} are the layers and inputs that it takes. */
        public Builder layer(String layerName, String type, Shape output, String... from) {
            layers.add(new LayerSpec(layerName, type, output, List.of(from), layerName));
            return this;
        }

        /** Adds a further use of an earlier layer and its weights; {@code from} are the layers and inputs that it takes. */
        public Builder sharedLayer(String layerName, String owner, String type, Shape output, String... from) {
            layers.add(new LayerSpec(layerName, type, output, List.of(from), owner));
            return this;
        }

        /** Adds a weight. */
        public Builder weight(String layer, String variable, Role role, int fanIn, int fanOut, Shape shape) {
            return weight(layer, variable, role, fanIn, fanOut, shape, null);
        }

        /** Adds a weight whose rows stand for the values of a flattened tensor; see {@link WeightSpec#flattenedFrom()}. */
        public Builder weight(
                String layer, String variable, Role role, int fanIn, int fanOut, Shape shape, Shape flattenedFrom) {
            return weight(layer, variable, role, fanIn, fanOut, shape, flattenedFrom, null);
        }

        /** Adds a weight whose last axis stands for the values of a tensor, too; see {@link WeightSpec#unflattenedTo()}. */
        public Builder weight(
                String layer,
                String variable,
                Role role,
                int fanIn,
                int fanOut,
                Shape shape,
                Shape flattenedFrom,
                Shape unflattenedTo) {
            weights.add(new WeightSpec(layer, variable, shape, role, fanIn, fanOut, flattenedFrom, unflattenedTo));
            return this;
        }

        /** Sets the memory that a forward pass of one sample works in; 0 if not set. */
        public Builder workingMemory(long bytes) {
            workingMemory = bytes;
            return this;
        }

        /** Sets the multiply-add operations of a forward pass of one sample; 0 if not set. */
        public Builder multiplyAdds(long operations) {
            multiplyAdds = operations;
            return this;
        }

        /** Sets the {@link Runtime#ABI} that the network was generated for; this runtime's if not set. */
        public Builder abi(int number) {
            abi = number;
            return this;
        }

        /** The signature of what was added so far. */
        public Signature build() {
            return new Signature(this);
        }
    }
}
