// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Interpolation;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.Pad.Margin;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.ir.Resample;
import dev.ingot.processor.ir.ResampleKernel;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@link dev.ingot.dsl.Resizing}: {@code (rows, columns, channels)} to {@code (height, width, channels)}. */
public record ResizingLayer(
        int height,
        int width,
        Interpolation interpolation,
        boolean cropToAspectRatio,
        boolean padToAspectRatio,
        double fillValue)
        implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Arguments.atLeast(reporter, "height", height, 1);
        Arguments.atLeast(reporter, "width", width, 1);
        if (cropToAspectRatio && padToAspectRatio) {
            reporter.reportAt("padToAspectRatio", Code.CROP_AND_PAD);
        }
        if (fillValue != 0) { // true for NaN
            reporter.reportAt("fillValue", Code.FILL_VALUE, fillValue);
        }
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        return SpatialInput.check(reporter, input, 2)
                ? TensorSize.output(reporter, height, width, input.last())
                : Optional.empty();
    }

    @Override
    public Node lower(Lowering lowering) {
        Node framed = lowering.input();
        if (cropToAspectRatio || padToAspectRatio) {
            Shape shape = framed.shape();
            int rows = length(shape.size(0), shape.size(1), height, width);
            int columns = length(shape.size(1), shape.size(0), width, height);
            Pad pad = new Pad(List.of(margin(rows - shape.size(0)), margin(columns - shape.size(1))));
            if (pad.adds() || pad.cuts()) {
                framed = lowering.run(pad, Shape.of(rows, columns, shape.last()), List.of(framed));
            }
        }
        return lowering.run(op(framed.shape(), lowering), lowering.output(), List.of(framed));
    }

    /** The length of an axis with which the image has the ratio of the output, as Keras rounds it. */
    private int length(int length, int other, int target, int otherTarget) {
        int fitting = (int) ((double) ((long) other * target) / otherTarget);
        return padToAspectRatio ? Math.max(length, fitting) : Math.max(Math.min(length, fitting), 1);
    }

    /** Cells that are added to both sides together, or cut off if negative: of an odd number one more at the end. */
    private static Margin margin(int cells) {
        return new Margin(cells / 2, cells - cells / 2);
    }

    private RunOp op(Shape shape, Lowering lowering) {
        if (shape.equals(lowering.output())) {
            return new Identity();
        }
        return switch (interpolation) {
            case NEAREST -> nearest(shape);
            case BILINEAR -> new Resample(ResampleKernel.BILINEAR, lowering.multiplyAdd());
            case BICUBIC -> new Resample(ResampleKernel.BICUBIC, lowering.multiplyAdd());
            case LANCZOS3 -> new Resample(ResampleKernel.LANCZOS3, lowering.multiplyAdd());
            case LANCZOS5 -> new Resample(ResampleKernel.LANCZOS5, lowering.multiplyAdd());
        };
    }

    /** By whole factors pixels are repeated; else each output is a window of the pixel that its centre lies in. */
    private RunOp nearest(Shape shape) {
        if (height % shape.size(0) == 0 && width % shape.size(1) == 0) {
            return UpSampling.nearest(List.of(height / shape.size(0), width / shape.size(1)));
        }
        return new Pool(Pool.Kind.MAX, List.of(pixels(shape.size(0), height), pixels(shape.size(1), width)));
    }

    private static Pool.Axis pixels(int length, int outputs) {
        return new Pool.Axis(
                length,
                IntStream.range(0, outputs)
                        .map(output -> Math.toIntExact((2L * output + 1) * length / (2L * outputs)))
                        .mapToObj(pixel -> new Pool.Window(pixel, pixel + 1))
                        .toList());
    }
}
