// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.onnx;

import ai.onnxruntime.OrtException;
import dev.ingot.benchmarks.measure.PeakMemory;
import dev.ingot.runtime.Shape;
import java.nio.file.Path;

/** A process that opens an ONNX file and answers; see {@link dev.ingot.benchmarks.model.FirstAnswer}. */
public final class FirstAnswerOfOnnx {
    private FirstAnswerOfOnnx() {}

    /** Takes the file, and the shapes of input and output as in {@code 28x28x1}. */
    public static void main(String[] arguments) throws OrtException {
        Shape input = shape(arguments[1]);
        Shape output = shape(arguments[2]);
        try (OnnxPass pass = new OnnxPass(Path.of(arguments[0]), new float[input.elements()], input, output, 1)) {
            pass.run();
            System.out.println(PeakMemory.ANSWERED);
            PeakMemory.print(pass);
        }
    }

    private static Shape shape(String text) {
        String[] lengths = text.split("x");
        int[] shape = new int[lengths.length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = Integer.parseInt(lengths[axis]);
        }
        return Shape.of(shape);
    }
}
