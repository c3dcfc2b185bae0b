// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import dev.ingot.benchmarks.report.Figure;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Layers beside their measure: convolutions of other kinds beside a Conv2D of about as much work, and layers that wait for
 * memory beside a copy of as many values. Each layer is a network of its own; it and its measure take turns.
 */
public final class LayerRates {
    /** The section of the figures. */
    public static final String SECTION = "rates";

    /** The share of a Conv2D's rate that other convolutions should reach. */
    public static final String OF_CONV2D = "of Conv2D";

    /** The share of the rate of copying that layers should reach which wait for memory. */
    public static final String OF_COPYING = "of copying";

    private static final int TURNS = 40;

    private final double warmUp;
    private final String kernels = KernelSet.current().label();

    private LayerRates(double warmUp) {
        this.warmUp = warmUp;
    }

    /** Takes the seconds of warm-up for each network. */
    public static void main(String[] arguments) {
        LayerRates rates = new LayerRates(Double.parseDouble(arguments[0]));
        rates.convolutions();
        rates.copies();
    }

    /** The subject of the figures of a layer. */
    public static String subject(String layer, String kernels) {
        return layer + " " + kernels;
    }

    private void convolutions() {
        besideConv2D(
                "Conv1D 3",
                "{1024, 64}",
                "@Conv1D(filters = 64, kernelSize = 3, padding = Padding.SAME)",
                3,
                64,
                18,
                19);
        besideConv2D(
                "Conv3D 3x3x3",
                "{8, 8, 8, 32}",
                "@Conv3D(filters = 32, kernelSize = 3, padding = Padding.SAME)",
                3,
                64,
                19,
                20);
        besideConv2D(
                "DepthwiseConv2D 3x3",
                "{64, 64, 64}",
                "@DepthwiseConv2D(kernelSize = 3, padding = Padding.SAME)",
                3,
                16,
                32,
                32);
        besideConv2D(
                "DepthwiseConv2D 3x3 of 16",
                "{64, 64, 16}",
                "@DepthwiseConv2D(kernelSize = 3, padding = Padding.SAME)",
                3,
                16,
                16,
                16);
        besideConv2D(
                "DepthwiseConv2D 3x3 of 16 with strides 2",
                "{64, 64, 16}",
                "@DepthwiseConv2D(kernelSize = 3, strides = 2, padding = Padding.SAME)",
                3,
                16,
                8,
                8);
        besideConv2D(
                "DepthwiseConv2D 3x3 of 16 with two filters each",
                "{64, 64, 16}",
                "@DepthwiseConv2D(kernelSize = 3, depthMultiplier = 2, padding = Padding.SAME)",
                3,
                16,
                22,
                23);
        besideConv2D(
                "Conv1D 3 of 8",
                "{1024, 8}",
                "@Conv1D(filters = 8, kernelSize = 3, padding = Padding.SAME)",
                3,
                8,
                18,
                19);
        besideConv2D("Conv3D 1x1x1 of 16", "{16, 16, 16, 16}", "@Conv3D(filters = 16, kernelSize = 1)", 1, 16, 64, 64);
        besideConv2D(
                "SeparableConv2D 3x3",
                "{32, 32, 64}",
                "@SeparableConv2D(filters = 64, kernelSize = 3, padding = Padding.SAME)",
                3,
                32,
                22,
                24);
    }

    /**
     * A layer and a Conv2D with as many filters as channels, of about as many multiply-adds. A kernel of 1x1 multiplies each
     * value that it reads a ninth as often as one of 3x3, so it is the measure of kernels of one cell.
     */
    private void besideConv2D(
            String name, String input, String annotation, int kernelSize, int channels, int rows, int columns) {
        CompiledPass layer = compile(input, annotation);
        CompiledPass reference = compile(
                "{" + rows + ", " + columns + ", " + channels + "}",
                "@Conv2D(filters = " + channels + ", kernelSize = " + kernelSize + ", padding = Padding.SAME)");
        print(name, OF_CONV2D, layer, multiplyAdds(layer), reference, multiplyAdds(reference));
    }

    private static double multiplyAdds(CompiledPass pass) {
        return pass.network().signature().multiplyAdds();
    }

    private void copies() {
        besideCopy("MaxPooling2D", "@MaxPooling2D");
        besideCopy("MaxPooling2D 3x3", "@MaxPooling2D(poolSize = 3, strides = 2)");
        besideCopy("MaxPooling3D", "@Reshape({16, 32, 32, 16})", "@MaxPooling3D");
        besideCopy("AveragePooling2D", "@AveragePooling2D(poolSize = 2)");
        besideCopy("GlobalAveragePooling2D", "@GlobalAveragePooling2D");
        besideCopy("ReLU", "@ReLU");
        besideCopy("LeakyReLU", "@LeakyReLU");
        besideCopy("Multiply", "@Multiply @From({\"input\", \"input\"})");
        besideCopy("BatchNormalization", "@BatchNormalization");
        besideCopy("BatchNormalization of rows", "@BatchNormalization(axis = 1)");
        besideCopy("BatchNormalization of columns", "@BatchNormalization(axis = 2)");
        besideCopy("PReLU of channels", "@PReLU(sharedAxes = {1, 2})");
        besideCopy("PReLU of pixels", "@PReLU(sharedAxes = 3)");
        besideCopy("HardShrink", "@HardShrink");
        besideCopy("Threshold", "@Threshold(threshold = 0.1, defaultValue = 0)");
        // Channels and pixels to multiply with are cut out of the image, a few values of it.
        besideCopy(
                "Multiply by channel",
                "@Cropping2D(cropping = {0, 63, 0, 63})",
                "@Multiply @From({\"input\", \"layer0\"})");
        besideCopy(
                "Multiply by pixel",
                "@Cropping2D(cropping = {0, 63, 0, 0})",
                "@Reshape({64, 64, 1})",
                "@Multiply @From({\"input\", \"layer1\"})");
    }

    /** Layers of a 64x64x64 image, and a copy that reads and writes as many values. */
    private void besideCopy(String name, String... annotations) {
        CompiledPass layer = compile("{64, 64, 64}", annotations);
        float[] output = layer.output();
        int values = Contest.inputShape(layer.network().signature()).elements() + output.length;
        float[] from = new float[values / 2];
        float[] to = new float[values / 2];
        ForwardPass copy = new ForwardPass() {
            @Override
            public void run() {
                System.arraycopy(from, 0, to, 0, from.length);
            }

            @Override
            public float[] output() {
                return to;
            }
        };
        print(name, OF_COPYING, layer, values, copy, values);
    }

    private CompiledPass compile(String input, String... annotations) {
        List<ModelText.LayerText> layers = IntStream.range(0, annotations.length)
                .mapToObj(i -> new ModelText.LayerText(annotations[i], "layer" + i))
                .toList();
        CompiledPass pass = ModelText.of(input, layers).compile();
        Block.warmUp(pass, warmUp);
        return pass;
    }

    private void print(
            String name, String metric, ForwardPass layer, double work, ForwardPass measure, double workOfMeasure) {
        Block.warmUp(measure, warmUp / 4);
        Block block = new Block(layer);
        Block blockOfMeasure = new Block(measure);
        double[] shares = new double[TURNS];
        double[] times = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            times[turn] = block.time();
            shares[turn] = work / times[turn] / (workOfMeasure / blockOfMeasure.time());
            times[turn] /= 1e3;
        }
        Figure.of(SECTION, subject(name, kernels), "us", times).print();
        Figure.of(SECTION, subject(name, kernels), metric, shares).print();
    }
}
