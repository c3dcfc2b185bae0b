// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Models for what ONNX's own tests leave out: weights, batches, several operators, former versions. */
final class SmallModels {
    private static final int OPSET = 17;
    private static final String BATCH = "N";

    private final Map<String, ModelProto> models = new TreeMap<>();

    private SmallModels() {}

    /** The models by name; each takes a batch of two, of random numbers. */
    static Map<String, ModelProto> all() {
        SmallModels models = new SmallModels();
        models.convolutions();
        models.transposedConvolutions();
        models.classifiers();
        models.blocks();
        models.arithmetic();
        models.normalizations();
        models.parts();
        models.pads();
        models.poolings();
        models.resizings();
        models.reductions();
        models.activations();
        models.products();
        models.formerVersions();
        return models.models;
    }

    private void add(String name, ModelBuilder builder, String... outputs) {
        models.put(name, builder.output(outputs).build());
    }

    private static ModelBuilder model(String name, int opset) {
        return new ModelBuilder(name, opset);
    }

    private void convolutions() {
        add(
                "convolutions",
                model("convolutions", OPSET)
                        .input("x", BATCH, 4, 7, 6)
                        .weight("grouped", 6, 2, 3, 2)
                        .weight("shift", 6, 1, 1)
                        .weight("depthwise", 12, 1, 3, 3)
                        .weight("strided", 5, 12, 2, 3)
                        .weight("point", 3, 5, 1, 1)
                        .node(
                                "Conv",
                                "x grouped",
                                "g",
                                "group",
                                2,
                                "pads",
                                new int[] {1, 0, 2, 1},
                                "dilations",
                                new int[] {2, 1})
                        .node("Add", "g shift", "a")
                        .node("Relu", "a", "b")
                        .node("Conv", "b depthwise", "c", "group", 6, "strides", new int[] {2, 1}, "pads", new int[] {
                            1, 1, 1, 1
                        })
                        .node("Conv", "c strided", "d", "strides", new int[] {2, 1}, "dilations", new int[] {1, 2})
                        .node("Tanh", "d", "e")
                        .node("Conv", "e point", "f")
                        .node("LeakyRelu", "f", "y", "alpha", 0.25f),
                "y");
        add(
                "sequence",
                model("sequence", OPSET)
                        .input("x", BATCH, 3, 11)
                        .weight("causal", 4, 3, 3)
                        .weight("depthwise", 4, 1, 2)
                        .weight("same", 2, 4, 4)
                        .node("Conv", "x causal", "a", "pads", new int[] {2, 0})
                        .node("Conv", "a depthwise", "b", "group", 4)
                        .node("Conv", "b same", "y", "auto_pad", "SAME_LOWER", "strides", new int[] {2}),
                "y");
        add(
                "volume",
                model("volume", OPSET)
                        .input("x", BATCH, 2, 4, 5, 3)
                        .weight("kernel", 4, 1, 2, 3, 2)
                        .node("Conv", "x kernel", "a", "group", 2, "auto_pad", "SAME_UPPER", "strides", new int[] {
                            2, 1, 1
                        })
                        .node("MaxPool", "a", "y", "kernel_shape", new int[] {2, 2, 1}),
                "y");
    }

    private void transposedConvolutions() {
        add(
                "enlarged",
                model("enlarged", OPSET)
                        .input("x", BATCH, 4, 3, 4)
                        .weight("dcgan", 4, 6, 4, 4)
                        .weight("bias", 6)
                        .weight("groups", 6, 2, 3, 3)
                        .weight("added", 4, 3, 3, 2)
                        .weight("shape", 3, 2, 3, 3)
                        .node("ConvTranspose", "x dcgan bias", "a", "strides", new int[] {2, 2}, "pads", new int[] {
                            1, 1, 1, 1
                        })
                        .node("Relu", "a", "b")
                        .node("ConvTranspose", "b groups", "c", "group", 2, "pads", new int[] {1, 0, 1, 2})
                        .node(
                                "ConvTranspose",
                                "c added",
                                "d",
                                "strides",
                                new int[] {3, 2},
                                "output_padding",
                                new int[] {2, 1},
                                "pads",
                                new int[] {0, 1, 1, 0})
                        .node(
                                "ConvTranspose",
                                "d shape",
                                "y",
                                "strides",
                                new int[] {2, 1},
                                "output_shape",
                                new int[] {38, 17},
                                "auto_pad",
                                "SAME_UPPER"),
                "y");
        add(
                "enlarged_others",
                model("enlarged_others", OPSET)
                        .input("x", BATCH, 2, 5)
                        .input("v", BATCH, 2, 2, 3, 2)
                        .weight("line", 2, 3, 3)
                        .weight("cube", 2, 2, 2, 2, 3)
                        .node("ConvTranspose", "x line", "y", "dilations", new int[] {2}, "pads", new int[] {1, 2})
                        .node("ConvTranspose", "v cube", "z", "strides", new int[] {2, 1, 3}),
                "y",
                "z");
    }

