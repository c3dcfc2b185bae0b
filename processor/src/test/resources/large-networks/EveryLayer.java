// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activation;
import dev.ingot.dsl.Activations;
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
import dev.ingot.dsl.DepthOrder;
import dev.ingot.dsl.DepthToSpace;
import dev.ingot.dsl.DepthwiseConv1D;
import dev.ingot.dsl.DepthwiseConv2D;
import dev.ingot.dsl.Dot;
import dev.ingot.dsl.Dropout;
import dev.ingot.dsl.ELU;
import dev.ingot.dsl.Embedding;
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.From;
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
import dev.ingot.dsl.Interpolation;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.LayerNormalization;
import dev.ingot.dsl.LeakyReLU;
import dev.ingot.dsl.LogSoftmax;
import dev.ingot.dsl.MaxPooling1D;
import dev.ingot.dsl.MaxPooling2D;
import dev.ingot.dsl.MaxPooling3D;
import dev.ingot.dsl.Maximum;
import dev.ingot.dsl.Minimum;
import dev.ingot.dsl.Multiply;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Normalization;
import dev.ingot.dsl.PReLU;
import dev.ingot.dsl.Padding;
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

/** Every layer and every activation, small enough for an interpreter. */
@SuppressWarnings("ingot:checkerboard")
@NeuralNetwork(
        input = {2, 4, 4, 4},
        outputs = {
            "globalMax3D", "globalMean3D", "bilinear", "bicubic", "lanczos3", "lanczos5",
            "adaptiveMax2D", "adaptiveMean2D", "globalMax2D", "globalMean2D", "probabilities", "logarithms",
            "adaptiveMax1D", "adaptiveMean1D", "globalMax1D", "globalMean1D", "products", "embedded",
            "repeatedVector", "joined", "relu", "leakyRelu", "elu", "celu",
            "gelu", "softShrink", "hardShrink", "thresholded", "squareplus", "sparsemax",
            "linearOf", "reluOf", "relu6Of", "leakyReluOf", "eluOf", "celuOf",
            "seluOf", "exponentialOf", "sigmoidOf", "hardSigmoidOf", "keras2HardSigmoidOf", "sparseSigmoidOf",
            "logSigmoidOf", "tanhOf", "hardTanhOf", "tanhShrinkOf", "softShrinkOf", "hardShrinkOf",
            "softplusOf", "squareplusOf", "sparsePlusOf", "softsignOf", "geluOf", "siluOf",
            "hardSiluOf", "mishOf", "softmaxOf", "logSoftmaxOf", "sparsemaxOf"
        })
final class EveryLayer {
    @Conv3D(filters = 4, kernelSize = 2, padding = Padding.SAME)
    Layer conv3D;

    @Conv3DTranspose(filters = 3, kernelSize = 3, strides = 2, padding = Padding.SAME)
    Layer transposed3D;

    @ZeroPadding3D(padding = {0, 1, 1})
    Layer padded3D;

    @MaxPooling3D(poolSize = 2)
    Layer max3D;

    @UpSampling3D(size = {1, 2, 1})
    Layer repeated3D;

    @Cropping3D(cropping = {0, 1, 0})
    Layer cropped3D;

    @AveragePooling3D(poolSize = {1, 2, 2}, padding = Padding.SAME)
    Layer mean3D;

    @SpatialDropout3D(0.5)
    Layer dropped3D;

    @AdaptiveMaxPooling3D(outputSize = 2)
    Layer adaptiveMax3D;

    @From("mean3D")
    @GlobalMaxPooling3D
    Layer globalMax3D;

    @From("adaptiveMax3D")
    @AdaptiveAveragePooling3D(outputSize = 2)
    Layer adaptiveMean3D;

    @GlobalAveragePooling3D
    Layer globalMean3D;

    @From("input")
    @Reshape({8, 4, 4})
    Layer pixels;

    @Conv2D(filters = 8, kernelSize = 3, padding = Padding.SAME)
    Layer conv2D;

    @BatchNormalization
    Layer batchNormalization;

    @PReLU(sharedAxes = {1, 2})
    Layer prelu;

    @DepthwiseConv2D(kernelSize = 3, padding = Padding.SAME)
    Layer depthwise2D;

    @LayerNormalization
    Layer layerNormalization;

    @SeparableConv2D(filters = 8, kernelSize = 3, padding = Padding.SAME)
    Layer separable2D;

    @GroupNormalization(groups = 2)
    Layer groupNorm;

    @GLU
    Layer gated;

    @Conv2DTranspose(filters = 4, kernelSize = 4, strides = 2, padding = Padding.SAME)
    Layer transposed2D;

