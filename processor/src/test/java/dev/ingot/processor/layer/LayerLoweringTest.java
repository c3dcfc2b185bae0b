// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import static dev.ingot.dsl.Activations.LINEAR;
import static dev.ingot.dsl.Activations.RELU;
import static dev.ingot.dsl.Activations.SOFTMAX;
import static dev.ingot.dsl.Activations.TANH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.DepthOrder;
import dev.ingot.dsl.Interpolation;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.Concatenate;
import dev.ingot.processor.ir.Constant;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Dot;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Input;
import dev.ingot.processor.ir.LoadOp;
import dev.ingot.processor.ir.Lookup;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.NormalizationScale;
import dev.ingot.processor.ir.NormalizationShift;
import dev.ingot.processor.ir.Normalize;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.Pad.Margin;
import dev.ingot.processor.ir.Permute;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.Resample;
import dev.ingot.processor.ir.ResampleKernel;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Softmax;
import dev.ingot.processor.ir.Summation;
import dev.ingot.processor.ir.Transpose;
import dev.ingot.processor.ir.Weight;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ops that layers become. */
class LayerLoweringTest {

    private static final Shape IMAGE = Shape.of(4, 6, 3);

    private static Node lower(LayerDefinition layer, Shape... inputs) {
        return layer.lower(new NodeLowering(layer, List.of(inputs)));
    }

    /** Makes nodes as they come; a weight's name is {@code layer} and its variable. */
    private static final class NodeLowering implements Lowering {

        private final List<Node> inputs = new ArrayList<>();
        private final List<WeightVariable> weights;
        private final Shape output;

        NodeLowering(LayerDefinition layer, List<Shape> shapes) {
            for (Shape shape : shapes) {
                inputs.add(new Node("input" + inputs.size(), "input", new Input(inputs.size()), List.of(), shape));
            }
            weights = layer.weights(shapes);
            output = layer.infer(shapes, new RecordingReporter()).orElseThrow();
        }

        @Override
        public List<Node> inputs() {
            return inputs;
        }

        @Override
        public Node weight(String variable) {
            WeightVariable weight = weights.stream()
                    .filter(candidate -> candidate.name().equals(variable))
                    .findFirst()
                    .orElseThrow();
            Weight op = new Weight("layer", variable, weight.role(), weight.fanIn(), weight.fanOut());
            return new Node(variable, "layer", op, List.of(), weight.shape());
        }

        @Override
        public Shape output() {
            return output;
        }

        @Override
        public MultiplyAdd multiplyAdd() {
            return MultiplyAdd.FUSED;
        }

        @Override
        public Node run(RunOp op, Shape shape, List<Node> operands) {
            return new Node("layer", "layer", op, operands, shape);
        }

        @Override
        public Node load(String suffix, LoadOp op, Shape shape, List<Node> operands) {
            return new Node(suffix, "layer", op, operands, shape);
        }
    }

    private static List<String> names(List<Node> nodes) {
        return nodes.stream().map(Node::name).toList();
    }

    @Test
    void layersWithoutEffectBecomeIdentities() {
        assertThat(lower(new DropoutLayer(0.5), IMAGE).op()).isEqualTo(new Identity());
        assertThat(lower(new ActivationLayer(LINEAR), IMAGE).op()).isEqualTo(new Identity());
        assertThat(lower(new GaussianNoiseLayer(0.1), IMAGE).op()).isEqualTo(new Identity());
        assertThat(lower(new IdentityLayer(), IMAGE).op()).isEqualTo(new Identity());
        assertThat(lower(new ZeroPadding2DLayer(List.of(0)), IMAGE).op()).isEqualTo(new Identity());
        assertThat(lower(new Cropping2DLayer(List.of(0, 0)), IMAGE).op()).isEqualTo(new Identity());
        for (Interpolation interpolation : Interpolation.values()) {
            assertThat(lower(new UpSampling2DLayer(List.of(1), interpolation), IMAGE)
                            .op())
                    .isEqualTo(new Identity());
        }
    }

    @Test
    void croppingIsNegativePadding() {
        assertThat(lower(new ZeroPadding2DLayer(List.of(1, 2)), IMAGE).op())
                .isEqualTo(new Pad(List.of(new Margin(1, 1), new Margin(2, 2))));
        assertThat(lower(new Cropping2DLayer(List.of(0, 1, 2, 3)), IMAGE).op())
                .isEqualTo(new Pad(List.of(new Margin(0, -1), new Margin(-2, -3))));
    }