    private void classifiers() {
        add(
                "classifier",
                model("classifier", OPSET)
                        .input("image", BATCH, 2, 6, 5)
                        .weight("kernel", 3, 2, 3, 3)
                        .weight("first", 7, 18)
                        .weight("firstBias", 7)
                        .weight("second", 4, 7)
                        .whole("zero", 0)
                        .wholes("rest", -1)
                        .wholes("front", 0)
                        .node("Conv", "image kernel", "a", "pads", new int[] {1, 1, 1, 1})
                        .node("Relu", "a", "b")
                        .node("MaxPool", "b", "c", "kernel_shape", new int[] {2, 2}, "strides", new int[] {2, 2})
                        .node("Shape", "c", "shape")
                        .node("Gather", "shape zero", "size", "axis", 0)
                        .node("Unsqueeze", "size front", "size1")
                        .node("Concat", "size1 rest", "target", "axis", 0)
                        .node("Reshape", "c target", "flat")
                        .node("Gemm", "flat first firstBias", "d", "transB", 1, "alpha", 0.5f)
                        .node("Sigmoid", "d", "e")
                        .node("Gemm", "e second", "f", "transB", 1)
                        .node("Softmax", "f", "probabilities", "axis", 1),
                "probabilities");
        add(
                "from_tensorflow",
                model("from_tensorflow", OPSET)
                        .input("image", BATCH, 5, 6, 2)
                        .weight("kernel", 3, 2, 3, 3)
                        .weight("dense", 72, 4)
                        .weight("bias", 4)
                        .weight("pixels", 3, 3)
                        .wholes("flat", -1, 72)
                        .node("Transpose", "image", "a", "perm", new int[] {0, 3, 1, 2})
                        .node("Conv", "a kernel", "b", "pads", new int[] {0, 0, 1, 2})
                        .node("Relu", "b", "c")
                        .node("Transpose", "c", "d", "perm", new int[] {0, 2, 3, 1})
                        .node("MatMul", "d pixels", "map")
                        .node("Reshape", "map flat", "e")
                        .node("MatMul", "e dense", "f")
                        .node("Add", "f bias", "y"),
                "y",
                "map");
    }

    private void blocks() {
        add(
                "squeeze_excite",
                model("squeeze_excite", OPSET)
                        .input("x", BATCH, 4, 5, 3)
                        .weight("narrow", 2, 4, 1, 1)
                        .weight("wide", 4, 2, 1, 1)
                        .weight("kernel", 4, 4, 3, 3)
                        .node("GlobalAveragePool", "x", "a")
                        .node("Conv", "a narrow", "b")
                        .node("Relu", "b", "c")
                        .node("Conv", "c wide", "d")
                        .node("Sigmoid", "d", "e")
                        .node("Mul", "x e", "f")
                        .node("Conv", "f kernel", "g", "pads", new int[] {1, 1, 1, 1})
                        .node("Add", "g x", "y"),
                "y");
        add(
                "shuffle",
                model("shuffle", OPSET)
                        .input("x", 2, 6, 3, 4)
                        .wholes("split", 2, 2, 3, 3, 4)
                        .wholes("joined", 2, 6, 3, 4)
                        .weight("kernel", 2, 6, 2, 2)
                        .node("Reshape", "x split", "a")
                        .node("Transpose", "a", "b", "perm", new int[] {0, 2, 1, 3, 4})
                        .node("Reshape", "b joined", "c")
                        .node("Conv", "c kernel", "y"),
                "y");
        add(
                "pixels",
                model("pixels", OPSET)
                        .input("x", BATCH, 8, 2, 3)
                        .node("DepthToSpace", "x", "a", "blocksize", 2)
                        .node("DepthToSpace", "x", "b", "blocksize", 2, "mode", "CRD")
                        .node("Concat", "a b", "c", "axis", 1)
                        .node("SpaceToDepth", "c", "d", "blocksize", 2)
                        .node("Concat", "d x", "y", "axis", -3)
                        .node("Concat", "x x", "z", "axis", 2),
                "y",
                "z");
    }

