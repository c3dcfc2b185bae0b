// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import static dev.ingot.dsl.Activations.LINEAR;
import static dev.ingot.dsl.Padding.SAME;
import static dev.ingot.dsl.Padding.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.DepthOrder;
import dev.ingot.dsl.Interpolation;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The texts, hints and places of what layers report. */
class LayerErrorsTest {

    private static final Shape SEQUENCE = Shape.of(8, 3);
    private static final Shape IMAGE = Shape.of(8, 8, 3);

    private static List<String> reports(LayerDefinition layer, Shape... inputs) {
        return RecordingReporter.reports(layer, inputs);
    }

    private static Conv2DLayer convolution(int filters, List<Integer> kernel, int stride, int dilation, int groups) {
        return new Conv2DLayer(filters, kernel, List.of(stride), VALID, List.of(dilation), groups, LINEAR, true);
    }

    private static Conv2DTransposeLayer transposed(
            List<Integer> kernel, List<Integer> stride, Padding padding, List<Integer> outputPadding) {
        return new Conv2DTransposeLayer(4, kernel, stride, padding, outputPadding, List.of(1), LINEAR, true);
    }

    @Test
    void argumentsAreCheckedEachByItself() {
        assertThat(reports(convolution(0, List.of(3, 0), 0, -1, 0), IMAGE))
                .containsExactlyInAnyOrder(
                        "filters: 101: filters is 0, but must be at least 1; use filters = 1 or more",
                        "kernelSize[1]: 101: kernelSize is 0, but must be at least 1; use kernelSize = 1 or more",
                        "strides[0]: 101: strides is 0, but must be at least 1; use strides = 1 or more",
                        "dilationRate[0]: 101: dilationRate is -1, but must be at least 1; use dilationRate = 1 or more",
                        "groups: 101: groups is 0, but must be at least 1; use groups = 1 or more");
    }

    @Test
    void fractionsAreCheckedEachByItself() {
        assertThat(reports(new ReLULayer(Double.NaN, -0.1, 1e39), IMAGE))
                .containsExactly(
                        "maxValue: 107: maxValue is NaN, but must be a number, or infinity for no ceiling; write a number such"
                                + " as maxValue = 6.0",
                        "negativeSlope: 101: negativeSlope is -0.1, but must be at least 0; use negativeSlope = 0 or more",
                        "threshold: 107: threshold is 1.0E39, but must be a finite float32 number; write a number such as"
                                + " threshold = 0.0");
        assertThat(reports(new DropoutLayer(Double.NaN), IMAGE))
                .containsExactly(
                        "value: 111: the rate is NaN, but must be from 0 to 1; use a number from 0 to 1, usually 0.5");
    }

    @Test
    void sizesAreOneOrTwoNumbers() {
        assertThat(reports(new UpSampling2DLayer(List.of(2, 2, 1), Interpolation.NEAREST), IMAGE))
                .containsExactly(
                        "size: 106: size has 3 numbers, but must have one, or two for rows and columns; write size = {2, 2}");
        assertThat(reports(new UpSampling2DLayer(List.of(), Interpolation.NEAREST), IMAGE))
                .containsExactly(
                        "size: 106: size has 0 numbers, but must have one, or two for rows and columns; write size = 1");
    }

    @Test
    void sizesOfSequencesAreOneNumber() {
        Conv1DLayer layer = new Conv1DLayer(4, List.of(3, 3), List.of(1), SAME, List.of(), 1, LINEAR, true);
        assertThat(reports(layer, SEQUENCE))
                .containsExactly(
                        "kernelSize: 106: kernelSize has 2 numbers, but must have one; write kernelSize = 3",
                        "dilationRate: 106: dilationRate has 0 numbers, but must have one; write dilationRate = 1");
    }

    @Test
    void sidesOfSequencesAreOneNumberOrTwo() {
        assertThat(reports(new ZeroPadding1DLayer(List.of(1, 2, 3)), SEQUENCE))
                .containsExactly(
                        "padding: 124: padding has 3 numbers, but must have one, or two for left and right; write"
                                + " padding = {1, 2}");
        assertThat(reports(new Cropping1DLayer(List.of(3, 5)), SEQUENCE))
                .containsExactly(
                        "cropping[1]: 125: cropping cuts off 8 steps in all, but a gives (8, 3): none is left; cut"
                                + " off 7 steps at most");
    }