    @RMSNormalization
    Layer rmsNormalization;

    @MaxPooling2D
    Layer max2D;

    @ZeroPadding2D(padding = {0, 1, 0, 1})
    Layer padded2D;

    @UnitNormalization
    Layer unitNormalization;

    @AveragePooling2D(poolSize = 2)
    Layer mean2D;

    @UpSampling2D
    Layer repeated2D;

    @From("mean2D")
    @UpSampling2D(size = {2, 1}, interpolation = Interpolation.BILINEAR)
    Layer bilinear;

    @From("mean2D")
    @UpSampling2D(size = {2, 1}, interpolation = Interpolation.BICUBIC)
    Layer bicubic;

    @From("mean2D")
    @UpSampling2D(size = {2, 1}, interpolation = Interpolation.LANCZOS3)
    Layer lanczos3;

    @From("mean2D")
    @UpSampling2D(size = {2, 1}, interpolation = Interpolation.LANCZOS5)
    Layer lanczos5;

    @From("repeated2D")
    @Resizing(height = 6, width = 6)
    Layer resized;

    @Cropping2D(cropping = 1)
    Layer cropped2D;

    @Normalization
    Layer normalization;

    @DepthToSpace(blockSize = 2)
    Layer shuffled;

    @SpaceToDepth(blockSize = 2, order = DepthOrder.PYTORCH)
    Layer unshuffled;

    @SpatialDropout2D(0.5)
    Layer dropped2D;

    @AdaptiveMaxPooling2D(outputSize = 3)
    Layer adaptiveMax2D;

    @From("dropped2D")
    @AdaptiveAveragePooling2D(outputSize = 3)
    Layer adaptiveMean2D;

    @From("dropped2D")
    @GlobalMaxPooling2D
    Layer globalMax2D;

    @From("dropped2D")
    @GlobalAveragePooling2D
    Layer globalMean2D;

    @From("dropped2D")
    @Softmax(axis = {1, 2})
    Layer probabilities;

    @From("dropped2D")
    @LogSoftmax(axis = 1)
    Layer logarithms;

    @From("input")
    @Reshape({16, 8})
    Layer steps;

    @Conv1D(filters = 4, kernelSize = 3, padding = Padding.CAUSAL)
    Layer conv1D;

    @DepthwiseConv1D(kernelSize = 3, depthMultiplier = 2)
    Layer depthwise1D;

    @Conv1DTranspose(filters = 4, kernelSize = 2, strides = 2)
    Layer transposed1D;

    @SeparableConv1D(filters = 6, kernelSize = 3)
    Layer separable1D;

    @MaxPooling1D
    Layer max1D;

    @UpSampling1D(size = 2)
    Layer repeated1D;

    @ZeroPadding1D
    Layer padded1D;

    @AveragePooling1D(poolSize = 2)
    Layer mean1D;

    @Cropping1D(cropping = 1)
    Layer cropped1D;

    @SpatialDropout1D(0.5)
    Layer dropped1D;

    @Permute({2, 1})
    Layer permuted;

    @From("dropped1D")
    @AdaptiveMaxPooling1D(outputSize = 4)
    Layer adaptiveMax1D;

    @From("dropped1D")
    @AdaptiveAveragePooling1D(outputSize = 4)
    Layer adaptiveMean1D;

    @From("permuted")
    @GlobalMaxPooling1D
    Layer globalMax1D;

    @From("permuted")
    @GlobalAveragePooling1D
    Layer globalMean1D;

    @From({"permuted", "dropped1D"})
    @Dot(axes = {1, 2}, normalize = true)
    Layer products;

    @From("globalMean3D")
    @Flatten
    Layer vector;

    @Dense(units = 5)
    Layer hidden;

    @Custom(in = EveryLayer.class, method = "row")
    Layer row;

    @Embedding(inputDim = 7, outputDim = 3)
    Layer embedded;

    @From("hidden")
    @RepeatVector(4)
    Layer repeatedVector;

    @From({"hidden", "row"})
    @Add
    Layer sum;

    @From({"sum", "hidden"})
    @Subtract
    Layer difference;

    @From({"difference", "sum"})
    @Multiply
    Layer product;

    @From({"product", "sum"})
    @Average
    Layer average;

    @From({"average", "hidden"})
    @Maximum
    Layer maximum;

    @From({"maximum", "product"})
    @Minimum
    Layer minimum;

    @From({"hidden", "minimum"})
    @Concatenate
    Layer joined;

    @From("minimum")
    @ReLU(maxValue = 6, negativeSlope = 0.1, threshold = 0.5)
    Layer relu;

    @From("minimum")
    @LeakyReLU
    Layer leakyRelu;