    private void arithmetic() {
        add(
                "constants",
                model("constants", OPSET)
                        .input("x", BATCH, 5, 3, 4)
                        .weight("channels", 5, 1, 1)
                        .weight("moreChannels", 5, 1, 1)
                        .weight("all", 5, 3, 4)
                        .weight("image", 3, 4)
                        .weight("row", 4)
                        .weight("column", 1, 1, 3, 1)
                        .scalar("two", 2)
                        .scalar("three", 3)
                        .node("GlobalMaxPool", "x", "image_of_channels")
                        .node("Mul", "x channels", "a")
                        .node("Add", "a moreChannels", "b")
                        .node("Sub", "b all", "c")
                        .node("Mul", "c image", "d")
                        .node("Add", "d row", "e")
                        .node("Sub", "column e", "f")
                        .node("Div", "f three", "g")
                        .node("Sub", "two g", "h")
                        .node("Pow", "h two", "i")
                        .node("Sub", "i image_of_channels", "y"),
                "y");
        add(
                "bounds",
                model("bounds", OPSET)
                        .input("x", BATCH, 3, 4)
                        .input("z", BATCH, 3, 1)
                        .scalar("low", -0.5f)
                        .scalar("high", 0.75f)
                        .scalar("zero", 0)
                        .scalar("six", 6)
                        .scalar("one", 1)
                        .scalar("minusOne", -1)
                        .node("Clip", "x low high", "a")
                        .node("Clip", "x zero six", "b")
                        .node("Clip", "x zero high", "c")
                        .node("Clip", "x minusOne one", "d")
                        .node("Clip", "x zero", "e")
                        .node("Clip", "x - high", "f")
                        .node("Max", "x high", "g")
                        .node("Min", "low x", "h")
                        .node("Max", "a b z", "i")
                        .node("Min", "c d z", "j")
                        .node("Mean", "e f z", "k")
                        .node("Sum", "g h z x", "l"),
                "i",
                "j",
                "k",
                "l");
        add(
                "pictures",
                model("pictures", OPSET)
                        .input("image", BATCH, 3, 4, 4)
                        .floats("mean", new int[] {3, 1, 1}, 0.485f, 0.456f, 0.406f)
                        .floats("deviation", new int[] {1, 3, 1, 1}, 0.229f, 0.224f, 0.225f)
                        .weight("kernel", 2, 3, 3, 3)
                        .node("Sub", "image mean", "a")
                        .node("Div", "a deviation", "b")
                        .node("Conv", "b kernel", "y"),
                "y");
    }

    private void normalizations() {
        add(
                "normalizations",
                model("normalizations", OPSET)
                        .input("x", BATCH, 4, 3, 5)
                        .positive("gamma", 4)
                        .weight("beta", 4)
                        .weight("mean", 4)
                        .positive("variance", 4)
                        .positive("scale", 5)
                        .weight("shift", 5)
                        .positive("scales", 4, 1, 5)
                        .node(
                                "BatchNormalization",
                                "x gamma beta mean variance",
                                "a",
                                "epsilon",
                                0.01f,
                                "momentum",
                                0.5f)
                        .node("InstanceNormalization", "a gamma beta", "b", "epsilon", 0.001f)
                        .node("LayerNormalization", "b scale shift", "c")
                        .node("LayerNormalization", "c scales", "y", "axis", 1, "epsilon", 0.1f),
                "y");
        add(
                "groups",
                model("groups", 18)
                        .input("x", BATCH, 6, 4)
                        .positive("gamma", 3)
                        .weight("beta", 3)
                        .node("GroupNormalization", "x gamma beta", "y", "num_groups", 3),
                "y");
        add(
                "vectors",
                model("vectors", OPSET)
                        .input("x", BATCH, 4)
                        .positive("gamma", 4)
                        .weight("beta", 4)
                        .weight("mean", 4)
                        .positive("variance", 4)
                        .weight("matrix", 4, 3)
                        .node("BatchNormalization", "x gamma beta mean variance", "a")
                        .node("MatMul", "a matrix", "y"),
                "y");
    }