    @Test
    void sidesOfVolumesAreOneNumberThreeOrSix() {
        assertThat(reports(new ZeroPadding3DLayer(List.of(1, 2, 3, 4)), Shape.of(8, 8, 8, 3)))
                .containsExactly(
                        "padding: 124: padding has 4 numbers, but must have one, three for depth, rows and columns,"
                                + " or six for front, back, top, bottom, left and right; write padding = {1, 2, 3}");
        assertThat(reports(new Cropping3DLayer(List.of(4, 1, 1)), Shape.of(8, 8, 8, 3)))
                .containsExactly(
                        "cropping[0]: 125: cropping cuts off 8 slices in all, but a gives (8, 8, 8, 3): none is"
                                + " left; cut off 7 slices at most");
    }

    @Test
    void convolutionsOfSequencesNeedSequences() {
        Conv1DLayer layer = new Conv1DLayer(4, List.of(3), List.of(1), VALID, List.of(1), 1, LINEAR, true);
        String text = "annotation: 102: expected an input of shape (steps, channels), but a gives ";
        String hint = " before this layer, if that is the sequence";
        assertThat(reports(layer, Shape.of(100))).containsExactly(text + "(100); put @Reshape({100, 1})" + hint);
        assertThat(reports(layer, Shape.of(4, 5, 6))).containsExactly(text + "(4, 5, 6); put @Reshape({20, 6})" + hint);
        assertThat(reports(layer, Shape.of(2, 3)))
                .containsExactly(
                        "kernelSize[0]: 118: the kernel covers 3 cells, but a gives (2, 3): no output is left; use"
                                + " padding = Padding.SAME, or kernelSize = 2 at most");
    }

    @Test
    void sidesAreOneNumberTwoOrFour() {
        String rest =
                " numbers, but must have one, two for rows and columns, or four for top, bottom, left and right; write ";
        assertThat(reports(new ZeroPadding2DLayer(List.of()), IMAGE))
                .containsExactly("padding: 124: padding has 0" + rest + "padding = 1");
        assertThat(reports(new ZeroPadding2DLayer(List.of(1, 2, 3)), IMAGE))
                .containsExactly("padding: 124: padding has 3" + rest + "padding = {1, 2}");
        assertThat(reports(new Cropping2DLayer(List.of(1, 2, 3, 4, 5)), IMAGE))
                .containsExactly("cropping: 124: cropping has 5" + rest + "cropping = {1, 2, 3, 4}");
        assertThat(reports(new Cropping2DLayer(List.of(0, -1)), IMAGE))
                .containsExactly("cropping[1]: 101: cropping is -1, but must be at least 0; use cropping = 0 or more");
    }

    @Test
    void croppingLeavesSomething() {
        String rest = " in all, but a gives (8, 8, 3): none is left; cut off 7 ";
        assertThat(reports(new Cropping2DLayer(List.of(4)), IMAGE))
                .containsExactly(
                        "cropping[0]: 125: cropping cuts off 8 rows" + rest + "rows at most",
                        "cropping[0]: 125: cropping cuts off 8 columns" + rest + "columns at most");
        assertThat(reports(new Cropping2DLayer(List.of(3, 4)), IMAGE))
                .containsExactly("cropping[1]: 125: cropping cuts off 8 columns" + rest + "columns at most");
        assertThat(reports(new Cropping2DLayer(List.of(1, 7, 8, 0)), IMAGE))
                .containsExactly(
                        "cropping[1]: 125: cropping cuts off 8 rows" + rest + "rows at most",
                        "cropping[2]: 125: cropping cuts off 8 columns" + rest + "columns at most");
        assertThat(reports(new Cropping2DLayer(List.of(Integer.MAX_VALUE, 0)), IMAGE))
                .containsExactly("cropping[0]: 125: cropping cuts off 4294967294 rows" + rest + "rows at most");
    }

