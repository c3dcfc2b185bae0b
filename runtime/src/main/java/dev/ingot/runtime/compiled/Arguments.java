// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.Shape;
import dev.ingot.runtime.ShapeException;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks what callers hand to a network. */
final class Arguments {
    private final Signature signature;

    Arguments(Signature signature) {
        this.signature = signature;
    }

    void checkInput(int index, float[] values) {
        TensorSpec input = signature.inputs().get(index);
        if (values == null || values.length != input.shape().elements()) {
            throw wrongArray("input", input, values);
        }
    }

    void checkOutput(int index, float[] values) {
        TensorSpec output = signature.outputs().get(index);
        if (values == null || values.length != output.shape().elements()) {
            throw wrongArray("output", output, values);
        }
    }

    void checkDistinct(float[] other, float[] output) {
        if (other == output) {
            throw new ShapeException(
                    signature.name() + ": the array for an output is also that of an input or of another"
                            + " output; expected different ones");
        }
    }

    private ShapeException wrongArray(String kind, TensorSpec spec, float[] values) {
        int length = spec.shape().elements();
        String found = values == null ? "null" : "a float[" + values.length + "]";
        String hint = values != null && length > 0 && values.length > length && values.length % length == 0
                ? "; for " + values.length / length + " samples at once give predict a Tensor of shape "
                        + spec.shape().withBatch(values.length / length)
                : "";
        return new ShapeException(signature.name() + ": " + kind + " " + spec.name() + ": expected a float[" + length
                + "] for shape " + spec.shape() + ", found " + found + hint);
    }

    /** How many samples the inputs have. */
    int checkBatch(Tensor[] inputs) {
        List<TensorSpec> specs = signature.inputs();
        if (inputs.length != specs.size()) {
            throw new ShapeException(
                    signature.name() + ": expected " + specs.size() + " inputs, found " + inputs.length);
        }
        for (int i = 0; i < inputs.length; i++) {
            checkTensor(specs.get(i), inputs[i]);
            int first = inputs[0].shape().size(0);
            int here = inputs[i].shape().size(0);
            if (here != first) {
                throw new ShapeException(signature.name() + ": expected as many samples in every input, found " + first
                        + " in " + specs.get(0).name() + " and " + here + " in "
                        + specs.get(i).name());
            }
        }
        return inputs[0].shape().size(0);
    }

    private void checkTensor(TensorSpec spec, Tensor tensor) {
        String expected = signature.name() + ": input " + spec.name() + ": expected a tensor of shape "
                + spec.shape().toString().replaceFirst("\\(", spec.shape().rank() == 0 ? "(n" : "(n, ") + ", found ";
        if (tensor == null) {
            throw new ShapeException(expected + "null");
        }
        Shape found = tensor.shape();
        if (found.equals(spec.shape())) {
            throw new ShapeException(expected + found + ", which has no batch axis: reshape it to " + found.withBatch(1)
                    + ", or give predict the values as a float[]");
        }
        if (found.rank() == 0 || !found.withoutBatch().equals(spec.shape())) {
            throw new ShapeException(expected + found);
        }
    }

    /** The inputs in the order of the signature. */
    Tensor[] inOrder(Map<String, Tensor> inputs) {
        List<String> expected = names(signature.inputs());
        for (String name : inputs.keySet()) {
            if (!expected.contains(name)) {
                throw new ShapeException(
                        signature.name() + ": there is no input " + name + "; expected " + String.join(", ", expected));
            }
        }
        Tensor[] ordered = new Tensor[expected.size()];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = inputs.get(expected.get(i));
            if (ordered[i] == null) {
                throw new ShapeException(signature.name() + ": input " + expected.get(i) + " is missing; expected "
                        + String.join(", ", expected) + ", found "
                        + (inputs.isEmpty() ? "none" : String.join(", ", inputs.keySet())));
            }
        }
        return ordered;
    }

    private static List<String> names(List<TensorSpec> specs) {
        List<String> names = new ArrayList<>();
        for (TensorSpec spec : specs) {
            names.add(spec.name());
        }
        return names;
    }
}