    private void parts() {
        ModelBuilder focus = model("focus", OPSET)
                .input("x", BATCH, 3, 6, 4)
                .weight("kernel", 2, 12, 1, 1)
                .wholes("rows", 2)
                .wholes("columns", 3)
                .wholes("far", Integer.MAX_VALUE)
                .wholes("zero", 0)
                .wholes("one", 1)
                .wholes("two", 2);
        String[] starts = {"zero zero", "one zero", "zero one", "one one"};
        for (int i = 0; i < starts.length; i++) {
            String[] start = starts[i].split(" ");
            focus.node("Slice", "x " + start[0] + " far rows two", "r" + i)
                    .node("Slice", "r" + i + " " + start[1] + " far columns two", "p" + i);
        }
        focus.node("Concat", "p0 p1 p2 p3", "a", "axis", 1).node("Conv", "a kernel", "y");
        add("focus", focus, "y");
        add(
                "parts",
                model("parts", OPSET)
                        .input("x", BATCH, 7, 4, 5)
                        .wholes("lengths", 2, 4, 1)
                        .wholes("starts", -4, 1)
                        .wholes("ends", 1000, -1)
                        .wholes("axes", 1, -1)
                        .whole("second", 1)
                        .wholes("odd", 1, 3)
                        .wholes("allAxes", 0, 2)
                        .wholes("from", 0, 1)
                        .wholes("to", Long.MAX_VALUE, 3)
                        .node("Split", "x lengths", "a b c", "axis", 1)
                        .node("Slice", "b starts ends axes", "d")
                        .node("Gather", "x second", "e", "axis", 2)
                        .node("Gather", "x odd", "f", "axis", -1)
                        .node("Slice", "x from to allAxes", "g")
                        .node("Relu", "a", "h")
                        .node("Relu", "c", "i")
                        .node("Relu", "e", "j"),
                "d",
                "f",
                "g",
                "h",
                "i",
                "j");
    }

    private void pads() {
        ModelBuilder pads = model("pads", 19)
                .input("x", BATCH, 2, 4, 3)
                .wholes("border", 0, 0, 1, 2, 0, 0, 2, 1)
                .wholes("channels", 0, 1, 0, 0, 0, 2, 0, 0)
                .wholes("zeros", 0, 0, 0, 2, 0, 0, 3, 0)
                .scalar("value", 1.5f)
                .weight("kernel", 2, 2, 2, 2);
        pads.node("Conv", "x kernel", "k");
        for (String mode : List.of("reflect", "edge", "wrap")) {
            pads.node("Pad", "x border", mode, "mode", mode);
        }
        pads.node("Pad", "x border value", "constant")
                .node("Pad", "x channels", "more")
                .node("Pad", "x zeros", "zero");
        add("pads", pads, "k", "reflect", "edge", "wrap", "constant", "more", "zero");
    }

    private void poolings() {
        ModelBuilder pools = model("pools", OPSET).input("x", BATCH, 3, 7, 8);
        List<String> outputs = new ArrayList<>();
        int[] three = {3, 3};
        int[] two = {2, 2};
        int[] ones = {1, 1, 1, 1};
        pools.node("MaxPool", "x", "symmetric", "kernel_shape", three, "strides", two, "pads", ones)
                .node("Relu", "x", "relu")
                .node("MaxPool", "relu", "positive", "kernel_shape", two, "strides", two, "pads", new int[] {1, 0, 1, 1
                })
                .node("MaxPool", "x", "ceil", "kernel_shape", three, "strides", two, "ceil_mode", 1)
                .node("MaxPool", "x", "valid", "kernel_shape", three, "auto_pad", "VALID")
                .node("AveragePool", "x", "counted", "kernel_shape", three, "pads", ones, "count_include_pad", 1)
                .node("AveragePool", "x", "same", "kernel_shape", three, "pads", ones)
                .node("AveragePool", "x", "uneven", "kernel_shape", two, "strides", two, "pads", new int[] {1, 0, 1, 1})
                .node("AveragePool", "x", "ceiled", "kernel_shape", three, "strides", two, "ceil_mode", 1)
                .node("AveragePool", "x", "lower", "kernel_shape", two, "auto_pad", "SAME_LOWER");
        for (String output :
                List.of("symmetric", "positive", "ceil", "valid", "counted", "same", "uneven", "ceiled", "lower")) {
            outputs.add(output);
        }
        add("pools", pools, outputs.toArray(String[]::new));
    }

