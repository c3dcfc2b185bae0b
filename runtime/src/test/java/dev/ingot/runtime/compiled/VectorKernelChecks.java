// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Vector kernels against one chain of fused multiply-adds after the other, bit for bit. Arrays that are read end where the last
 * value is, and of those that are written all is compared. Also a program, for other JVMs.
 */
final class VectorKernelChecks {
    private static final int MOST_COLUMNS = 70;
    private static final int MOST_VECTORS = 11;
    private static final int[] DEPTHS = {1, 2, 3, 8, 13};
    private static final float UNTOUCHED = 12345.678f;
    private static final float[] SLOPES = {1f, 0f, 0.2f, 0.99f};
    private static final float[] SPECIAL_VALUES = {
        0f,
        -0f,
        Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        Float.MAX_VALUE,
        20f,
        -88f,
        88.8f,
        -104f
    };

    private final SplittableRandom random = new SplittableRandom(1);
    private final MatrixKernels kernels = VectorSupport.THIS_JVM.kernels();

    /** Makes all checks, so many times, and prints the width of a panel. */
    public static void main(String[] arguments) {
        VectorKernelChecks checks = new VectorKernelChecks();
        for (int time = 0; time < Integer.parseInt(arguments[0]); time++) {
            checks.products();
            checks.convolutions();
            checks.channelConvolutions();
            checks.planeSums();
            checks.productsInArrays();
            checks.pixelProducts();
            checks.poolings();
            checks.functions();
        }
        System.out.println(checks.kernels.panelWidth());
    }

    /** All numbers of vectors and of columns, with depths, addends and biases by turns. */
    void products() {
        int turn = 0;
        for (int columns : numbersOfColumns()) {
            for (int vectors = 1; vectors <= MOST_VECTORS; vectors++) {
                int depth = DEPTHS[random.nextInt(DEPTHS.length)];
                product(columns, vectors, depth, turn++);
            }
        }
    }

    /** Those of half a panel of the widest vectors, and from a panel on all. */
    private static int[] numbersOfColumns() {
        return IntStream.concat(
                        IntStream.of(MatrixKernels.FEWEST_COLUMNS / 2),
                        IntStream.rangeClosed(MatrixKernels.FEWEST_COLUMNS, MOST_COLUMNS))
                .toArray();
    }

    /**
     * One product with all panels of a matrix.
     *
     * @param variant its lowest bits choose: addends or none, in the array of the sums or not
     */
    private void product(int columns, int vectors, int depth, int variant) {
        int width = kernels.panelWidth();
        int from = random.nextInt(3);
        int step = random.nextInt(depth + 4);
        float[] x = values(from + (vectors - 1) * step + depth);
        float[][] matrix = matrix(depth, columns);
        Panels panels = new Panels(depth, columns, width);
        panels.packRows(matrix, 0);
        for (int panel = 0; panel < panels.count(); panel++) {
            boolean inPlace = (variant & 6) == 6;
            int to = random.nextInt(5);
            int sumStep = inPlace ? width : width + random.nextInt(7);
            int addend = inPlace ? to : random.nextInt(5);
            float[] sums = untouched(to + (vectors - 1) * sumStep + width);
            float[] addends = (variant & 2) == 0 ? null : values(addend + vectors * width);
            if (inPlace) {
                sums = values(sums.length);
                addends = sums;
            }
            float[] expected = sums.clone();
            for (int vector = 0; vector < vectors; vector++) {
                for (int column = 0; column < panels.width(panel); column++) {
                    int matrixColumn = panels.column(panel) + column;
                    expected[to + vector * sumStep + column] =
                            (addends == null ? 0f : addends[addend + vector * width + column])
                                    + chain(x, from + vector * step, matrix, matrixColumn);
                }
            }
            kernels.multiply(x, from, step, vectors, panels, panel, addends, addend, sums, to, sumStep);
            String text = vectors + " vectors of " + depth + " times panel " + panel + " of " + columns + " columns";
            compare(text, sums, expected);
        }
    }

