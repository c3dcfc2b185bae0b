// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.Arrays;

/**
 * A layer without an activation, applied to vectors of weights on loading: so layers that follow each other become one.
 * Arithmetic is in double: for each output one chain of products from +0 over what it reads, then the summand.
 *
 * <p>Loading runs in a cold JVM, so what counts is how soon the compiler steps in and how little it has to compile: values
 * stand in an array for each place of the vectors, with an element for each vector, and one small method with one simple
 * loop over vectors makes all products.
 */
public abstract class LinearMap {
    /** Most vectors that are mapped together: their values stay in the second-level cache, and the first loops are short. */
    private static final int MOST_VECTORS = 32;

    private final int inputs;
    private final int outputs;
    private final float[] summand;
    private final int inner;

    private LinearMap(int inputs, int outputs, float[] summand, int inner) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.summand = summand;
        this.inner = inner;
    }

    /**
     * Applies maps, one after the other, to each row of a matrix; rounded to float once, at the end.
     *
     * @param rows a row-major matrix, whose rows are inputs of the first map
     * @return a row-major matrix, whose rows are outputs of the last map
     */
    public static float[] compose(float[] rows, LinearMap... maps) {
        int in = maps[0].inputs;
        int out = maps[maps.length - 1].outputs;
        int count = rows.length / in;
        int blocks = (count + MOST_VECTORS - 1) / MOST_VECTORS;
        int vectors = (count + blocks - 1) / blocks;
        double[][][] values = new double[maps.length + 1][][];
        values[0] = new double[in][vectors];
        for (int map = 0; map < maps.length; map++) {
            values[map + 1] = new double[maps[map].outputs][vectors];
        }
        float[] composed = new float[count * out];
        for (int row = 0; row < count; row += vectors) {
            int rest = Math.min(vectors, count - row);
            for (int i = 0; i < in; i++) {
                gather(values[0][i], rest, rows, row * in + i, in);
            }
            for (int map = 0; map < maps.length; map++) {
                maps[map].apply(values[map], values[map + 1]);
            }
            for (int i = 0; i < out; i++) {
                scatter(values[maps.length][i], rest, composed, row * out + i, out);
            }
        }
        return composed;
    }

    private static void gather(double[] target, int count, float[] source, int from, int stride) {
        int next = from;
        for (int i = 0; i < count; i++) {
            target[i] = source[next];
            next += stride;
        }
    }

    private static void scatter(double[] source, int count, float[] target, int from, int stride) {
        int next = from;
        for (int i = 0; i < count; i++) {
            target[next] = (float) source[i];
            next += stride;
        }
    }

    private void apply(double[][] x, double[][] y) {
        for (int i = 0; i < outputs; i++) {
            Arrays.fill(y[i], 0);
        }
        addTo(y, x);
        if (summand != null) {
            for (int i = 0; i < outputs; i++) {
                add(y[i], summand[i / inner % summand.length]);
            }
        }
    }

    /** Adds to {@code y}, which is zero, what is linear of the map of {@code x}. */
    abstract void addTo(double[][] y, double[][] x);

    /**
     * A dense layer, applied to each of some vectors.
     *
     * @param kernel {@code (in, units)} in row-major order
     * @param bias added to each unit; null if only the linear part is wanted
     */
    public static LinearMap dense(int vectors, int in, int units, float[] kernel, float[] bias) {
        return new LinearMap(vectors * in, vectors * units, bias, 1) {
            @Override
            void addTo(double[][] y, double[][] x) {
                for (int target = 0; target < y.length; target++) {
                    addProducts(y[target], x, target / units * in, kernel, target % units, units, in);
                }
            }
        };
    }

    /**
     * A convolution.
     *
     * @param pixels what each output pixel reads
     * @param kernel {@code (kernel cells, channels / groups, filters)} in row-major order
     * @param bias added to each filter; null if only the linear part is wanted
     */
    public static LinearMap convolution(
            KernelAxis pixels, int channels, int filters, int groups, float[] kernel, float[] bias) {
        int depth = channels / groups;
        int groupFilters = filters / groups;
        int inputs = pixels.inputLength() * channels;
        int outputs = pixels.outputLength() * filters;
        return new LinearMap(inputs, outputs, bias, 1) {
            @Override
            void addTo(double[][] y, double[][] x) {
                int target = 0;
                for (int pixel = 0; pixel < pixels.outputLength(); pixel++) {
                    for (int filter = 0; filter < filters; filter++) {
                        addTaps(y[target++], x, pixels.reads(pixel), filter);
                    }
                }
            }

            private void addTaps(double[] y, double[][] x, int[] reads, int filter) {
                int channel = filter / groupFilters * depth;
                for (int i = 0; i < reads.length; i += 2) {
                    int first = reads[i + 1] * depth * filters + filter;
                    addProducts(y, x, reads[i] * channels + channel, kernel, first, filters, depth);
                }
            }
        };
    }

    /** Each of some runs of values that often: along the inner axes of a tensor. */
    public static LinearMap repeat(int runs, int length, int factor) {
        return new LinearMap(runs * length, runs * factor * length, null, 1) {
            @Override
            void addTo(double[][] y, double[][] x) {
                for (int target = 0; target < y.length; target++) {
                    add(y[target], x[target / length / factor * length + target % length], 1);
                }
            }
        };
    }

    /**
     * A factor and a summand per channel.
     *
     * @param size the number of values
     * @param inner the number of values that follow each other with the same channel; 1 if the channel runs fastest
     * @param shift the summands; null if only the linear part is wanted
     */
    public static LinearMap scaleShift(int size, int inner, float[] scale, float[] shift) {
        return new LinearMap(size, size, shift, inner) {
            @Override
            void addTo(double[][] y, double[][] x) {
                for (int i = 0; i < size; i++) {
                    add(y[i], x[i], scale[i / inner % scale.length]);
                }
            }
        };
    }

    /** Adds the products of {@code count} neighbouring inputs with weights that lie {@code stride} apart. */
    private static void addProducts(
            double[] y, double[][] x, int from, float[] weights, int first, int stride, int count) {
        int input = from;
        int weight = first;
        for (; input + 8 <= from + count; input += 8) {
            add(
                    y,
                    x[input],
                    weights[weight],
                    x[input + 1],
                    weights[weight + stride],
                    x[input + 2],
                    weights[weight + 2 * stride],
                    x[input + 3],
                    weights[weight + 3 * stride],
                    x[input + 4],
                    weights[weight + 4 * stride],
                    x[input + 5],
                    weights[weight + 5 * stride],
                    x[input + 6],
                    weights[weight + 6 * stride],
                    x[input + 7],
                    weights[weight + 7 * stride]);
            weight += 8 * stride;
        }
        for (; input < from + count; input++) {
            add(y, x[input], weights[weight]);
            weight += stride;
        }
    }

    private static void add(
            double[] y,
            double[] x0,
            double weight0,
            double[] x1,
            double weight1,
            double[] x2,
            double weight2,
            double[] x3,
            double weight3,
            double[] x4,
            double weight4,
            double[] x5,
            double weight5,
            double[] x6,
            double weight6,
            double[] x7,
            double weight7) {
        for (int i = 0; i < y.length; i++) {
            y[i] = y[i]
                    + x0[i] * weight0
                    + x1[i] * weight1
                    + x2[i] * weight2
                    + x3[i] * weight3
                    + x4[i] * weight4
                    + x5[i] * weight5
                    + x6[i] * weight6
                    + x7[i] * weight7;
        }
    }

    private static void add(double[] y, double[] x, double weight) {
        for (int i = 0; i < y.length; i++) {
            y[i] += x[i] * weight;
        }
    }

    private static void add(double[] y, double summand) {
        for (int i = 0; i < y.length; i++) {
            y[i] += summand;
        }
    }
}
