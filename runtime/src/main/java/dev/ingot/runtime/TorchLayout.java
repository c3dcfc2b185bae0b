// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How PyTorch lays out a weight: channels before places, and in a kernel outputs before inputs. (A transposed convolution's
 * kernel has its inputs first there and last in Keras, so that the rule is the same.) An axis that counts the values of a
 * flattened tensor is taken apart into the axes of that tensor.
 */
final class TorchLayout {
    private final List<Integer> shape = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final List<Integer> axes = new ArrayList<>();
    private final boolean vector;
    private final boolean mayBeShared;

    private TorchLayout(boolean vector, boolean mayBeShared) {
        this.vector = vector;
        this.mayBeShared = mayBeShared;
    }

    /**
     * The layout of a weight.
     *
     * @param type Keras' class of its layer
     */
    static TorchLayout of(String type, WeightSpec spec) {
        String variable = spec.variable();
        boolean kernel = variable.endsWith("kernel");
        TorchLayout layout = new TorchLayout(!kernel && !variable.equals("embeddings"), type.equals("PReLU"));
        int[] sizes = spec.shape().toArray();
        int last = sizes.length - 1;
        if (variable.equals("depthwise_kernel") || kernel && type.startsWith("Depthwise")) {
            int channels = layout.axis(sizes[last - 1], sizes[last]);
            layout.axis(1);
            layout.places(sizes, last - 1);
            layout.axes.add(channels);
            layout.axes.add(channels + 1);
        } else if (kernel) {
            int[] outputs = parts(sizes[last], spec.unflattenedTo());
            int[] inputs = parts(sizes[last - 1], spec.flattenedFrom());
            int output = layout.axis(outputs);
            int input = layout.axis(inputs);
            layout.places(sizes, last - 1);
            layout.channelsLast(input, inputs.length);
            layout.channelsLast(output, outputs.length);
        } else if (layout.vector) {
            int[] channels = parts(sizes[last], spec.unflattenedTo());
            int channel = layout.axis(channels);
            layout.places(sizes, last);
            layout.channelsLast(channel, channels.length);
        } else {
            layout.places(sizes, sizes.length);
        }
        return layout;
    }

    /** The axes of the tensor that is flattened in an axis of this length, as PyTorch orders them. */
    private static int[] parts(int length, Shape flattened) {
        if (flattened == null || flattened.rank() == 0) {
            return new int[] {length};
        }
        int[] parts = new int[flattened.rank()];
        for (int axis = 0; axis < parts.length; axis++) {
            parts[axis] = flattened.size((axis + parts.length - 1) % parts.length);
        }
        return parts;
    }

    /** Adds an axis of the tensor, made of these. */
    private int axis(int... parts) {
        int first = lengths.size();
        int length = 1;
        for (int part : parts) {
            lengths.add(part);
            length *= part;
        }
        shape.add(length);
        return first;
    }

    private void places(int[] sizes, int count) {
        for (int axis = 0; axis < count; axis++) {
            axes.add(axis(sizes[axis]));
        }
    }

    private void channelsLast(int first, int count) {
        for (int axis = 1; axis < count; axis++) {
            axes.add(first + axis);
        }
        axes.add(first);
    }

    /** The shape of the tensor. */
    Shape shape() {
        return Shape.of(toArray(shape));
    }

    /** Whether a tensor of this shape can hold the weight. */
    boolean fits(Shape found) {
        boolean squeezed =
                vector && found.rank() == 1 && found.size(0) == shape().elements() && found.size(0) == shape.get(0);
        return found.equals(shape()) || squeezed || mayBeShared && found.equals(Shape.of(1));
    }

    /** Copies the values of such a tensor, in the order of the weight, into arrays that they fill one after the other. */
    void arrange(float[] tensor, float[]... rows) {
        int[] steps = new int[axes.size()];
        int[] sizes = new int[axes.size()];
        for (int axis = 0; axis < steps.length; axis++) {
            sizes[axis] = lengths.get(axes.get(axis));
            steps[axis] = tensor.length == 1 ? 0 : step(axes.get(axis));
        }
        int[] index = new int[steps.length];
        int at = 0;
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = tensor[at];
                for (int axis = steps.length - 1; axis >= 0; axis--) {
                    at += steps[axis];
                    if (++index[axis] < sizes[axis]) {
                        break;
                    }
                    at -= steps[axis] * index[axis];
                    index[axis] = 0;
                }
            }
        }
    }

    /** The distance of neighbours along an axis of the tensor. */
    private int step(int part) {
        int step = 1;
        for (int inner = part + 1; inner < lengths.size(); inner++) {
            step *= lengths.get(inner);
        }
        return step;
    }

    private static int[] toArray(List<Integer> numbers) {
        int[] array = new int[numbers.size()];
        Arrays.setAll(array, numbers::get);
        return array;
    }
}
