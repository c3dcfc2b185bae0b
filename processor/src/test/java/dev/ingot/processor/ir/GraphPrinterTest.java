// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphPrinterTest {

    @Test
    void printsBothStagesOutputsAndRemarks() {
        Node input = new Node("input", "input", new Input(0), List.of(), Shape.of(2, 1, 2));
        Node kernel = new Node(
                "imageKernel",
                "image",
                new Weight("image", "kernel", WeightRole.KERNEL, 18, 9),
                List.of(),
                Shape.of(3, 1, 4, 2));
        Node gather = new Node(
                "imageKernelGather", "image", new Permute(List.of(0, 1, 3, 2)), List.of(kernel), Shape.of(3, 1, 2, 4));
        ConvolutionAxis rows = new ConvolutionAxis(
                2,
                4,
                1,
                2,
                List.of(
                        new Phase(0, 2, List.of(new Tap(-1, 2), new Tap(0, 0))),
                        new Phase(1, 2, List.of(new Tap(0, 1)))));
        ConvolutionAxis columns = new ConvolutionAxis(1, 1, 1, 1, List.of(new Phase(0, 1, List.of(new Tap(0, 0)))));
        ElementFunction relu = new ElementFunction(ElementFunction.Kind.RELU, Float.POSITIVE_INFINITY, 0f, 0f);
        Node image = new Node(
                "image",
                "image",
                new Convolution(List.of(rows, columns), 1, MultiplyAdd.FUSED, relu),
                List.of(input, gather),
                Shape.of(4, 1, 4));
        Node flat = new Node("flat", "flat", new Reshape(), List.of(image), Shape.of(16));

        assertThat(GraphPrinter.print(new Graph(List.of(input), List.of(image, flat), Map.of("drop", "no effect"))))
                .isEqualTo("""
                        load:
                          imageKernel (3, 1, 4, 2) = Weight image/kernel KERNEL
                          imageKernelGather (3, 1, 2, 4) = Permute(imageKernel) axes [0, 1, 3, 2]
                        run:
                          input (2, 1, 2) = Input 0
                          image (4, 1, 4) = Convolution(input, imageKernelGather) FUSED RELU[Infinity, 0.0, 0.0]
                            rows 2 -> 4, step 1 -> 2: 0 x2 [-1:2, 0:0], 1 x2 [0:1]
                            columns 1 -> 1, step 1 -> 1: 0 x1 [0:0]
                          flat (16) = Reshape(image)
                        outputs: image, flat
                        remarks:
                          drop: no effect
                        """);
    }

    @Test
    void cutsLongConstants() {
        List<Float> values = List.of(1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f);
        assertThat(GraphPrinter.print(new Node("c", "l", new Constant(values), List.of(), Shape.of(9))))
                .isEqualTo("c (9) = Constant [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, ...]");
        assertThat(GraphPrinter.print(new Node("c", "l", new Constant(List.of(1f)), List.of(), Shape.of(1))))
                .isEqualTo("c (1) = Constant [1.0]");
    }
}
