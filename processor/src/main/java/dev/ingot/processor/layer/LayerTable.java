// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activation;
import dev.ingot.dsl.ActivityRegularization;
import dev.ingot.dsl.AdaptiveAveragePooling1D;
import dev.ingot.dsl.AdaptiveAveragePooling2D;
import dev.ingot.dsl.AdaptiveAveragePooling3D;
import dev.ingot.dsl.AdaptiveMaxPooling1D;
import dev.ingot.dsl.AdaptiveMaxPooling2D;
import dev.ingot.dsl.AdaptiveMaxPooling3D;
import dev.ingot.dsl.Add;
import dev.ingot.dsl.AlphaDropout;
import dev.ingot.dsl.Average;
import dev.ingot.dsl.AveragePooling1D;
import dev.ingot.dsl.AveragePooling2D;
import dev.ingot.dsl.AveragePooling3D;
import dev.ingot.dsl.BatchNormalization;
import dev.ingot.dsl.CELU;
import dev.ingot.dsl.Concatenate;
import dev.ingot.dsl.Conv1D;
import dev.ingot.dsl.Conv1DTranspose;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Conv3D;
import dev.ingot.dsl.Conv3DTranspose;
import dev.ingot.dsl.Cropping1D;
import dev.ingot.dsl.Cropping2D;
import dev.ingot.dsl.Cropping3D;
import dev.ingot.dsl.Custom;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.DepthToSpace;
import dev.ingot.dsl.DepthwiseConv1D;
import dev.ingot.dsl.DepthwiseConv2D;
import dev.ingot.dsl.Dot;
import dev.ingot.dsl.Dropout;
import dev.ingot.dsl.ELU;
import dev.ingot.dsl.Embedding;
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.GELU;
import dev.ingot.dsl.GLU;
import dev.ingot.dsl.GaussianDropout;
import dev.ingot.dsl.GaussianNoise;
import dev.ingot.dsl.GlobalAveragePooling1D;
import dev.ingot.dsl.GlobalAveragePooling2D;
import dev.ingot.dsl.GlobalAveragePooling3D;
import dev.ingot.dsl.GlobalMaxPooling1D;
import dev.ingot.dsl.GlobalMaxPooling2D;
import dev.ingot.dsl.GlobalMaxPooling3D;
import dev.ingot.dsl.GroupNormalization;
import dev.ingot.dsl.HardShrink;
import dev.ingot.dsl.Identity;
import dev.ingot.dsl.LayerNormalization;
import dev.ingot.dsl.LeakyReLU;
import dev.ingot.dsl.LogSoftmax;
import dev.ingot.dsl.MaxPooling1D;
import dev.ingot.dsl.MaxPooling2D;
import dev.ingot.dsl.MaxPooling3D;
import dev.ingot.dsl.Maximum;
import dev.ingot.dsl.Minimum;
import dev.ingot.dsl.Multiply;
import dev.ingot.dsl.Normalization;
import dev.ingot.dsl.PReLU;
import dev.ingot.dsl.Permute;
import dev.ingot.dsl.RMSNormalization;
import dev.ingot.dsl.ReLU;
import dev.ingot.dsl.RepeatVector;
import dev.ingot.dsl.Rescaling;
import dev.ingot.dsl.Reshape;
import dev.ingot.dsl.Resizing;
import dev.ingot.dsl.SeparableConv1D;
import dev.ingot.dsl.SeparableConv2D;
import dev.ingot.dsl.SoftShrink;
import dev.ingot.dsl.Softmax;
import dev.ingot.dsl.SpaceToDepth;
import dev.ingot.dsl.Sparsemax;
import dev.ingot.dsl.SpatialDropout1D;
import dev.ingot.dsl.SpatialDropout2D;
import dev.ingot.dsl.SpatialDropout3D;
import dev.ingot.dsl.Squareplus;
import dev.ingot.dsl.Subtract;
import dev.ingot.dsl.Threshold;
import dev.ingot.dsl.UnitNormalization;
import dev.ingot.dsl.UpSampling1D;
import dev.ingot.dsl.UpSampling2D;
import dev.ingot.dsl.UpSampling3D;
import dev.ingot.dsl.ZeroPadding1D;
import dev.ingot.dsl.ZeroPadding2D;
import dev.ingot.dsl.ZeroPadding3D;
import java.util.List;
import java.util.Optional;

/** All layers, a line each: the only place where a layer is registered. */
public final class LayerTable {