    @Test
    void convolutionsOfSingleChannels() {
        assertThat(reports(
                        new DepthwiseConv2DLayer(List.of(3), List.of(2), Padding.CAUSAL, 0, List.of(2), LINEAR, true),
                        IMAGE))
                .containsExactly(
                        "padding: 110: padding is CAUSAL, but only plain one-dimensional convolutions have it;"
                                + " use Padding.SAME or Padding.VALID",
                        "depthMultiplier: 101: depthMultiplier is 0, but must be at least 1;"
                                + " use depthMultiplier = 1 or more");
        assertThat(reports(
                        new SeparableConv2DLayer(
                                0, List.of(3, 9), List.of(1), Padding.VALID, List.of(1), 1, LINEAR, true),
                        IMAGE))
                .containsExactly("filters: 101: filters is 0, but must be at least 1; use filters = 1 or more");
        assertThat(reports(
                        new SeparableConv2DLayer(
                                4, List.of(3, 9), List.of(1), Padding.VALID, List.of(1), 1, LINEAR, true),
                        IMAGE))
                .containsExactly(
                        "kernelSize[1]: 118: the kernel covers 3x9 cells, but a gives (8, 8, 3): no output is left;"
                                + " use padding = Padding.SAME, or kernelSize = {8, 8} at most");
    }

    @Test
    void poolsFitIntoTheInput() {
        String rest =
                " does not fit into an axis of 8: a gives (8, 8, 3); use padding = Padding.SAME, or poolSize = 8 at most";
        assertThat(reports(new MaxPooling2DLayer(List.of(3, 9), List.of(), Padding.VALID), IMAGE))
                .containsExactly("poolSize[1]: 135: a window of 9 cells" + rest);
        assertThat(reports(new AveragePooling2DLayer(List.of(10), List.of(1), Padding.VALID), IMAGE))
                .containsExactly(
                        "poolSize[0]: 135: a window of 10 cells" + rest,
                        "poolSize[0]: 135: a window of 10 cells" + rest);
        assertThat(reports(new MaxPooling2DLayer(List.of(9), List.of(), Padding.SAME), IMAGE))
                .isEmpty();
        assertThat(reports(new MaxPooling2DLayer(List.of(0), List.of(2, 0), Padding.CAUSAL), IMAGE))
                .containsExactly(
                        "poolSize[0]: 101: poolSize is 0, but must be at least 1; use poolSize = 1 or more",
                        "strides[1]: 101: strides is 0, but must be at least 1; use strides = 1 or more",
                        "padding: 110: padding is CAUSAL, but only plain one-dimensional convolutions have it;"
                                + " use Padding.SAME or Padding.VALID");
        assertThat(reports(new MaxPooling1DLayer(List.of(2, 2), List.of(), Padding.VALID), Shape.of(8, 3)))
                .containsExactly("poolSize: 106: poolSize has 2 numbers, but must have one; write poolSize = 2");
        assertThat(reports(new AdaptiveMaxPooling3DLayer(List.of(2, 2)), Shape.of(8, 8, 8, 3)))
                .containsExactly("outputSize: 106: outputSize has 2 numbers, but must have one,"
                        + " or three for depth, rows and columns; write outputSize = 1");
    }

    @Test
    void poolsNeedSpatialAxes() {
        assertThat(reports(new GlobalMaxPooling1DLayer(false), Shape.of(8)))
                .containsExactly("annotation: 102: expected an input of shape (steps, channels), but a gives (8);"
                        + " put @Reshape({8, 1}) before this layer, if that is the sequence");
        assertThat(reports(new GlobalMaxPooling1DLayer(false), IMAGE))
                .containsExactly("annotation: 102: expected an input of shape (steps, channels), but a gives (8, 8, 3);"
                        + " put @Reshape({64, 3}) before this layer, if that is the sequence");
        assertThat(reports(new AdaptiveAveragePooling3DLayer(List.of(2)), IMAGE))
                .containsExactly(
                        "annotation: 102: expected an input of shape (depth, rows, columns, channels), but a gives"
                                + " (8, 8, 3); put @Reshape({8, 8, 3, 1}) before this layer, if that is the volume");
    }