    @Test
    void permutationsCountFromZeroAndBlocksAreSplitAxes() {
        assertThat(lower(new PermuteLayer(List.of(3, 1, 2)), IMAGE).op()).isEqualTo(new Transpose(List.of(2, 0, 1)));
        Node spread = lower(new DepthToSpaceLayer(2, DepthOrder.PYTORCH), Shape.of(2, 3, 8));
        assertThat(spread.op()).isEqualTo(new Reshape());
        assertThat(spread.operand(0).op()).isEqualTo(new Transpose(List.of(0, 3, 1, 4, 2)));
        assertThat(spread.operand(0).operand(0).shape()).isEqualTo(Shape.of(2, 3, 2, 2, 2));
        assertThat(lower(new EmbeddingLayer(5, 2), Shape.of(3)).op()).isEqualTo(new Lookup());
        assertThat(lower(new RepeatVectorLayer(5), Shape.of(3)).op()).isEqualTo(new Repeat(List.of(5)));
    }

    @Test
    void dotTakesRows() {
        Node dot = lower(new DotLayer(List.of(1, -1), false), Shape.of(3, 2), Shape.of(4, 3));
        assertThat(dot.op()).isEqualTo(new Dot(MultiplyAdd.FUSED));
        assertThat(dot.operand(0).op()).isEqualTo(new Transpose(List.of(1, 0)));
        assertThat(dot.operand(1).op()).isEqualTo(new Transpose(List.of(0, 1)));
        Node cosine = lower(new DotLayer(List.of(1, -1), true), Shape.of(3, 2), Shape.of(4, 3));
        assertThat(cosine.operand(0).op())
                .isInstanceOfSatisfying(
                        Normalize.class,
                        unit -> assertThat(unit.statistic()).isEqualTo(Normalize.Statistic.SQUARE_SUM));
    }

    @Test
    void upSamplingRepeatsOrResamples() {
        assertThat(lower(new UpSampling2DLayer(List.of(2, 3), Interpolation.NEAREST), IMAGE)
                        .op())
                .isEqualTo(new Repeat(List.of(2, 3)));
        assertThat(lower(new UpSampling2DLayer(List.of(1, 2), Interpolation.LANCZOS5), IMAGE)
                        .op())
                .isEqualTo(new Resample(ResampleKernel.LANCZOS5, MultiplyAdd.FUSED));
    }

    @Test
    void activationFunctionsAreFusedUnlessTheyAreSoftmax() {
        Node relu = lower(new DenseLayer(5, RELU, true), IMAGE);
        assertThat(relu.op())
                .isEqualTo(new Dense(
                        Summation.INTERLEAVED,
                        MultiplyAdd.FUSED,
                        new ElementFunction(Kind.RELU, Float.POSITIVE_INFINITY, 0f, 0f)));
        assertThat(names(relu.operands())).containsExactly("input0", "kernel", "bias");
        Node softmax = lower(new DenseLayer(16, SOFTMAX, false), IMAGE);
        assertThat(softmax.op()).isEqualTo(new Softmax(Softmax.Kind.SHARES, List.of(2)));
        assertThat(softmax.operand(0).op())
                .isEqualTo(new Dense(Summation.CHAIN, MultiplyAdd.FUSED, ElementFunction.LINEAR));
        assertThat(names(softmax.operand(0).operands())).containsExactly("input0", "kernel");
        assertThat(lower(new ActivationLayer(SOFTMAX), IMAGE).op())
                .isEqualTo(new Softmax(Softmax.Kind.SHARES, List.of(2)));
        assertThat(lower(new ActivationLayer(TANH), IMAGE).op())
                .isEqualTo(new Elementwise(new ElementFunction(Kind.TANH)));
    }

    @Test
    void rectifiersRoundTheirNumbersToFloat32() {
        assertThat(lower(new ReLULayer(6, 0.1, 0.7), IMAGE).op())
                .isEqualTo(new Elementwise(new ElementFunction(Kind.RELU, 6f, 0.1f, 0.7f)));
        assertThat(lower(new LeakyReLULayer(0.3), IMAGE).op())
                .isEqualTo(new Elementwise(new ElementFunction(Kind.LEAKY_RELU, 0.3f)));
    }

    @Test
    void axesCountFromZeroWithoutTheBatch() {
        assertThat(lower(new SoftmaxLayer(List.of(-1, 1)), IMAGE).op())
                .isEqualTo(new Softmax(Softmax.Kind.SHARES, List.of(0, 2)));
        assertThat(lower(new ConcatenateLayer(2), IMAGE, IMAGE).op()).isEqualTo(new Concatenate(1));
        assertThat(((ScaleShift) lower(new BatchNormalizationLayer(1, 1e-3, true, true), IMAGE)
                                .op())
                        .axis())
                .isZero();
    }