    private void resizings() {
        ModelBuilder resized = model("resized", 18)
                .input("x", BATCH, 2, 4, 6)
                .input("line", BATCH, 2, 5)
                .floats("twice", new int[] {4}, 1, 1, 2, 2)
                .floats("odd", new int[] {4}, 1, 1, 1.5f, 0.5f)
                .floats("half", new int[] {2}, 0.5f, 0.5f)
                .wholes("sizes", 5, 9)
                .wholes("length", 8)
                .floats("tripled", new int[] {3}, 1, 1, 3);
        String[] modes = {"linear", "cubic", "nearest"};
        List<String> outputs = new ArrayList<>();
        for (String mode : modes) {
            resized.node("Resize", "x - twice", mode + "Twice", "mode", mode)
                    .node(
                            "Resize",
                            "x - odd",
                            mode + "Odd",
                            "mode",
                            mode,
                            "coordinate_transformation_mode",
                            "asymmetric")
                    .node("Resize", "x - - sizes", mode + "Sizes", "mode", mode, "axes", new int[] {2, 3})
                    .node(
                            "Resize",
                            "x - - sizes",
                            mode + "Corners",
                            "mode",
                            mode,
                            "axes",
                            new int[] {2, 3},
                            "coordinate_transformation_mode",
                            "align_corners");
            outputs.addAll(List.of(mode + "Twice", mode + "Odd", mode + "Sizes", mode + "Corners"));
        }
        resized.node(
                        "Resize",
                        "x - half",
                        "half1",
                        "axes",
                        new int[] {2, 3},
                        "nearest_mode",
                        "floor",
                        "coordinate_transformation_mode",
                        "asymmetric")
                .node("Resize", "x - half", "half2", "axes", new int[] {-2, -1}, "nearest_mode", "round_prefer_ceil")
                .node(
                        "Resize",
                        "x - - sizes",
                        "outside",
                        "mode",
                        "cubic",
                        "axes",
                        new int[] {2, 3},
                        "exclude_outside",
                        1,
                        "cubic_coeff_a",
                        -0.5f)
                .node("Resize", "line - - length", "lineLinear", "mode", "linear", "axes", new int[] {2})
                .node("Resize", "line - tripled", "lineNearest");
        outputs.addAll(List.of("half1", "half2", "outside", "lineLinear", "lineNearest"));
        add("resized", resized, outputs.toArray(String[]::new));
    }

    private void reductions() {
        ModelBuilder reduced = model("reduced", OPSET)
                .input("x", BATCH, 3, 4, 5)
                .weight("kernel", 3, 3, 1, 1)
                .wholes("last", -1)
                .node("Conv", "x kernel", "c");
        reduced.node("ReduceMean", "c", "a", "axes", new int[] {2, 3}, "keepdims", 0)
                .node("ReduceMean", "c", "b", "axes", new int[] {1})
                .node("ReduceMax", "c", "d", "axes", new int[] {-1}, "keepdims", 0)
                .node("ReduceSum", "c last", "e")
                .node("ReduceMin", "c", "f", "axes", new int[] {1, 3}, "keepdims", 0)
                .node("ReduceL1", "c", "g", "axes", new int[] {1, 2, 3})
                .node("ReduceSumSquare", "c", "h", "axes", new int[] {2, 3})
                .node("Sub", "c b", "i")
                .node("Mul", "i h", "j");
        add("reduced", reduced, "a", "d", "e", "f", "g", "j");
    }