    @Test
    void convolutionsNeedImages() {
        Conv2DLayer layer = convolution(1, List.of(3), 1, 1, 1);
        String text = "annotation: 102: expected an input of shape (rows, columns, channels), but a gives ";
        String hint = " before this layer, if that is the image";
        assertThat(reports(layer, Shape.of(3200))).containsExactly(text + "(3200); put @Reshape({5, 5, 128})" + hint);
        assertThat(reports(layer, Shape.of(784))).containsExactly(text + "(784); put @Reshape({28, 28, 1})" + hint);
        assertThat(reports(layer, Shape.of(3072))).containsExactly(text + "(3072); put @Reshape({32, 32, 3})" + hint);
        assertThat(reports(layer, Shape.of(10))).containsExactly(text + "(10); put @Reshape({1, 1, 10})" + hint);
        assertThat(reports(layer, Shape.of(28, 30)))
                .containsExactly(text + "(28, 30); put @Reshape({28, 30, 1})" + hint);
        assertThat(reports(layer, Shape.of(2, 3, 4, 5)))
                .containsExactly(text + "(2, 3, 4, 5); put @Reshape({2, 12, 5})" + hint);
    }

    @Test
    void strideAndDilationExcludeEachOtherOverAllAxes() {
        Conv2DLayer layer = new Conv2DLayer(4, List.of(3), List.of(2, 1), SAME, List.of(1, 2), 1, LINEAR, true);
        assertThat(reports(layer, IMAGE))
                .containsExactly(
                        "dilationRate: 108: strides 2x1 and dilationRate 1x2 are both above 1, but only one of them"
                                + " may be; use dilationRate = 1 or strides = 1");
    }

    @Test
    void causalPaddingIsForOneDimension() {
        Conv2DLayer layer = new Conv2DLayer(4, List.of(3), List.of(1), Padding.CAUSAL, List.of(1), 1, LINEAR, true);
        assertThat(reports(layer, IMAGE))
                .containsExactly("padding: 110: padding is CAUSAL, but only plain one-dimensional convolutions have"
                        + " it; use"
                        + " Padding.SAME or Padding.VALID");
        Conv1DTransposeLayer transposed = new Conv1DTransposeLayer(
                4, List.of(3), List.of(1), Padding.CAUSAL, List.of(), List.of(1), LINEAR, true);
        assertThat(reports(transposed, SEQUENCE)).singleElement().asString().startsWith("padding: 110: ");
        Conv1DLayer plain = new Conv1DLayer(4, List.of(3), List.of(1), Padding.CAUSAL, List.of(1), 1, LINEAR, true);
        assertThat(reports(plain, SEQUENCE)).isEmpty();
    }

    @Test
    void groupsDivideFiltersAndChannels() {
        assertThat(reports(convolution(8, List.of(3), 1, 1, 3), Shape.of(8, 8, 6)))
                .containsExactly(
                        "groups: 116: groups is 3, which does not divide the 8 filters; use groups = 2, or filters = 9");
        assertThat(reports(convolution(8, List.of(3), 1, 1, 4), Shape.of(8, 8, 6)))
                .containsExactly("groups: 117: groups is 4, which does not divide the 6 channels: a gives (8, 8, 6);"
                        + " use groups = 2");
    }

    @Test
    void kernelsFitIntoTheInput() {
        assertThat(reports(convolution(8, List.of(3, 9), 1, 1, 1), IMAGE))
                .containsExactly(
                        "kernelSize[1]: 118: the kernel covers 3x9 cells, but a gives (8, 8, 3): no output is left; use"
                                + " padding = Padding.SAME, or kernelSize = {8, 8} at most");
        assertThat(reports(convolution(8, List.of(3), 1, 4, 1), IMAGE))
                .containsExactly(
                        "kernelSize: 118: the kernel covers 9x9 cells, but a gives (8, 8, 3): no output is left; use"
                                + " padding = Padding.SAME, or kernelSize = {2, 2} at most");
        assertThat(reports(convolution(8, List.of(8), 1, 1, 1), IMAGE)).isEmpty();
    }