    /** Blocks of rows, rows beyond a block, single pixels, slices; several taps that share matrices or not; strides everywhere. */
    void convolutions() {
        int[][] sizes = {
            {1, 1, 1}, {1, 1, 5}, {1, 3, 4}, {1, 11, 12}, {1, 1, 130}, {1, 130, 1}, {2, 1, 3}, {5, 3, 4}, {3, 17, 12}
        };
        for (int[] size : sizes) {
            for (int taps = 1; taps <= 4; taps++) {
                convolution(size[0], size[1], size[2], taps, 32 + random.nextInt(MOST_COLUMNS - 31));
            }
        }
    }

    private void convolution(int slices, int rows, int columns, int taps, int filters) {
        int depth = DEPTHS[random.nextInt(DEPTHS.length)];
        List<float[][]> matrices = new ArrayList<>();
        VectorPacker packer = new VectorPacker(kernels);
        for (int matrix = 0; matrix < 3; matrix++) {
            matrices.add(matrix(depth, filters));
            packer.add(matrices.get(matrix), filters);
        }
        int step = depth * (1 + random.nextInt(2));
        int rowStep = columns * step + depth;
        int sliceStep = rows * rowStep + random.nextInt(2) * depth;
        List<int[]> reads = new ArrayList<>();
        int furthest = 0;
        for (int tap = 0; tap < taps; tap++) {
            // Pixels that a tap leaves out may lie before the input.
            int[] insideSlices = slices == 1 ? new int[] {0, 1} : range(slices);
            int[] insideRows = range(rows);
            int[] insideColumns = range(columns);
            int offset = random.nextInt(3 * depth)
                    - insideSlices[0] * sliceStep
                    - insideRows[0] * rowStep
                    - insideColumns[0] * step;
            furthest = Math.max(
                    furthest, offset + insideSlices[1] * sliceStep + insideRows[1] * rowStep + insideColumns[1] * step);
            reads.add(new int[] {
                random.nextInt(matrices.size()),
                offset,
                insideRows[0],
                insideRows[1],
                insideColumns[0],
                insideColumns[1],
                insideSlices[0],
                insideSlices[1]
            });
        }
        float[] x = values(furthest + depth);
        float[] bias = random.nextBoolean() ? null : values(filters);
        float slope = SLOPES[random.nextInt(SLOPES.length)];
        int outputStep = filters + random.nextInt(2) * (filters + 3);
        int outputRowStep = columns * outputStep + random.nextInt(4);
        int outputSliceStep = rows * outputRowStep + random.nextInt(4);
        int to = random.nextInt(4);
        float[] output = untouched(to
                + (slices - 1) * outputSliceStep
                + (rows - 1) * outputRowStep
                + (columns - 1) * outputStep
                + filters);
        float[] expected = output.clone();
        for (int slice = 0; slice < slices; slice++) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    int from = slice * sliceStep + row * rowStep + column * step;
                    int pixel = to + slice * outputSliceStep + row * outputRowStep + column * outputStep;
                    for (int filter = 0; filter < filters; filter++) {
                        float sum = 0f;
                        for (int[] tap : reads) {
                            if (contains(tap, 2, row) && contains(tap, 4, column) && contains(tap, 6, slice)) {
                                sum += chain(x, tap[1] + from, matrices.get(tap[0]), filter);
                            }
                        }
                        float result = bias == null ? sum : sum + bias[filter];
                        expected[pixel + filter] =
                                slope == 0f ? Math.max(result, 0f) : Math.max(result, result * slope);
                    }
                }
            }
        }
        VectorWeights weights = packer.weights();
        float[] partialSums = weights.newPartialSums(columns);
        if (slices == 1) {
            int[] table = reads.stream()
                    .flatMapToInt(tap -> Arrays.stream(tap, 0, MatrixKernels.TAP_LENGTH))
                    .toArray();
            weights.convolve(
                    x,
                    rowStep,
                    step,
                    table,
                    rows,
                    columns,
                    bias,
                    slope,
                    output,
                    to,
                    outputRowStep,
                    outputStep,
                    partialSums);
        } else {
            int[] table = reads.stream().flatMapToInt(Arrays::stream).toArray();
            int units = weights.units(filters, slices * rows, columns);
            int cut = random.nextInt(units + 1);
            for (int[] part : new int[][] {{cut, Integer.MAX_VALUE}, {-1, cut}}) {
                weights.convolveVolume(
                        x,
                        sliceStep,
                        rowStep,
                        step,
                        table,
                        slices,
                        rows,
                        columns,
                        bias,
                        slope,
                        output,
                        to,
                        outputSliceStep,
                        outputRowStep,
                        outputStep,
                        partialSums,
                        part[0],
                        part[1]);
            }
        }
        compare(
                slices + "x" + rows + "x" + columns + " pixels, " + taps + " taps, " + filters + " filters",
                output,
                expected);
    }

    private static boolean contains(int[] tap, int start, int index) {
        return index >= tap[start] && index < tap[start + 1];
    }

    /** Few rows and columns and many, kernels of four rows, of which some read above, below or beside the image. */
    void channelConvolutions() {
        int[][] sizes = {{1, 1}, {1, 5}, {3, 4}, {5, 12}, {2, 130}};
        for (int[] size : sizes) {
            for (int step = 1; step <= 2; step++) {
                int most = MOST_COLUMNS - MatrixKernels.FEWEST_CHANNELS + 1;
                channelConvolution(size[0], size[1], step, MatrixKernels.FEWEST_CHANNELS + random.nextInt(most));
            }
        }
    }

    private void channelConvolution(int rows, int columns, int step, int channels) {
        int inputColumns = columns * step;
        int inputRows = rows * step;
        List<int[]> taps = new ArrayList<>();
        int pitch = channels + random.nextInt(3);
        int left = -random.nextInt(2);
        for (int row = -2; row <= 1; row++) {
            for (int column = left; column <= 1; column++) {
                int[] insideRows = inside(row, step, rows, inputRows);
                int[] insideColumns = inside(column, step, columns, inputColumns);
                taps.add(new int[] {
                    random.nextInt(5) * pitch,
                    (row * inputColumns + column) * channels,
                    insideRows[0],
                    insideRows[1],
                    insideColumns[0],
                    insideColumns[1]
                });
            }
        }
        float[] x = values(inputRows * inputColumns * channels);
        int multiplier = 1 + random.nextInt(2);
        float[][] factors = new float[multiplier][];
        float[][] bias = random.nextBoolean() ? null : new float[multiplier][];
        for (int filter = 0; filter < multiplier; filter++) {
            factors[filter] = values(4 * pitch + channels);
            if (bias != null) {
                bias[filter] = values(channels);
            }
        }
        float slope = SLOPES[random.nextInt(SLOPES.length)];
        int to = random.nextInt(4);
        int filters = channels * multiplier;
        int outputStep = filters + random.nextInt(3);
        int outputRowStep = columns * outputStep + random.nextInt(4);
        float[] output = untouched(to + (rows - 1) * outputRowStep + (columns - 1) * outputStep + filters);
        float[] expected = output.clone();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int place = 0; place < filters; place++) {
                    int channel = place / multiplier;
                    int filter = place % multiplier;
                    int pixel = (row * inputColumns + column) * step * channels + channel;
                    float sum = 0f;
                    for (int[] tap : taps) {
                        if (row >= tap[2] && row < tap[3] && column >= tap[4] && column < tap[5]) {
                            sum += x[pixel + tap[1]] * factors[filter][tap[0] + channel];
                        }
                    }
                    float result = bias == null ? sum : sum + bias[filter][channel];
                    expected[to + row * outputRowStep + column * outputStep + place] =
                            slope == 0f ? Math.max(result, 0f) : Math.max(result, result * slope);
                }
            }
        }
        VectorWeights weights = new VectorPacker(kernels).weights();
        weights.convolveChannels(
                x,
                inputColumns * step * channels,
                step * channels,
                taps.stream().flatMapToInt(Arrays::stream).toArray(),
                0,
                rows,
                columns,
                channels,
                factors,
                bias,
                slope,
                output,
                to,
                outputRowStep,
                outputStep,
                weights.newChannelSums(columns, multiplier == 1 ? 0 : filters * (taps.size() + 1)));
        compare(rows + "x" + columns + " pixels of " + channels + " channels", output, expected);
    }

    /** The outputs that read inside an axis through a tap. */
    private static int[] inside(int offset, int step, int outputs, int length) {
        int start = Math.min((Math.max(-offset, 0) + step - 1) / step, outputs);
        int end = start;
        while (end < outputs && end * step + offset < length) {
            end++;
        }
        return new int[] {start, end};
    }

    /** A range of indices below a count, at random. */
    private int[] range(int count) {
        int start = random.nextInt(count);
        return new int[] {start, start + random.nextInt(count - start + 1)};
    }

    /** Each pixel of an image with borders around the products, with more columns than a panel has and with fewer. */
    void pixelProducts() {
        for (int columns = MatrixKernels.FEWEST_COLUMNS / 2; columns <= MOST_COLUMNS; columns += 7) {
            int rows = 1 + random.nextInt(4);
            int ring = 1 + random.nextInt(rows);
            int pixels = 1 + random.nextInt(MOST_VECTORS);
            int channels = DEPTHS[random.nextInt(DEPTHS.length)];
            float[] x = values(rows * pixels * channels);
            float[] weight = values(columns * channels);
            VectorPacker packer = new VectorPacker(kernels);
            packer.addColumns(weight, channels, columns);
            int stored = Math.max(columns, MatrixKernels.FEWEST_COLUMNS);
            int rowStep = pixels * stored + random.nextInt(9);
            int to = random.nextInt(9);
            float[] products = untouched(to + (ring - 1) * rowStep + pixels * stored);
            float[] expected = products.clone();
            int firstRow = random.nextInt(rows);
            for (int row = firstRow; row < rows; row++) {
                for (int pixel = 0; pixel < pixels; pixel++) {
                    for (int column = 0; column < stored; column++) {
                        float sum = 0f;
                        for (int channel = 0; channel < channels; channel++) {
                            float factor = column < columns ? weight[column * channels + channel] : 0f;
                            sum = Math.fma(x[(row * pixels + pixel) * channels + channel], factor, sum);
                        }
                        expected[to + row % ring * rowStep + pixel * stored + column] = 0f + sum;
                    }
                }
            }
            packer.weights().multiplyPixels(x, pixels, channels, 0, firstRow, rows, products, to, rowStep, ring);
            compare(columns + " columns", products, expected);
        }
    }

    /** Sequences, images and volumes, in two parts but for sequences; square windows, single rows, and pieces that hold one window or several. */
    void poolings() {
        for (int channels = MatrixKernels.FEWEST_CHANNELS; channels <= MOST_COLUMNS; channels++) {
            for (int axes = 1; axes <= 3; axes++) {
                pooling(axes, channels, random.nextBoolean());
            }
        }
    }

    private void pooling(int axes, int channels, boolean max) {
        int[][] windows = new int[axes][];
        int[][] cells = new int[axes][];
        int[] most = new int[axes];
        int length = channels;
        for (int axis = axes - 1; axis >= 0; axis--) {
            int[] first = windows(length);
            int size = 1;
            cells[axis] = cells(first);
            for (int cell = 0; cell < cells[axis].length; cell += 2) {
                most[axis] = Math.max(most[axis], cells[axis][cell + 1] - cells[axis][cell]);
                size = Math.max(size, cells[axis][cell + 1]);
            }
            windows[axis] = first;
            length *= size;
        }
        float[] x = values(length);
        if (random.nextInt(4) == 0) {
            x[random.nextInt(length)] = Float.NaN;
        }
        int outputs = Arrays.stream(cells).mapToInt(axis -> axis.length / 2).reduce(1, Math::multiplyExact);
        int to = random.nextInt(4);
        float[] output = untouched(to + outputs * channels + 1);
        float[] expected = output.clone();
        for (int i = 0; i < outputs; i++) {
            int[][] window = new int[axes][];
            int position = i;
            for (int axis = axes - 1; axis >= 0; axis--) {
                int count = cells[axis].length / 2;
                int start = position % count * 2;
                window[axis] = new int[] {cells[axis][start], cells[axis][start + 1]};
                position /= count;
            }
            for (int channel = 0; channel < channels; channel++) {
                float result = reduce(max, x, channel, windows, window, axes - 1);
                int count = Arrays.stream(window)
                        .mapToInt(axis -> axis[1] - axis[0])
                        .reduce(1, Math::multiplyExact);
                expected[to + i * channels + channel] = max ? result : result / count;
            }
        }
        int parts = axes < 3 || most[0] == 1 ? 1 : most[1] + 1;
        float[] piece = new float[parts * most[axes - 1] * channels * (1 + random.nextInt(2))];
        VectorWeights weights = new VectorPacker(kernels).weights();
        int units = cells[0].length / 2;
        int half = random.nextInt(units + 1);
        int[] ends = axes == 1 ? new int[] {0, units} : new int[] {0, half, half, units};
        for (int part = ends.length - 2; part >= 0; part -= 2) {
            if (max) {
                weights.poolMaxima(x, windows, ends[part], ends[part + 1], output, to, piece);
            } else {
                weights.poolMeans(x, windows, ends[part], ends[part + 1], output, to, piece);
            }
        }
        compare((max ? "maxima of " : "means of ") + Arrays.deepToString(windows), output, expected);
    }

    /** A run of windows, or two, of an axis whose cells lie so far apart. */
    private int[] windows(int length) {
        int runs = 1 + random.nextInt(2);
        int[] windows = new int[1 + runs * VectorPooling.RUN_LENGTH];
        windows[0] = length;
        for (int run = 1; run < windows.length; run += VectorPooling.RUN_LENGTH) {
            windows[run] = 1 + random.nextInt(3);
            windows[run + 1] = random.nextInt(3);
            windows[run + 2] = random.nextInt(3);
            windows[run + 3] = 1 + random.nextInt(random.nextInt(5) == 0 ? 9 : 3);
        }
        return windows;
    }

    /** The first cell and the one behind the last of each window. */
    private static int[] cells(int[] windows) {
        List<Integer> cells = new ArrayList<>();
        for (int run = 1; run < windows.length; run += VectorPooling.RUN_LENGTH) {
            for (int window = 0; window < windows[run]; window++) {
                int first = windows[run + 1] + window * windows[run + 2];
                cells.add(first);
                cells.add(first + windows[run + 3]);
            }
        }
        return cells.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A window's sum or maximum along an axis, of those along the axes before it. */
    private static float reduce(boolean max, float[] x, int at, int[][] windows, int[][] window, int axis) {
        if (axis < 0) {
            return x[at];
        }
        float result = Float.NaN;
        for (int cell = window[axis][0]; cell < window[axis][1]; cell++) {
            float next = reduce(max, x, at + cell * windows[axis][0], windows, window, axis - 1);
            if (cell == window[axis][0]) {
                result = next;
            } else {
                result = max ? Math.max(result, next) : result + next;
            }
        }
        return result;
    }

    /** Numbers of filters and channels, with as few pixels as one and with some that fill no vector. */
    void planeSums() {
        VectorWeights weights = new VectorPacker(kernels).weights();
        for (int filters = 1; filters <= 7; filters++) {
            for (int channels = 1; channels <= 4; channels++) {
                int pixels = 1 + random.nextInt(90);
                int[] taps = new int[2 * random.nextInt(6)];
                int planeStep = pixels + 12;
                float[] kernel = values(3 * filters * channels);
                for (int tap = 0; tap < taps.length; tap += 2) {
                    taps[tap] = random.nextInt(12);
                    taps[tap + 1] = random.nextInt(3) * filters * channels;
                }
                float[] planes = weights.newPlanes(channels, planeStep);
                System.arraycopy(values(channels * planeStep), 0, planes, 0, channels * planeStep);
                int sumStep = (pixels + 15) / 16 * 16;
                float[] sums = weights.newPlanes(filters, sumStep);
                weights.sumPlanes(planes, planeStep, channels, taps, kernel, filters, sums, sumStep, pixels);
                for (int filter = 0; filter < filters; filter++) {
                    float[] expected = new float[pixels];
                    for (int tap = 0; tap < taps.length; tap += 2) {
                        int weight = taps[tap + 1] + filter * channels;
                        for (int pixel = 0; pixel < pixels; pixel++) {
                            float chain = 0f;
                            for (int channel = 0; channel < channels; channel++) {
                                float x = planes[channel * planeStep + taps[tap] + pixel];
                                chain = Math.fma(x, kernel[weight + channel], chain);
                            }
                            expected[pixel] += chain;
                        }
                    }
                    float[] actual = Arrays.copyOfRange(sums, filter * sumStep, filter * sumStep + pixels);
                    compare("filter " + filter + " of " + filters + ", " + channels + " channels", actual, expected);
                }
            }
        }
    }

    /** All kinds of floats, the special ones among them, in numbers that leave a rest behind full vectors and turns. */
    void functions() {
        double[] doubles = new double[MatrixKernels.DOUBLES];
        float[] values = new float[1 + random.nextInt(3 * doubles.length)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(4) == 0
                    ? SPECIAL_VALUES[random.nextInt(SPECIAL_VALUES.length)]
                    : random.nextBoolean() ? Float.intBitsToFloat(random.nextInt()) : (float) random.nextGaussian() * 4;
        }
        int from = random.nextInt(values.length);
        float[] expected = values.clone();
        float[] actual = values.clone();
        for (int i = from; i < values.length; i++) {
            expected[i] = Functions.tanh(values[i]);
        }
        kernels.tanh(actual, from, actual.length, doubles);
        compare("tanh", actual, expected);
        actual = values.clone();
        for (int i = from; i < values.length; i++) {
            expected[i] = Functions.sigmoid(values[i]);
        }
        kernels.sigmoid(actual, from, actual.length, doubles);
        compare("sigmoid", actual, expected);
    }

    /** An array per vector, with one of the weights' matrices and with one that is given. */
    void productsInArrays() {
        for (int columns : numbersOfColumns()) {
            productInArrays(columns, 1 + random.nextInt(MOST_VECTORS), DEPTHS[random.nextInt(DEPTHS.length)]);
        }
    }

    private void productInArrays(int columns, int vectors, int depth) {
        int step = depth + random.nextInt(3);
        float[] x = values(2 + (vectors - 1) * step + depth);
        float[][] matrix = matrix(depth, columns);
        VectorPacker packer = new VectorPacker(kernels);
        packer.add(matrix, columns);
        VectorWeights weights = packer.weights();
        float[][] expected = untouched(vectors + 2, columns + 1);
        for (int vector = 0; vector < vectors; vector++) {
            for (int column = 0; column < columns; column++) {
                expected[vector + 1][column] = 0f + chain(x, 2 + vector * step, matrix, column);
            }
        }
        float[][] sums = untouched(vectors + 2, columns + 1);
        weights.multiply(x, 2, step, vectors, 0, sums, 1, new float[vectors * columns]);
        compare(sums, expected);

        Panels given = weights.newPanels(depth, columns);
        given.packRows(matrix, 0);
        sums = untouched(vectors + 2, columns + 1);
        weights.multiply(x, 2, step, vectors, given, 0, given.count(), sums, 1, new float[vectors * columns]);
        compare(sums, expected);
    }

    private static float[][] untouched(int arrays, int length) {
        float[][] values = new float[arrays][];
        Arrays.setAll(values, array -> untouched(length));
        return values;
    }

    private static void compare(float[][] actual, float[][] expected) {
        for (int array = 0; array < expected.length; array++) {
            compare("array " + array + " of products", actual[array], expected[array]);
        }
    }

    private static float chain(float[] x, int from, float[][] matrix, int column) {
        float sum = 0f;
        for (int row = 0; row < matrix.length; row++) {
            sum = Math.fma(x[from + row], matrix[row][column], sum);
        }
        return sum;
    }

    private float[][] matrix(int rows, int columns) {
        float[][] matrix = new float[rows][];
        Arrays.setAll(matrix, row -> values(columns));
        return matrix;
    }

    /** Every fourth a zero of either sign or so small that its products vanish into one; the odd infinity, for NaN. */
    private float[] values(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            float value = switch (random.nextInt(8)) {
                case 0 -> 0f;
                case 1 -> Float.MIN_VALUE;
                default -> random.nextFloat();
            };
            values[i] = random.nextBoolean() ? value : -value;
        }
        if (random.nextInt(50) == 0) {
            values[random.nextInt(length)] = Float.NEGATIVE_INFINITY;
        }
        return values;
    }

    private static float[] untouched(int length) {
        float[] values = new float[length];
        Arrays.fill(values, UNTOUCHED);
        return values;
    }

    private static void compare(String text, float[] actual, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (Float.floatToIntBits(actual[i]) != Float.floatToIntBits(expected[i])) {
                throw new AssertionError(text + ": expected " + expected[i] + " at " + i + ", found " + actual[i]);
            }
        }
    }
}