    private static final List<LayerType> TYPES = List.of(
            new LayerType(Dense.class, DenseLayer.class, "Dense", "", "Fully connected, on the last axis"),
            new LayerType(Activation.class, ActivationLayer.class, "Activation", "activation", "Activation function"),
            new LayerType(Conv1D.class, Conv1DLayer.class, "Conv1D", "", "Convolution of sequences"),
            new LayerType(Conv2D.class, Conv2DLayer.class, "Conv2D", "", "Convolution of images"),
            new LayerType(Conv3D.class, Conv3DLayer.class, "Conv3D", "", "Convolution of volumes"),
            new LayerType(
                    Conv1DTranspose.class,
                    Conv1DTransposeLayer.class,
                    "Conv1DTranspose",
                    "",
                    "Transposed convolution of sequences: lengthens by the stride"),
            new LayerType(
                    Conv2DTranspose.class,
                    Conv2DTransposeLayer.class,
                    "Conv2DTranspose",
                    "",
                    "Transposed convolution of images: enlarges by the stride"),
            new LayerType(
                    Conv3DTranspose.class,
                    Conv3DTransposeLayer.class,
                    "Conv3DTranspose",
                    "",
                    "Transposed convolution of volumes: enlarges by the stride"),
            new LayerType(
                    UpSampling1D.class, UpSampling1DLayer.class, "UpSampling1D", "", "Repeats the steps of sequences"),
            new LayerType(
                    UpSampling2D.class,
                    UpSampling2DLayer.class,
                    "UpSampling2D",
                    "",
                    "Enlarges images by whole factors"),
            new LayerType(
                    UpSampling3D.class,
                    UpSampling3DLayer.class,
                    "UpSampling3D",
                    "",
                    "Repeats slices, rows and columns of volumes"),
            new LayerType(
                    ZeroPadding1D.class,
                    ZeroPadding1DLayer.class,
                    "ZeroPadding1D",
                    "",
                    "Zeros before and behind sequences"),
            new LayerType(ZeroPadding2D.class, ZeroPadding2DLayer.class, "ZeroPadding2D", "", "Zeros around images"),
            new LayerType(ZeroPadding3D.class, ZeroPadding3DLayer.class, "ZeroPadding3D", "", "Zeros around volumes"),
            new LayerType(Cropping1D.class, Cropping1DLayer.class, "Cropping1D", "", "Cuts off the ends of sequences"),
            new LayerType(Cropping2D.class, Cropping2DLayer.class, "Cropping2D", "", "Cuts off the border of images"),
            new LayerType(Cropping3D.class, Cropping3DLayer.class, "Cropping3D", "", "Cuts off the border of volumes"),
            new LayerType(
                    Resizing.class, ResizingLayer.class, "Resizing", "", "Brings images to a size, larger or smaller"),
            new LayerType(
                    DepthwiseConv1D.class,
                    DepthwiseConv1DLayer.class,
                    "DepthwiseConv1D",
                    "",
                    "Convolution of each channel of sequences"),
            new LayerType(
                    DepthwiseConv2D.class,
                    DepthwiseConv2DLayer.class,
                    "DepthwiseConv2D",
                    "",
                    "Convolution of each channel of images"),
            new LayerType(
                    SeparableConv1D.class,
                    SeparableConv1DLayer.class,
                    "SeparableConv1D",
                    "",
                    "Convolution of each channel of sequences, then of single steps"),
            new LayerType(
                    SeparableConv2D.class,
                    SeparableConv2DLayer.class,
                    "SeparableConv2D",
                    "",
                    "Convolution of each channel of images, then of single pixels"),
            new LayerType(
                    MaxPooling1D.class,
                    MaxPooling1DLayer.class,
                    "MaxPooling1D",
                    "",
                    "The largest value of each window of sequences"),
            new LayerType(
                    MaxPooling2D.class,
                    MaxPooling2DLayer.class,
                    "MaxPooling2D",
                    "",
                    "The largest value of each window of images"),
            new LayerType(
                    MaxPooling3D.class,
                    MaxPooling3DLayer.class,
                    "MaxPooling3D",
                    "",
                    "The largest value of each window of volumes"),
            new LayerType(
                    AveragePooling1D.class,
                    AveragePooling1DLayer.class,
                    "AveragePooling1D",
                    "",
                    "The mean of each window of sequences"),
            new LayerType(
                    AveragePooling2D.class,
                    AveragePooling2DLayer.class,
                    "AveragePooling2D",
                    "",
                    "The mean of each window of images"),
            new LayerType(
                    AveragePooling3D.class,
                    AveragePooling3DLayer.class,
                    "AveragePooling3D",
                    "",
                    "The mean of each window of volumes"),
            new LayerType(
                    GlobalMaxPooling1D.class,
                    GlobalMaxPooling1DLayer.class,
                    "GlobalMaxPooling1D",
                    "",
                    "The largest value of each channel of sequences"),
            new LayerType(
                    GlobalMaxPooling2D.class,
                    GlobalMaxPooling2DLayer.class,
                    "GlobalMaxPooling2D",
                    "",
                    "The largest value of each channel of images"),
            new LayerType(
                    GlobalMaxPooling3D.class,
                    GlobalMaxPooling3DLayer.class,
                    "GlobalMaxPooling3D",
                    "",
                    "The largest value of each channel of volumes"),
            new LayerType(
                    GlobalAveragePooling1D.class,
                    GlobalAveragePooling1DLayer.class,
                    "GlobalAveragePooling1D",
                    "",
                    "The mean of each channel of sequences"),
            new LayerType(
                    GlobalAveragePooling2D.class,
                    GlobalAveragePooling2DLayer.class,
                    "GlobalAveragePooling2D",
                    "",
                    "The mean of each channel of images"),
            new LayerType(
                    GlobalAveragePooling3D.class,
                    GlobalAveragePooling3DLayer.class,
                    "GlobalAveragePooling3D",
                    "",
                    "The mean of each channel of volumes"),
            new LayerType(
                    AdaptiveMaxPooling1D.class,
                    AdaptiveMaxPooling1DLayer.class,
                    "AdaptiveMaxPooling1D",
                    "",
                    "The largest value of each window of sequences, for an output of a given size"),
            new LayerType(
                    AdaptiveMaxPooling2D.class,
                    AdaptiveMaxPooling2DLayer.class,
                    "AdaptiveMaxPooling2D",
                    "",
                    "The largest value of each window of images, for an output of a given size"),
            new LayerType(
                    AdaptiveMaxPooling3D.class,
                    AdaptiveMaxPooling3DLayer.class,
                    "AdaptiveMaxPooling3D",
                    "",
                    "The largest value of each window of volumes, for an output of a given size"),
            new LayerType(
                    AdaptiveAveragePooling1D.class,
                    AdaptiveAveragePooling1DLayer.class,
                    "AdaptiveAveragePooling1D",
                    "",
                    "The mean of each window of sequences, for an output of a given size"),
            new LayerType(
                    AdaptiveAveragePooling2D.class,
                    AdaptiveAveragePooling2DLayer.class,
                    "AdaptiveAveragePooling2D",
                    "",
                    "The mean of each window of images, for an output of a given size"),
            new LayerType(
                    AdaptiveAveragePooling3D.class,
                    AdaptiveAveragePooling3DLayer.class,
                    "AdaptiveAveragePooling3D",
                    "",
                    "The mean of each window of volumes, for an output of a given size"),
            new LayerType(
                    BatchNormalization.class,
                    BatchNormalizationLayer.class,
                    "BatchNormalization",
                    "",
                    "Normalises with the moving statistics of training"),
            new LayerType(
                    LayerNormalization.class,
                    LayerNormalizationLayer.class,
                    "LayerNormalization",
                    "",
                    "Normalises each sample over axes"),
            new LayerType(
                    GroupNormalization.class,
                    GroupNormalizationLayer.class,
                    "GroupNormalization",
                    "",
                    "Normalises each sample over groups of channels; instance normalisation"),
            new LayerType(
                    RMSNormalization.class,
                    RMSNormalizationLayer.class,
                    "RMSNormalization",
                    "",
                    "Divides each sample by its root mean square"),
            new LayerType(
                    UnitNormalization.class,
                    UnitNormalizationLayer.class,
                    "UnitNormalization",
                    "",
                    "Gives vectors the Euclidean norm 1"),
            new LayerType(
                    Normalization.class,
                    NormalizationLayer.class,
                    "Normalization",
                    "",
                    "Normalises with the statistics of a data set"),
            new LayerType(Rescaling.class, RescalingLayer.class, "Rescaling", "", "Multiplies and adds constants"),
            new LayerType(Reshape.class, ReshapeLayer.class, "Reshape", "target_shape", "Same values, another shape"),
            new LayerType(Flatten.class, FlattenLayer.class, "Flatten", "", "All values in one axis"),
            new LayerType(Permute.class, PermuteLayer.class, "Permute", "dims", "The axes in another order"),
            new LayerType(RepeatVector.class, RepeatVectorLayer.class, "RepeatVector", "n", "A vector several times"),
            new LayerType(
                    DepthToSpace.class,
                    DepthToSpaceLayer.class,
                    "DepthToSpace",
                    "",
                    "Channels of a pixel as a block of pixels: pixel shuffle"),
            new LayerType(
                    SpaceToDepth.class,
                    SpaceToDepthLayer.class,
                    "SpaceToDepth",
                    "",
                    "Blocks of pixels as channels of a pixel"),
            new LayerType(Embedding.class, EmbeddingLayer.class, "Embedding", "", "Rows of a table, by their numbers"),
            new LayerType(Identity.class, IdentityLayer.class, "Identity", "", "The input as it is"),
            new LayerType(Dropout.class, DropoutLayer.class, "Dropout", "rate", "No effect at inference"),
            new LayerType(
                    SpatialDropout1D.class,
                    SpatialDropout1DLayer.class,
                    "SpatialDropout1D",
                    "rate",
                    "No effect at inference"),
            new LayerType(
                    SpatialDropout2D.class,
                    SpatialDropout2DLayer.class,
                    "SpatialDropout2D",
                    "rate",
                    "No effect at inference"),
            new LayerType(
                    SpatialDropout3D.class,
                    SpatialDropout3DLayer.class,
                    "SpatialDropout3D",
                    "rate",
                    "No effect at inference"),
            new LayerType(
                    GaussianNoise.class, GaussianNoiseLayer.class, "GaussianNoise", "stddev", "No effect at inference"),
            new LayerType(
                    GaussianDropout.class,
                    GaussianDropoutLayer.class,
                    "GaussianDropout",
                    "rate",
                    "No effect at inference"),
            new LayerType(
                    AlphaDropout.class, AlphaDropoutLayer.class, "AlphaDropout", "rate", "No effect at inference"),
            new LayerType(
                    ActivityRegularization.class,
                    ActivityRegularizationLayer.class,
                    "ActivityRegularization",
                    "",
                    "No effect at inference"),
            new LayerType(Concatenate.class, ConcatenateLayer.class, "Concatenate", "", "Joins inputs along an axis"),
            new LayerType(Add.class, AddLayer.class, "Add", "", "Adds inputs element by element"),
            new LayerType(
                    Subtract.class,
                    SubtractLayer.class,
                    "Subtract",
                    "",
                    "Subtracts the second input from the first, element by element"),
            new LayerType(Multiply.class, MultiplyLayer.class, "Multiply", "", "Multiplies inputs element by element"),
            new LayerType(Average.class, AverageLayer.class, "Average", "", "Mean of inputs, element by element"),
            new LayerType(
                    Maximum.class, MaximumLayer.class, "Maximum", "", "Largest of the inputs, element by element"),
            new LayerType(
                    Minimum.class, MinimumLayer.class, "Minimum", "", "Smallest of the inputs, element by element"),
            new LayerType(Dot.class, DotLayer.class, "Dot", "", "Dot products of two inputs along an axis of each"),
            new LayerType(ReLU.class, ReLULayer.class, "ReLU", "", "Rectifier with ceiling, slope and threshold"),
            new LayerType(LeakyReLU.class, LeakyReLULayer.class, "LeakyReLU", "", "Rectifier with a slope below zero"),
            new LayerType(ELU.class, ELULayer.class, "ELU", "", "Exponential below zero, with a factor"),
            new LayerType(CELU.class, CELULayer.class, "CELU", "", "Exponential below zero, smooth for each alpha"),
            new LayerType(GELU.class, GELULayer.class, "GELU", "", "Gaussian error linear unit, exact or approximate"),
            new LayerType(SoftShrink.class, SoftShrinkLayer.class, "SoftShrink", "", "Moves values towards zero"),
            new LayerType(HardShrink.class, HardShrinkLayer.class, "HardShrink", "", "Makes values near zero zero"),
            new LayerType(Threshold.class, ThresholdLayer.class, "Threshold", "", "Another value below a threshold"),
            new LayerType(Squareplus.class, SquareplusLayer.class, "Squareplus", "", "Smooth rectifier made of a root"),
            new LayerType(PReLU.class, PReLULayer.class, "PReLU", "", "Rectifier with trained slopes below zero"),
            new LayerType(GLU.class, GLULayer.class, "GLU", "", "One half of an axis gated by the other"),
            new LayerType(Softmax.class, SoftmaxLayer.class, "Softmax", "", "Shares that sum to 1 over axes"),
            new LayerType(LogSoftmax.class, LogSoftmaxLayer.class, "LogSoftmax", "", "Logarithms of a softmax"),
            new LayerType(
                    Sparsemax.class, SparsemaxLayer.class, "Sparsemax", "", "Shares that sum to 1, many of them 0"),
            new LayerType(Custom.class, CustomLayer.class, "Custom", "", "A static method of your own"));

    private LayerTable() {}

    /** The layers in the order of the documentation. */
    public static List<LayerType> types() {
        return TYPES;
    }

    /** The layer that an annotation of this qualified name declares. */
    public static Optional<LayerType> ofAnnotation(String qualifiedName) {
        return TYPES.stream()
                .filter(type -> type.annotation().getName().equals(qualifiedName))
                .findFirst();
    }

    /** The layer of this class name in Keras. */
    public static Optional<LayerType> ofKerasClass(String name) {
        return TYPES.stream().filter(type -> type.kerasClass().equals(name)).findFirst();
    }
}