    @Test
    void outputPaddingIsLessThanTheStride() {
        assertThat(reports(transposed(List.of(2), List.of(2), VALID, List.of(1, 2)), IMAGE))
                .containsExactly("outputPadding[1]: 109: outputPadding is 2, but must be less than the stride 2; use"
                        + " outputPadding = 1 or less, or leave it out");
        assertThat(reports(transposed(List.of(6), List.of(2, 3), VALID, List.of(2)), IMAGE))
                .containsExactly("outputPadding[0]: 109: outputPadding is 2, but must be less than the stride 2; use"
                        + " outputPadding = 1 or less, or leave it out");
    }

    @Test
    void anEvenKernelWithoutOutputPaddingIsNoTranspose() {
        String text =
                ": 119: outputPadding is 0, but with padding SAME and a kernel that covers 4 cells, an even number, no"
                        + " convolution has such a transpose (TensorFlow rejects it too); leave outputPadding out, or use ";
        assertThat(reports(transposed(List.of(4), List.of(2), SAME, List.of(0)), IMAGE))
                .containsExactly("outputPadding[0]" + text + "outputPadding = 1 or an odd kernelSize");
        assertThat(reports(transposed(List.of(3, 4), List.of(1), SAME, List.of(0, 0)), IMAGE))
                .containsExactly("outputPadding[1]" + text + "an odd kernelSize");
        assertThat(reports(transposed(List.of(4), List.of(2), VALID, List.of(0)), IMAGE))
                .isEmpty();
        assertThat(reports(transposed(List.of(4), List.of(2), SAME, List.of()), IMAGE))
                .isEmpty();
    }

    @Test
    void kernelsThatTheStrideDoesNotDivideWarn() {
        assertThat(reports(transposed(List.of(4, 3), List.of(2), SAME, List.of()), IMAGE))
                .containsExactly(
                        "kernelSize[1]: 401: kernelSize 3 is not divisible by the stride 2: outputs sum different"
                                + " numbers of products, which may show as a checkerboard; use kernelSize = 4, or @UpSampling2D and"
                                + " @Conv2D");
        assertThat(reports(transposed(List.of(3), List.of(1), SAME, List.of()), IMAGE))
                .isEmpty();
    }

    @Test
    void axesCountTheBatch() {
        assertThat(reports(new SoftmaxLayer(List.of(1, 4, 0, -5, -4)), IMAGE))
                .containsExactly(
                        "axis[2]: 105: axis 0 is the batch, but must be an axis of the sample; use -1 for the last axis,"
                                + " 1 for the first one after the batch");
        assertThat(reports(new SoftmaxLayer(List.of(3, 4, -4, -5, -1)), IMAGE))
                .containsExactly(
                        "axis[1]: 103: axis 4 is out of range: a gives (8, 8, 3); use 1 to 3, or -3 to -1; the batch is 0, the"
                                + " last axis -1",
                        "axis[2]: 105: axis -4 is the batch, but must be an axis of the sample; use -1 for the last axis, 1"
                                + " for the first one after the batch",
                        "axis[3]: 103: axis -5 is out of range: a gives (8, 8, 3); use 1 to 3, or -3 to -1; the batch is 0, the"
                                + " last axis -1",
                        "axis[4]: 123: axis -1 is named twice; write each axis once");
        assertThat(reports(new SoftmaxLayer(List.of()), IMAGE))
                .containsExactly(
                        "axis: 114: axis is empty, but must have at least one number; write axis = -1 for the last axis");
    }

