// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import static dev.ingot.dsl.Activations.LINEAR;
import static dev.ingot.dsl.Activations.RELU;
import static dev.ingot.processor.layer.MethodOwner.Visibility.EVERYWHERE;

import dev.ingot.dsl.DepthOrder;
import dev.ingot.dsl.Interpolation;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.Shape;
import java.util.List;

/**
 * A typical use of each layer, for the documentation.
 *
 * @param declaration the annotation as a source has it
 * @param definition the same arguments
 * @param inputs the shapes it is applied to
 */
record LayerExample(String declaration, LayerDefinition definition, List<Shape> inputs) {

    private static final Shape SEQUENCE = Shape.of(100, 3);

    private static final Shape IMAGE = Shape.of(28, 28, 3);

    private static final Shape VOLUME = Shape.of(28, 28, 28, 3);

    private static final List<LayerExample> ALL = List.of(
            of(
                    "@Custom(in = Ops.class, method = \"swishish\")",
                    new CustomLayer(
                            new MethodOwner(
                                    "",
                                    List.of("Ops"),
                                    EVERYWHERE,
                                    List.of(new MethodOwner.Method(
                                            "swishish", true, EVERYWHERE, "float", List.of("float"), List.of()))),
                            "swishish",
                            List.of()),
                    IMAGE),
            of("@Dense(units = 10)", new DenseLayer(10, LINEAR, true), Shape.of(128)),
            of("@Activation(Activations.RELU)", new ActivationLayer(RELU), IMAGE),
            of(
                    "@Conv1D(filters = 8, kernelSize = 3, padding = Padding.CAUSAL)",
                    new Conv1DLayer(8, List.of(3), List.of(1), Padding.CAUSAL, List.of(1), 1, LINEAR, true),
                    SEQUENCE),
            of(
                    "@Conv1DTranspose(filters = 8, kernelSize = 4, strides = 2, padding = Padding.SAME)",
                    new Conv1DTransposeLayer(
                            8, List.of(4), List.of(2), Padding.SAME, List.of(), List.of(1), LINEAR, true),
                    SEQUENCE),
            of("@UpSampling1D", new UpSampling1DLayer(2), SEQUENCE),
            of("@ZeroPadding1D(padding = {3, 0})", new ZeroPadding1DLayer(List.of(3, 0)), SEQUENCE),
            of("@Cropping1D(cropping = 2)", new Cropping1DLayer(List.of(2)), SEQUENCE),
            of(
                    "@Conv2D(filters = 8, kernelSize = 3)",
                    new Conv2DLayer(8, List.of(3), List.of(1, 1), Padding.VALID, List.of(1, 1), 1, LINEAR, true),
                    IMAGE),
            of(
                    "@Conv2DTranspose(filters = 8, kernelSize = 4, strides = 2, padding = Padding.SAME)",
                    new Conv2DTransposeLayer(
                            8, List.of(4), List.of(2), Padding.SAME, List.of(), List.of(1, 1), LINEAR, true),
                    IMAGE),
            of("@UpSampling2D", new UpSampling2DLayer(List.of(2, 2), Interpolation.NEAREST), IMAGE),
            of("@ZeroPadding2D(padding = {0, 1, 0, 1})", new ZeroPadding2DLayer(List.of(0, 1, 0, 1)), IMAGE),
            of("@Cropping2D(cropping = 2)", new Cropping2DLayer(List.of(2)), IMAGE),
            of(
                    "@Resizing(height = 20, width = 30)",
                    new ResizingLayer(20, 30, Interpolation.BILINEAR, false, false, 0),
                    IMAGE),
            of(
                    "@DepthwiseConv1D(kernelSize = 3)",
                    new DepthwiseConv1DLayer(List.of(3), List.of(1), Padding.VALID, 1, List.of(1), LINEAR, true),
                    SEQUENCE),
            of(
                    "@DepthwiseConv2D(kernelSize = 3, depthMultiplier = 2)",
                    new DepthwiseConv2DLayer(List.of(3), List.of(1, 1), Padding.VALID, 2, List.of(1, 1), LINEAR, true),
                    IMAGE),
            of(
                    "@SeparableConv1D(filters = 8, kernelSize = 3)",
                    new SeparableConv1DLayer(8, List.of(3), List.of(1), Padding.VALID, List.of(1), 1, LINEAR, true),
                    SEQUENCE),
            of(
                    "@SeparableConv2D(filters = 8, kernelSize = 3)",
                    new SeparableConv2DLayer(
                            8, List.of(3), List.of(1, 1), Padding.VALID, List.of(1, 1), 1, LINEAR, true),
                    IMAGE),
            of(
                    "@MaxPooling1D(poolSize = 3, strides = 2)",
                    new MaxPooling1DLayer(List.of(3), List.of(2), Padding.VALID),
                    SEQUENCE),
            of(
                    "@MaxPooling2D(poolSize = 3, strides = 2)",
                    new MaxPooling2DLayer(List.of(3), List.of(2), Padding.VALID),
                    IMAGE),
            of(
                    "@MaxPooling3D(poolSize = 3, strides = 2)",
                    new MaxPooling3DLayer(List.of(3), List.of(2), Padding.VALID),
                    VOLUME),
            of(
                    "@AveragePooling1D(poolSize = 2)",
                    new AveragePooling1DLayer(List.of(2), List.of(), Padding.VALID),
                    SEQUENCE),
            of(
                    "@AveragePooling2D(poolSize = 2)",
                    new AveragePooling2DLayer(List.of(2), List.of(), Padding.VALID),
                    IMAGE),
            of(
                    "@AveragePooling3D(poolSize = 2)",
                    new AveragePooling3DLayer(List.of(2), List.of(), Padding.VALID),
                    VOLUME),
            of("@GlobalMaxPooling1D", new GlobalMaxPooling1DLayer(false), SEQUENCE),
            of("@GlobalMaxPooling2D", new GlobalMaxPooling2DLayer(false), IMAGE),
            of("@GlobalMaxPooling3D", new GlobalMaxPooling3DLayer(false), VOLUME),
            of("@GlobalAveragePooling1D", new GlobalAveragePooling1DLayer(false), SEQUENCE),
            of("@GlobalAveragePooling2D", new GlobalAveragePooling2DLayer(false), IMAGE),
            of("@GlobalAveragePooling3D", new GlobalAveragePooling3DLayer(false), VOLUME),
            of("@AdaptiveMaxPooling1D(outputSize = 7)", new AdaptiveMaxPooling1DLayer(List.of(7)), SEQUENCE),
            of("@AdaptiveMaxPooling2D(outputSize = 7)", new AdaptiveMaxPooling2DLayer(List.of(7)), IMAGE),
            of("@AdaptiveMaxPooling3D(outputSize = 7)", new AdaptiveMaxPooling3DLayer(List.of(7)), VOLUME),
            of("@AdaptiveAveragePooling1D(outputSize = 7)", new AdaptiveAveragePooling1DLayer(List.of(7)), SEQUENCE),
            of("@AdaptiveAveragePooling2D(outputSize = 7)", new AdaptiveAveragePooling2DLayer(List.of(7)), IMAGE),
            of("@AdaptiveAveragePooling3D(outputSize = 7)", new AdaptiveAveragePooling3DLayer(List.of(7)), VOLUME),
            of(
                    "@Conv3D(filters = 8, kernelSize = 3)",
                    new Conv3DLayer(8, List.of(3), List.of(1, 1, 1), Padding.VALID, List.of(1, 1, 1), 1, LINEAR, true),
                    VOLUME),
            of(
                    "@Conv3DTranspose(filters = 8, kernelSize = 4, strides = 2, padding = Padding.SAME)",
                    new Conv3DTransposeLayer(
                            8, List.of(4), List.of(2), Padding.SAME, List.of(), List.of(1, 1, 1), LINEAR, true),
                    VOLUME),
            of("@UpSampling3D", new UpSampling3DLayer(List.of(2, 2, 2)), VOLUME),
            of("@ZeroPadding3D(padding = {0, 1, 1})", new ZeroPadding3DLayer(List.of(0, 1, 1)), VOLUME),
            of("@Cropping3D(cropping = 2)", new Cropping3DLayer(List.of(2)), VOLUME),
            of("@BatchNormalization", new BatchNormalizationLayer(-1, 1e-3, true, true), IMAGE),
            of(
                    "@LayerNormalization",
                    new LayerNormalizationLayer(List.of(-1), 1e-3, true, true, false),
                    Shape.of(16, 128)),
            of(
                    "@GroupNormalization(groups = 4)",
                    new GroupNormalizationLayer(4, -1, 1e-3, true, true),
                    Shape.of(28, 28, 32)),
            of("@RMSNormalization", new RMSNormalizationLayer(List.of(-1), 1e-6), Shape.of(16, 128)),
            of("@Normalization", new NormalizationLayer(List.of(-1), List.of(), List.of(), false), Shape.of(16)),
            of("@UnitNormalization", new UnitNormalizationLayer(List.of(-1)), Shape.of(128)),
            of(
                    "@Rescaling(scale = 1 / 127.5, offset = -1)",
                    new RescalingLayer(List.of(1 / 127.5), List.of(-1.0)),
                    IMAGE),
            of("@Reshape({14, 14, -1})", new ReshapeLayer(List.of(14, 14, -1)), IMAGE),
            of("@Flatten", new FlattenLayer(), IMAGE),
            of("@Permute({3, 1, 2})", new PermuteLayer(List.of(3, 1, 2)), IMAGE),
            of("@RepeatVector(4)", new RepeatVectorLayer(4), Shape.of(128)),
            of("@DepthToSpace(blockSize = 2)", new DepthToSpaceLayer(2, DepthOrder.TENSORFLOW), Shape.of(14, 14, 12)),
            of("@SpaceToDepth(blockSize = 2)", new SpaceToDepthLayer(2, DepthOrder.TENSORFLOW), IMAGE),
            of("@Embedding(inputDim = 1000, outputDim = 16)", new EmbeddingLayer(1000, 16), Shape.of(20)),
            of("@Identity", new IdentityLayer(), IMAGE),
            of("@Dropout(0.3)", new DropoutLayer(0.3), Shape.of(128)),
            of("@SpatialDropout1D(0.3)", new SpatialDropout1DLayer(0.3), Shape.of(20, 16)),
            of("@SpatialDropout2D(0.3)", new SpatialDropout2DLayer(0.3), IMAGE),
            of("@SpatialDropout3D(0.3)", new SpatialDropout3DLayer(0.3), Shape.of(8, 28, 28, 3)),
            of("@GaussianNoise(0.1)", new GaussianNoiseLayer(0.1), IMAGE),
            of("@GaussianDropout(0.3)", new GaussianDropoutLayer(0.3), Shape.of(128)),
            of("@AlphaDropout(0.1)", new AlphaDropoutLayer(0.1), Shape.of(128)),
            of("@ActivityRegularization(l2 = 0.01)", new ActivityRegularizationLayer(0, 0.01), Shape.of(128)),
            of("@Concatenate", new ConcatenateLayer(-1), IMAGE, Shape.of(28, 28, 1)),
            of("@Add", new AddLayer(), IMAGE, IMAGE),
            of("@Dot(axes = {1, 2})", new DotLayer(List.of(1, 2), false), Shape.of(16, 20), Shape.of(30, 16)),
            of("@Subtract", new SubtractLayer(), IMAGE, Shape.of(3)),
            of("@Multiply", new MultiplyLayer(), IMAGE, Shape.of(1, 1, 3)),
            of("@Average", new AverageLayer(), IMAGE, IMAGE),
            of("@Maximum", new MaximumLayer(), IMAGE, Shape.of(28, 28, 1)),
            of("@Minimum", new MinimumLayer(), IMAGE, IMAGE),
            of("@ReLU(maxValue = 6)", new ReLULayer(6, 0, 0), IMAGE),
            of("@LeakyReLU(negativeSlope = 0.2)", new LeakyReLULayer(0.2), IMAGE),
            of("@ELU(alpha = 0.5)", new ELULayer(0.5), IMAGE),
            of("@CELU(alpha = 0.5)", new CELULayer(0.5), IMAGE),
            of("@GELU(approximate = true)", new GELULayer(true), IMAGE),
            of("@SoftShrink(threshold = 0.1)", new SoftShrinkLayer(0.1), IMAGE),
            of("@HardShrink(threshold = 0.1)", new HardShrinkLayer(0.1), IMAGE),
            of("@Threshold(threshold = 0.1, defaultValue = 0)", new ThresholdLayer(0.1, 0), IMAGE),
            of("@Squareplus(b = 2)", new SquareplusLayer(2), IMAGE),
            of("@PReLU(sharedAxes = {1, 2})", new PReLULayer(List.of(1, 2)), IMAGE),
            of("@GLU", new GLULayer(-1), Shape.of(128)),
            of("@Softmax", new SoftmaxLayer(List.of(-1)), Shape.of(10)),
            of("@LogSoftmax", new LogSoftmaxLayer(List.of(-1)), Shape.of(10)),
            of("@Sparsemax", new SparsemaxLayer(-1), Shape.of(10)));

    private static LayerExample of(String declaration, LayerDefinition definition, Shape... inputs) {
        return new LayerExample(declaration, definition, List.of(inputs));
    }

    /**
     * The example of a layer.
     *
     * @throws AssertionError if there is none
     */
    static LayerExample of(LayerType type) {
        return ALL.stream()
                .filter(example -> type.definition().isInstance(example.definition))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s has no example: add a line for it to src/test/java/%s.java"
                        .formatted(
                                type.kerasClass(), LayerExample.class.getName().replace('.', '/'))));
    }

    Shape output() {
        return definition.infer(inputs, new RecordingReporter()).orElseThrow();
    }
}