    @From("minimum")
    @ELU(alpha = 0.5)
    Layer elu;

    @From("minimum")
    @CELU(alpha = 0.5)
    Layer celu;

    @From("minimum")
    @GELU(approximate = true)
    Layer gelu;

    @From("minimum")
    @SoftShrink(threshold = 0.1)
    Layer softShrink;

    @From("minimum")
    @HardShrink(threshold = 0.1)
    Layer hardShrink;

    @From("minimum")
    @Threshold(threshold = 0.1, defaultValue = 0.2)
    Layer thresholded;

    @From("minimum")
    @Squareplus(b = 2)
    Layer squareplus;

    @From("minimum")
    @Sparsemax
    Layer sparsemax;

    @From("minimum")
    @Rescaling(scale = 0.5, offset = 0.1)
    Layer scaled;

    @GaussianNoise(0.1)
    Layer noisy;

    @GaussianDropout(0.5)
    Layer gaussian;

    @AlphaDropout(0.5)
    Layer alpha;

    @ActivityRegularization(l2 = 0.1)
    Layer regularized;

    @Identity
    Layer same;

    @Dropout(0.5)
    Layer dropped;

    @From("dropped")
    @Activation(Activations.LINEAR)
    Layer linearOf;

    @From("dropped")
    @Dense(units = 4, activation = Activations.RELU)
    Layer reluOf;

    @From("dropped")
    @Dense(units = 17, activation = Activations.RELU6)
    Layer relu6Of;

    @From("dropped")
    @Activation(Activations.LEAKY_RELU)
    Layer leakyReluOf;

    @From("dropped")
    @Dense(units = 4, activation = Activations.ELU)
    Layer eluOf;

    @From("dropped")
    @Dense(units = 17, activation = Activations.CELU)
    Layer celuOf;

    @From("dropped")
    @Activation(Activations.SELU)
    Layer seluOf;

    @From("dropped")
    @Dense(units = 4, activation = Activations.EXPONENTIAL)
    Layer exponentialOf;

    @From("dropped")
    @Dense(units = 17, activation = Activations.SIGMOID)
    Layer sigmoidOf;

    @From("dropped")
    @Activation(Activations.HARD_SIGMOID)
    Layer hardSigmoidOf;

    @From("dropped")
    @Dense(units = 4, activation = Activations.KERAS2_HARD_SIGMOID)
    Layer keras2HardSigmoidOf;

    @From("dropped")
    @Dense(units = 17, activation = Activations.SPARSE_SIGMOID)
    Layer sparseSigmoidOf;

    @From("dropped")
    @Activation(Activations.LOG_SIGMOID)
    Layer logSigmoidOf;

    @From("dropped")
    @Dense(units = 4, activation = Activations.TANH)
    Layer tanhOf;

    @From("dropped")
    @Dense(units = 17, activation = Activations.HARD_TANH)
    Layer hardTanhOf;

    @From("dropped")
    @Activation(Activations.TANH_SHRINK)
    Layer tanhShrinkOf;

    @From("dropped")
    @Dense(units = 4, activation = Activations.SOFT_SHRINK)
    Layer softShrinkOf;

    @From("dropped")
    @Dense(units = 17, activation = Activations.HARD_SHRINK)
    Layer hardShrinkOf;

    @From("dropped")
    @Activation(Activations.SOFTPLUS)
    Layer softplusOf;

    @From("dropped")
    @Dense(units = 4, activation = Activations.SQUAREPLUS)
    Layer squareplusOf;

    @From("dropped")
    @Dense(units = 17, activation = Activations.SPARSE_PLUS)
    Layer sparsePlusOf;

    @From("dropped")
    @Activation(Activations.SOFTSIGN)
    Layer softsignOf;

    @From("dropped")
    @Dense(units = 4, activation = Activations.GELU)
    Layer geluOf;

    @From("dropped")
    @Dense(units = 17, activation = Activations.SILU)
    Layer siluOf;

    @From("dropped")
    @Activation(Activations.HARD_SILU)
    Layer hardSiluOf;

    @From("dropped")
    @Dense(units = 4, activation = Activations.MISH)
    Layer mishOf;

    @From("dropped")
    @Dense(units = 17, activation = Activations.SOFTMAX)
    Layer softmaxOf;

    @From("dropped")
    @Activation(Activations.LOG_SOFTMAX)
    Layer logSoftmaxOf;

    @From("dropped")
    @Dense(units = 4, activation = Activations.SPARSEMAX)
    Layer sparsemaxOf;

    /** One of seven whole numbers. */
    static float row(float x) {
        int number = (int) (x * 1000) % 7;
        return number < 0 ? number + 7 : number;
    }
}