    @Test
    void reshapeKeepsTheNumberOfValues() {
        Shape dense = Shape.of(3200);
        assertThat(reports(new ReshapeLayer(List.of(5, 5, 127)), dense))
                .containsExactly(
                        "value[2]: 104: {5, 5, 127} holds 3175 values, but a gives 3200; {5, 5, 128} holds 3200");
        assertThat(reports(new ReshapeLayer(List.of(4, 5, 128)), dense))
                .containsExactly(
                        "value[0]: 104: {4, 5, 128} holds 2560 values, but a gives 3200; {5, 5, 128} holds 3200");
        assertThat(reports(new ReshapeLayer(List.of(7, 7, 127)), dense))
                .containsExactly("value: 104: {7, 7, 127} holds 6223 values, but a gives 3200; {5, 5, 128} holds 3200");
        assertThat(reports(new ReshapeLayer(List.of(7, -1, 128)), dense))
                .containsExactly(
                        "value[0]: 115: the -1 in {7, -1, 128} has no solution: a gives 3200 values, which 896 does not"
                                + " divide; {5, -1, 128} fits 3200");
        assertThat(reports(new ReshapeLayer(List.of(7, -1, 127)), dense))
                .containsExactly(
                        "value: 115: the -1 in {7, -1, 127} has no solution: a gives 3200 values, which 889 does not"
                                + " divide; {5, -1, 128} fits 3200");
        assertThat(reports(new ReshapeLayer(List.of(3, 3, 3, 3, 3, 3, 3)), dense))
                .containsExactly(
                        "value: 104: {3, 3, 3, 3, 3, 3, 3} holds 2187 values, but a gives 3200; {3200} holds 3200");
        assertThat(reports(new ReshapeLayer(List.of(-1, 0, -1, -2)), dense))
                .containsExactly(
                        "value[1]: 112: an axis of size 0 is impossible: sizes must be at least 1; use -1 for the one size that"
                                + " is to be computed",
                        "value[2]: 113: a second -1: only one size can be computed; write the size in place of one of them",
                        "value[3]: 112: an axis of size -2 is impossible: sizes must be at least 1; use -1 for the one size"
                                + " that is to be computed");
    }

    @Test
    void aMisfittingReshapeStillShowsWhatItAsksFor() {
        assertThat(new ReshapeLayer(List.of(5, 5, 127)).infer(List.of(Shape.of(3200)), new RecordingReporter()))
                .contains(Shape.of(5, 5, 127));
    }

    @Test
    void concatenatedShapesAgreeOnOtherAxes() {
        assertThat(reports(new ConcatenateLayer(-1), IMAGE, IMAGE, Shape.of(4, 8, 3)))
                .containsExactly(
                        "annotation: 120: a gives (8, 8, 3), but c gives (4, 8, 3): only axis 3 may differ; axis = 1"
                                + " joins them");
        assertThat(reports(new ConcatenateLayer(1), IMAGE, Shape.of(4, 8, 1)))
                .containsExactly(
                        "annotation: 120: a gives (8, 8, 3), but b gives (4, 8, 1): only axis 1 may differ; bring all"
                                + " inputs to the same sizes on the other axes");
        assertThat(reports(new ConcatenateLayer(1), IMAGE, Shape.of(192)))
                .containsExactly(
                        "annotation: 120: a gives (8, 8, 3), but b gives (192): only axis 1 may differ; give all inputs"
                                + " the same number of axes, for example with @Reshape or @Flatten");
    }

    @Test
    void mergedShapesBroadcast() {
        for (LayerDefinition layer : List.of(new AddLayer(), new MultiplyLayer(), new MaximumLayer())) {
            assertThat(reports(layer, Shape.of(3), Shape.of(8, 1, 1), Shape.of(4, 8, 3)))
                    .containsExactly(
                            "annotation: 121: b gives (8, 1, 1), but c gives (4, 8, 3): 8 and 4 values cannot be"
                                    + " combined element by element; sizes must be equal, or 1 in one of them, counted from the"
                                    + " last axis");
        }
    }