    @Test
    void convolutionsHaveOnePhase() {
        Conv2DLayer layer = new Conv2DLayer(4, List.of(1, 3), List.of(2), Padding.SAME, List.of(1), 1, LINEAR, true);
        Node node = lower(layer, IMAGE);
        assertThat(names(node.operands())).containsExactly("input0", "kernel", "bias");
        Convolution convolution = (Convolution) node.op();
        assertThat(convolution.rows())
                .isEqualTo(new ConvolutionAxis(
                        4, 2, 2, 1, List.of(new ConvolutionAxis.Phase(0, 2, List.of(new ConvolutionAxis.Tap(0, 0))))));
        assertThat(convolution.columns().phases()).hasSize(1);
        assertThat(node.shape()).isEqualTo(Shape.of(2, 3, 4));
    }

    @Test
    void transposedConvolutionsHaveAPhaseForEachStepOfTheStride() {
        Conv2DTransposeLayer layer = new Conv2DTransposeLayer(
                4, List.of(3), List.of(2, 1), Padding.SAME, List.of(), List.of(1), LINEAR, false);
        Node node = lower(layer, IMAGE);
        Convolution convolution = (Convolution) node.op();
        assertThat(convolution.rows())
                .isEqualTo(new ConvolutionAxis(
                        4,
                        8,
                        1,
                        2,
                        List.of(
                                new ConvolutionAxis.Phase(
                                        0, 4, List.of(new ConvolutionAxis.Tap(-1, 2), new ConvolutionAxis.Tap(0, 0))),
                                new ConvolutionAxis.Phase(1, 4, List.of(new ConvolutionAxis.Tap(0, 1))))));
        assertThat(convolution.columns().phases()).hasSize(1);
        Node kernel = node.operand(1);
        assertThat(kernel.op()).isEqualTo(new Permute(List.of(0, 1, 3, 2)));
        assertThat(kernel.shape()).isEqualTo(Shape.of(3, 3, 3, 4));
        assertThat(kernel.operand(0).shape()).isEqualTo(Shape.of(3, 3, 4, 3));
    }

    @Test
    void phasesThatNoTapReachesHoldTheBiasOnly() {
        Conv2DTransposeLayer layer =
                new Conv2DTransposeLayer(1, List.of(1), List.of(2), Padding.VALID, List.of(), List.of(1), LINEAR, true);
        Convolution convolution = (Convolution) lower(layer, Shape.of(2, 2, 1)).op();
        assertThat(convolution.rows().phases())
                .containsExactly(
                        new ConvolutionAxis.Phase(0, 2, List.of(new ConvolutionAxis.Tap(0, 0))),
                        new ConvolutionAxis.Phase(1, 2, List.of()));
    }

    @Test
    void normalisationComputesFactorAndSummandFromItsWeights() {
        Node node = lower(new BatchNormalizationLayer(-1, 1e-5, true, true), IMAGE);
        assertThat(node.op()).isEqualTo(new ScaleShift(2, ElementFunction.LINEAR));
        assertThat(node.operand(1).op()).isEqualTo(new NormalizationScale(1e-5));
        assertThat(names(node.operand(1).operands())).containsExactly("moving_variance", "gamma");
        assertThat(node.operand(2).op()).isEqualTo(new NormalizationShift(true, false));
        assertThat(names(node.operand(2).operands())).containsExactly("moving_mean", "scale", "beta");
        Node plain = lower(new BatchNormalizationLayer(-1, 1e-5, false, false), IMAGE);
        assertThat(names(plain.operand(1).operands())).containsExactly("moving_variance");
        assertThat(plain.operand(2).op()).isEqualTo(new NormalizationShift(false, false));
        assertThat(names(plain.operand(2).operands())).containsExactly("moving_mean", "scale");
    }

    @Test
    void rescalingHasAFactorForEachChannel() {
        Node node = lower(new RescalingLayer(List.of(0.1), List.of(1.0, 2.0, 3.0)), IMAGE);
        assertThat(node.op()).isEqualTo(new ScaleShift(2, ElementFunction.LINEAR));
        assertThat(node.operand(1).op()).isEqualTo(new Constant(List.of(0.1f, 0.1f, 0.1f)));
        assertThat(node.operand(2).op()).isEqualTo(new Constant(List.of(1f, 2f, 3f)));
    }

    /** Every layer's ops end in the shape that its rule gives. */
    @Test
    void theResultHasTheInferredShape() {
        for (LayerType type : LayerTable.types()) {
            LayerExample example = LayerExample.of(type);
            Node node = lower(example.definition(), example.inputs().toArray(Shape[]::new));
            assertThat(node.shape()).as(type.kerasClass()).isEqualTo(example.output());
        }
    }
}