    private void activations() {
        ModelBuilder functions = model("activations", 20)
                .input("x", BATCH, 3, 5)
                .weight("slopes", 3, 1)
                .weight("slope", 1);
        Object[][] all = {
            {"LeakyRelu", "alpha", 0.2f},
            {"Elu"},
            {"Elu", "alpha", 0.5f},
            {"Selu"},
            {"Celu"},
            {"Celu", "alpha", 0.5f},
            {"Gelu"},
            {"Gelu", "approximate", "tanh"},
            {"HardSigmoid"},
            {"HardSigmoid", "alpha", 1 / 6f},
            {"HardSigmoid", "alpha", 0.3f, "beta", 0.4f},
            {"HardSwish"},
            {"Mish"},
            {"Sigmoid"},
            {"Softplus"},
            {"Softsign"},
            {"Tanh"},
            {"Exp"},
            {"Abs"},
            {"Neg"},
            {"ThresholdedRelu", "alpha", 0.5f},
            {"Shrink", "lambd", 0.5f, "bias", 0.5f},
            {"Shrink", "lambd", 0.25f},
            {"Softmax", "axis", 1},
            {"LogSoftmax"},
            {"Identity"},
            {"Dropout"}
        };
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            Object[] attributes = Arrays.copyOfRange(all[i], 1, all[i].length);
            functions.node((String) all[i][0], "x", "y" + i, attributes);
            outputs.add("y" + i);
        }
        functions.node("PRelu", "x slopes", "byChannel").node("PRelu", "x slope", "byAll");
        outputs.addAll(List.of("byChannel", "byAll"));
        add("activations", functions, outputs.toArray(String[]::new));
    }

    private void products() {
        add(
                "attention",
                model("attention", OPSET)
                        .input("x", BATCH, 4, 6)
                        .weight("query", 6, 3)
                        .weight("key", 6, 3)
                        .weight("value", 6, 5)
                        .weight("left", 2, 4)
                        .weight("positions", 4, 6)
                        .scalar("root", 1.7320508f)
                        .node("Add", "x positions", "p")
                        .node("MatMul", "p query", "q")
                        .node("MatMul", "p key", "k")
                        .node("MatMul", "p value", "v")
                        .node("Transpose", "k", "kt", "perm", new int[] {0, 2, 1})
                        .node("MatMul", "q kt", "s")
                        .node("Div", "s root", "t")
                        .node("Softmax", "t", "u")
                        .node("MatMul", "u v", "w")
                        .node("MatMul", "left w", "y"),
                "y");
        add(
                "embedding",
                model("embedding", OPSET)
                        .input("tokens", DataType.INT64, BATCH, 5)
                        .weight("table", 4, 3)
                        .weight("dense", 15, 2)
                        .node("Gather", "table tokens", "a")
                        .node("Flatten", "a", "b")
                        .node("MatMul", "b dense", "y"),
                "y");
        add(
                "axes",
                model("axes", OPSET)
                        .input("x", BATCH, 6, 4)
                        .wholes("second", 2)
                        .wholes("shape", 0, 3, -1)
                        .wholes("cut", 0, 4, 6)
                        .weight("matrix", 6, 2)
                        .weight("bias", 1, 2)
                        .node("Unsqueeze", "x second", "a")
                        .node("Relu", "a", "b")
                        .node("Squeeze", "b second", "c")
                        .node("Reshape", "c shape", "d")
                        .node("Transpose", "d", "e", "perm", new int[] {0, 2, 1})
                        .node("Reshape", "e cut", "f")
                        .node("MatMul", "f matrix", "g")
                        .node("Add", "g bias", "y"),
                "y");
    }

    private void formerVersions() {
        add(
                "version_9",
                model("version_9", 9)
                        .input("x", BATCH, 4, 4, 4)
                        .floats("scales", new int[] {4}, 1, 1, 2, 3)
                        .node("Clip", "x", "a", "min", -0.25f, "max", 0.5f)
                        .node(
                                "Slice",
                                "a",
                                "b",
                                "starts",
                                new int[] {1, 0},
                                "ends",
                                new int[] {4, 3},
                                "axes",
                                new int[] {2, 1})
                        .node("Upsample", "b scales", "c", "mode", "nearest")
                        .node("Pad", "c", "d", "pads", new int[] {0, 0, 1, 1, 0, 0, 0, 1}, "value", 0.5f)
                        .node("Softmax", "d", "y"),
                "y");
        add(
                "version_11",
                model("version_11", 11)
                        .input("x", BATCH, 6, 1, 4)
                        .node("Split", "x", "a b", "axis", 1, "split", new int[] {2, 4})
                        .node("Squeeze", "b", "c", "axes", new int[] {2})
                        .node("Unsqueeze", "c", "d", "axes", new int[] {1})
                        .node("LogSoftmax", "d", "y", "axis", 2)
                        .node("Dropout", "a", "z", "ratio", 0.25f),
                "y",
                "z");
        add(
                "version_10",
                model("version_10", 10)
                        .input("x", BATCH, 2, 3, 3)
                        .floats("scales", new int[] {4}, 1, 1, 2, 2)
                        .node("Resize", "x scales", "y", "mode", "linear")
                        .node("Resize", "x scales", "z", "mode", "nearest"),
                "y",
                "z");
    }
}