    @Test
    void permutationsNameEachAxisOnce() {
        String hint = "; axes count from 1 without the batch, and {2, 1} swaps two";
        assertThat(reports(new PermuteLayer(List.of(2, 2)), Shape.of(4, 5)))
                .containsExactly(
                        "value[1]: 151: axis 2 does not go with the others: expected each of 1 to 2 once, but 1 is"
                                + " missing; write 1 here" + hint);
        assertThat(reports(new PermuteLayer(List.of(0, 1)), Shape.of(4, 5)))
                .containsExactly(
                        "value[0]: 151: axis 0 does not go with the others: expected each of 1 to 2 once, but 2 is"
                                + " missing; write 2 here" + hint);
        assertThat(reports(new PermuteLayer(List.of(2, 1)), IMAGE))
                .containsExactly(
                        "value: 152: the order has 2 axes, but a gives (8, 8, 3); name each of the axes 1 to 3 once");
        assertThat(reports(new PermuteLayer(List.of()), IMAGE))
                .containsExactly("value: 114: the order of the axes is empty, but must have at least one number; write"
                        + " @Permute({2, 1}) for two axes");
    }

    @Test
    void dotTakesAnAxisOfEachInput() {
        Shape left = Shape.of(4, 6);
        Shape right = Shape.of(5, 4);
        assertThat(reports(new DotLayer(List.of(), false), left, right))
                .containsExactly(
                        "axes: 156: axes has 0 numbers, but must have one for both inputs, or one for each; write axes"
                                + " = -1 for the last axis of both, or axes = {1, 2}");
        assertThat(reports(new DotLayer(List.of(1, 0), false), left, right).get(0))
                .startsWith("axes[1]: 105: axis 0 is the batch");
        assertThat(reports(new DotLayer(List.of(-3), false), left, right))
                .hasSize(2)
                .allMatch(report -> report.startsWith("axes[0]: 105: axis -3"));
        assertThat(reports(new DotLayer(List.of(3, -4), false), left, right))
                .containsExactly(
                        "axes[0]: 103: axis 3 is out of range: a gives (4, 6); use 1 to 2, or -2 to -1; the batch is 0, the last"
                                + " axis -1",
                        "axes[1]: 103: axis -4 is out of range: b gives (5, 4); use 1 to 2, or -2 to -1; the batch is 0, the"
                                + " last axis -1");
        assertThat(reports(new DotLayer(List.of(-1), false), left, right))
                .containsExactly(
                        "axes: 157: a gives (4, 6), but b gives (5, 4): vectors of 6 and 4 values have no dot product;"
                                + " name two axes of the same size, one for each input: axes = {1, 2}");
        assertThat(reports(new DotLayer(List.of(1, -1), false), left, right)).isEmpty();
    }

    @Test
    void spatialDropoutTakesItsNumberOfAxes() {
        assertThat(reports(new SpatialDropout3DLayer(0.5), IMAGE).get(0)).startsWith("annotation: 102: ");
        assertThat(reports(new SpatialDropout2DLayer(0.5), IMAGE)).isEmpty();
    }

    @Test
    void repeatVectorTakesVectors() {
        assertThat(reports(new RepeatVectorLayer(0), Shape.of(4)))
                .containsExactly("value: 101: value is 0, but must be at least 1; use value = 1 or more");
        assertThat(reports(new RepeatVectorLayer(2), Shape.of(4, 5)))
                .containsExactly(
                        "annotation: 102: expected an input of shape (features), but a gives (4, 5); put @Flatten"
                                + " before this layer, if all values are the vector");
    }

    @Test
    void tablesHaveRowsThatFloat32Counts() {
        assertThat(reports(new EmbeddingLayer(0, -1), Shape.of(4)))
                .containsExactly(
                        "inputDim: 101: inputDim is 0, but must be at least 1; use inputDim = 1 or more",
                        "outputDim: 101: outputDim is -1, but must be at least 1; use outputDim = 1 or more");
        assertThat(reports(new EmbeddingLayer(16_777_216, 1), Shape.of(4))).isEmpty();
        assertThat(reports(new EmbeddingLayer(16_777_217, 1), Shape.of(4)))
                .containsExactly(
                        "inputDim: 153: inputDim is 16777217, but the numbers of rows are float32, which holds whole"
                                + " numbers up to 16777216 without a gap; use inputDim = 16777216 or less");
        assertThat(reports(new EmbeddingLayer(16_777_216, 1000), Shape.of(4)))
                .containsExactly(
                        "annotation: 150: the table would have the shape (16777216, 1000), which is more than the"
                                + " 2147483639 values of a Java array; make the layer or its input smaller");
    }

