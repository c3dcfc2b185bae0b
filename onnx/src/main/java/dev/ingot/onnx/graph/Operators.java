// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.dsl.Activations;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The operators that are imported; the only place that names them all. */
final class Operators {
    /** Operators of images, which a network has channels last. */
    static final Set<String> SPATIAL = Set.of(
            "Conv",
            "ConvTranspose",
            "MaxPool",
            "AveragePool",
            "GlobalMaxPool",
            "GlobalAveragePool",
            "BatchNormalization",
            "InstanceNormalization",
            "GroupNormalization",
            "Resize",
            "Upsample",
            "DepthToSpace",
            "SpaceToDepth");

    /** Operators that take any layout and keep it. */
    static final Set<String> KEEPING_LAYOUT = Set.of(
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Sum",
            "Mean",
            "Max",
            "Min",
            "Relu",
            "Sigmoid",
            "Tanh",
            "LeakyRelu",
            "PRelu",
            "Elu",
            "Selu",
            "Clip",
            "Identity",
            "Dropout",
            "Cast",
            "Neg",
            "Abs",
            "Pad",
            "Slice",
            "Split",
            "Concat");

    private static final Map<String, Operator> TABLE = table();

    private Operators() {}

    private static Map<String, Operator> table() {
        Map<String, Operator> table = new TreeMap<>();
        table.put("Conv", Convolutions::conv);
        table.put("ConvTranspose", Convolutions::convTranspose);
        table.put("Gemm", Products::gemm);
        table.put("MatMul", Products::matMul);
        table.put("Gather", Products::gather);

        table.put("Add", Arithmetic::add);
        table.put("Sub", Arithmetic::sub);
        table.put("Mul", Arithmetic::mul);
        table.put("Div", Arithmetic::div);
        table.put("Pow", Arithmetic::pow);
        table.put("Sum", Arithmetic::sum);
        table.put("Mean", Arithmetic::mean);
        table.put("Max", Arithmetic::max);
        table.put("Min", Arithmetic::min);

        table.put("BatchNormalization", Normalizations::batchNormalization);
        table.put("InstanceNormalization", Normalizations::instanceNormalization);
        table.put("GroupNormalization", Normalizations::groupNormalization);
        table.put("LayerNormalization", Normalizations::layerNormalization);
        table.put("RMSNormalization", Normalizations::rmsNormalization);

        table.put("Relu", Elementwise.activation(Activations.RELU, true));
        table.put("Sigmoid", Elementwise.activation(Activations.SIGMOID, true));
        table.put("Tanh", Elementwise.activation(Activations.TANH, false));
        table.put("Softplus", Elementwise.activation(Activations.SOFTPLUS, true));
        table.put("Softsign", Elementwise.activation(Activations.SOFTSIGN, false));
        table.put("Mish", Elementwise.activation(Activations.MISH, false));
        table.put("HardSwish", Elementwise.activation(Activations.HARD_SILU, false));
        table.put("Exp", Elementwise.activation(Activations.EXPONENTIAL, true));
        table.put("LeakyRelu", Elementwise::leakyRelu);
        table.put("PRelu", Elementwise::pRelu);
        table.put("Elu", Elementwise::elu);
        table.put("Celu", Elementwise::celu);
        table.put("Selu", Elementwise::selu);
        table.put("Gelu", Elementwise::gelu);
        table.put("HardSigmoid", Elementwise::hardSigmoid);
        table.put("ThresholdedRelu", Elementwise::thresholdedRelu);
        table.put("Shrink", Elementwise::shrink);
        table.put("Clip", Elementwise::clip);
        table.put("Neg", Elementwise::neg);
        table.put("Abs", Elementwise::abs);
        table.put("Softmax", Elementwise::softmax);
        table.put("LogSoftmax", Elementwise::logSoftmax);
        table.put("Identity", Elementwise::identity);
        table.put("Dropout", Elementwise::dropout);
        table.put("Cast", Elementwise::cast);

        table.put("MaxPool", Pooling::maxPool);
        table.put("AveragePool", Pooling::averagePool);
        table.put("GlobalMaxPool", Pooling::globalMaxPool);
        table.put("GlobalAveragePool", Pooling::globalAveragePool);
        table.put("Resize", Resizes::resize);
        table.put("Upsample", Resizes::upsample);

        table.put("ReduceMean", Reductions::mean);
        table.put("ReduceMax", Reductions::max);
        table.put("ReduceMin", Reductions::min);
        table.put("ReduceSum", Reductions::sum);
        table.put("ReduceSumSquare", Reductions::sumOfSquares);
        table.put("ReduceL1", Reductions::sumOfMagnitudes);

        table.put("Shape", Shapes::shape);
        table.put("Reshape", Shapes::reshape);
        table.put("Flatten", Shapes::flatten);
        table.put("Squeeze", Shapes::squeeze);
        table.put("Unsqueeze", Shapes::unsqueeze);
        table.put("Transpose", Shapes::transpose);
        table.put("Concat", Shapes::concat);
        table.put("DepthToSpace", Shapes::depthToSpace);
        table.put("SpaceToDepth", Shapes::spaceToDepth);
        table.put("Slice", Slices::slice);
        table.put("Split", Slices::split);
        table.put("Pad", Pads::pad);
        return table;
    }

    /** What declares the layers of an operator; empty if nothing does. */
    static Optional<Operator> of(String operator) {
        return Optional.ofNullable(TABLE.get(operator));
    }

    /** The names, those of operators that are only computed from constants too. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(TABLE.keySet());
        names.addAll(ConstantFolding.operators());
        return names;
    }
}