    @Test
    void blocksFit() {
        DepthToSpaceLayer spread = new DepthToSpaceLayer(2, DepthOrder.TENSORFLOW);
        assertThat(reports(spread, Shape.of(8, 8, 7)))
                .containsExactly(
                        "blockSize: 154: a block of size 2 takes 4 channels, or a multiple of them, but a gives"
                                + " (8, 8, 7); give it 8 channels");
        assertThat(reports(spread, IMAGE).get(0)).endsWith("; give it 4 channels");
        assertThat(reports(new DepthToSpaceLayer(1, DepthOrder.PYTORCH), IMAGE))
                .containsExactly("blockSize: 101: blockSize is 1, but must be at least 2; use blockSize = 2 or more");
        SpaceToDepthLayer gather = new SpaceToDepthLayer(3, DepthOrder.TENSORFLOW);
        assertThat(reports(gather, Shape.of(9, 8, 3)))
                .containsExactly(
                        "blockSize: 155: blocks of size 3 do not cover 8 columns: a gives (9, 8, 3); add 1 columns,"
                                + " for example with @ZeroPadding2D, or use another blockSize");
        assertThat(reports(gather, Shape.of(8, 9)).get(0)).startsWith("annotation: 102: expected an input of shape");
    }

    @Test
    void identitiesCheckWhatTrainingNeeds() {
        assertThat(reports(new GaussianNoiseLayer(1.5), IMAGE))
                .containsExactly(
                        "value: 111: the standard deviation is 1.5, but must be from 0 to 1; use a number from 0 to 1,"
                                + " usually 0.1");
        assertThat(reports(new ActivityRegularizationLayer(-1, Double.NaN), IMAGE))
                .containsExactly(
                        "l1: 101: l1 is -1.0, but must be at least 0; use l1 = 0 or more",
                        "l2: 107: l2 is NaN, but must be a finite float32 number; write a number such as l2 = 0.01");
    }

    @Test
    void rescalingHasOneNumberOrOneForEachChannel() {
        assertThat(reports(new RescalingLayer(List.of(1.0, 2.0), List.of(0.0)), IMAGE))
                .containsExactly("scale: 122: scale has 2 numbers, but must have one, or 3 for the last axis: a gives"
                        + " (8, 8, 3); write scale = 1.0 for all of them");
        assertThat(reports(new RescalingLayer(List.of(), List.of(Double.NaN)), IMAGE))
                .containsExactly(
                        "scale: 114: scale is empty, but must have at least one number; write scale = 0.5",
                        "offset[0]: 107: offset is NaN, but must be a finite float32 number; write a number such as offset ="
                                + " 0.0");
    }

    @Test
    void tensorsFitIntoAnArray() {
        String rest = ", which is more than the 2147483639 values of a Java array; make the layer or its input smaller";
        assertThat(reports(new DenseLayer(2_000_000_000, LINEAR, true), Shape.of(100)))
                .containsExactly("annotation: 150: the kernel would have the shape (100, 2000000000)" + rest);
        assertThat(reports(new DenseLayer(2000, LINEAR, true), Shape.of(2_000_000, 1)))
                .containsExactly("annotation: 150: the output would have the shape (2000000, 2000)" + rest);
        assertThat(reports(new UpSampling2DLayer(List.of(2_000_000_000), Interpolation.NEAREST), IMAGE))
                .containsExactly(
                        "annotation: 150: the output would have the shape (16000000000, 16000000000, 3)" + rest);
        assertThat(reports(
                        new Conv2DLayer(1, List.of(5), List.of(1), SAME, List.of(2_000_000_000), 1, LINEAR, true),
                        IMAGE))
                .containsExactly(
                        "annotation: 150: the dilated kernel would have the shape (8000000001, 8000000001)" + rest);
        assertThat(reports(new AddLayer(), Shape.of(1_000_000, 1), Shape.of(1, 1_000_000)))
                .containsExactly("annotation: 150: the output would have the shape (1000000, 1000000)" + rest);
    }
}
