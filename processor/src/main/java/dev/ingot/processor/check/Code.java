// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.check;

/**
 * The catalogue of messages: number, severity, text and hint of each. 100: arguments and shapes of a layer; 200: the graph;
 * 300: the class that holds the model; 400: warnings; 900: the compiler itself.
 *
 * <p>Texts and hints are {@link java.util.Formatter} patterns over the same arguments. Shapes print as {@code (28, 28, 1)};
 * the words are layer, shape, input, "expected ... but got ...".
 */
public enum Code {
    // 100-199: arguments and shapes of a layer

    /** A number is smaller than it may be. */
    ARGUMENT_TOO_SMALL(101, Severity.ERROR, "%1$s is %2$s, but must be at least %3$s", "use %1$s = %3$s or more"),
    /** The input of a layer has the wrong number of axes. */
    WRONG_RANK(102, Severity.ERROR, "expected an input of shape %1$s, but %2$s gives %3$s", "%4$s"),
    /** An axis that the input does not have. */
    AXIS_OUT_OF_RANGE(
            103,
            Severity.ERROR,
            "axis %1$s is out of range: %2$s gives %3$s",
            "use 1 to %4$s, or -%4$s to -1; the batch is 0, the last axis -1"),
    /** The number of values changes in a reshape. */
    RESHAPE_COUNT(104, Severity.ERROR, "%1$s holds %2$d values, but %3$s gives %4$d", "%5$s"),
    /** The batch axis stands where only axes of a sample may. */
    AXIS_IS_BATCH(
            105,
            Severity.ERROR,
            "axis %1$s is the batch, but must be an axis of the sample",
            "use -1 for the last axis, 1 for the first one after the batch"),
    /** An array for spatial axes has neither one number nor one for each axis. */
    WRONG_LENGTH(106, Severity.ERROR, "%1$s has %2$d numbers, but must have %4$s", "write %1$s = %3$s"),
    /** A fraction is NaN or too large for float32. */
    NOT_A_NUMBER(107, Severity.ERROR, "%1$s is %2$s, but must be %3$s", "write a number such as %1$s = %4$s"),
    /** A convolution has both stride and dilation. */
    STRIDE_WITH_DILATION(
            108,
            Severity.ERROR,
            "strides %1$s and dilationRate %2$s are both above 1, but only one of them may be",
            "use dilationRate = 1 or strides = 1"),
    /** The output padding is not less than the stride. */
    OUTPUT_PADDING_TOO_LARGE(
            109,
            Severity.ERROR,
            "outputPadding is %1$s, but must be less than the stride %2$s",
            "use outputPadding = %3$s or less, or leave it out"),
    /** Causal padding where Keras has none. */
    CAUSAL_PADDING(
            110,
            Severity.ERROR,
            "padding is CAUSAL, but only plain one-dimensional convolutions have it",
            "use Padding.SAME or Padding.VALID"),
    /** A number is outside its range. */
    ARGUMENT_OUT_OF_RANGE(
            111,
            Severity.ERROR,
            "%1$s is %2$s, but must be from %3$s to %4$s",
            "use a number from %3$s to %4$s, usually %5$s"),
    /** A reshape to an axis of size 0 or of a negative size other than -1. */
    RESHAPE_SIZE(
            112,
            Severity.ERROR,
            "an axis of size %1$s is impossible: sizes must be at least 1",
            "use -1 for the one size that is to be computed"),
    /** A reshape with two sizes to compute. */
    RESHAPE_TWO_UNKNOWN(
            113,
            Severity.ERROR,
            "a second -1: only one size can be computed",
            "write the size in place of one of them"),
    /** An array that needs an element has none. */
    EMPTY_ARGUMENT(114, Severity.ERROR, "%1$s is empty, but must have at least one number", "write %2$s"),
    /** The size to compute in a reshape is no whole number. */
    RESHAPE_REMAINDER(
            115,
            Severity.ERROR,
            "the -1 in %1$s has no solution: %2$s gives %3$d values, which %4$d does not divide",
            "%5$s"),
    /** The groups of a convolution do not divide its filters. */
    GROUPS_FILTERS(
            116,
            Severity.ERROR,
            "groups is %1$s, which does not divide the %2$s filters",
            "use groups = %3$s, or filters = %4$s"),
    /** The groups of a convolution do not divide the channels of its input. */
    GROUPS_CHANNELS(
            117,
            Severity.ERROR,
            "groups is %1$s, which does not divide the %2$s channels: %3$s gives %4$s",
            "use groups = %5$s"),
    /** The kernel does not fit into the input, so the output would be empty. */
    KERNEL_TOO_LARGE(
            118,
            Severity.ERROR,
            "the kernel covers %1$s cells, but %2$s gives %3$s: no output is left",
            "use padding = Padding.SAME, or kernelSize = %4$s at most"),
    /** The one transposed convolution that is the transpose of no convolution. */
    OUTPUT_PADDING_ZERO(
            119,
            Severity.ERROR,
            "outputPadding is 0, but with padding SAME and a kernel that covers %1$s cells, an even number, no convolution"
                    + " has such a transpose (TensorFlow rejects it too)",
            "%2$s"),
    /** Inputs that are joined differ in another axis. */
    CONCATENATE_SHAPES(120, Severity.ERROR, "%1$s gives %2$s, but %3$s gives %4$s: only axis %5$s may differ", "%6$s"),
    /** Inputs that are combined element by element have sizes that do not go together. */
    MERGE_SHAPES(
            121,
            Severity.ERROR,
            "%1$s gives %2$s, but %3$s gives %4$s: %5$s and %6$s values cannot be combined element by element",
            "sizes must be equal, or 1 in one of them, counted from the last axis"),
    /** A list of factors or summands is neither one number nor one for each channel. */
    RESCALING_LENGTH(
            122,
            Severity.ERROR,
            "%1$s has %2$s numbers, but must have one, or %3$s for the last axis: %4$s gives %5$s",
            "write %1$s = %6$s"),
    /** An axis is named twice. */
    AXIS_REPEATED(123, Severity.ERROR, "axis %1$s is named twice", "write each axis once"),
    /** An array for the sides of spatial axes has another length than one, the number of axes or that of sides. */
    SIDES_LENGTH(124, Severity.ERROR, "%1$s has %2$d numbers, but must have %4$s", "write %1$s = %3$s"),
    /** A cropping leaves nothing of an axis. */
    CROPPING_TOO_LARGE(
            125,
            Severity.ERROR,
            "cropping cuts off %1$s %2$s in all, but %3$s gives %4$s: none is left",
            "cut off %5$s %2$s at most"),
    /** The window of a pooling does not fit into the input, so the output would be empty. */
    POOL_TOO_LARGE(
            135,
            Severity.ERROR,
            "a window of %1$s cells does not fit into an axis of %2$s: %3$s gives %4$s",
            "use padding = Padding.SAME, or poolSize = %5$s at most"),
    /** A resizing is to cut the image and to pad it. */
    CROP_AND_PAD(
            136,
            Severity.ERROR,
            "cropToAspectRatio and padToAspectRatio are both true, but only one of them may be",
            "leave one of them out"),
    /** A resizing pads with something else than zeros. */
    FILL_VALUE(137, Severity.ERROR, "fillValue is %1$s, but only 0 is supported", "leave fillValue out"),
    /** A number is 0 or negative where it divides. */
    NOT_POSITIVE(143, Severity.ERROR, "%1$s is %2$s, but must be greater than 0", "write a number such as %1$s = %3$s"),
    /** An axis that is split into halves has an odd length. */
    ODD_AXIS(
            144,
            Severity.ERROR,
            "axis %1$s has %2$s values, an odd number, but is split into halves: %3$s gives %4$s",
            "give it one value more, or split another axis"),
    /** An activation that changes the shape is the argument of a layer. */
    GLU_ACTIVATION(
            145,
            Severity.ERROR,
            "activation is GLU, which halves the last axis, but the activation of a layer must keep its shape",
            "give it a field of its own behind this one: @GLU Layer gate;"),
    /** A shared axis that the input does not have. */
    SHARED_AXIS_OUT_OF_RANGE(
            146,
            Severity.ERROR,
            "shared axis %1$s is out of range: %2$s gives %3$s",
            "use 1 to %4$s; 1 is the first axis after the batch"),
    /** A list of statistics is neither one number nor one for each index of the axes. */
    STATISTICS_LENGTH(
            147,
            Severity.ERROR,
            "%1$s has %2$s numbers, but must have one, or %3$s for the axes of this layer: %4$s gives %5$s",
            "write %1$s = %6$s for all of them"),
    /** One of mean and variance is given without the other. */
    STATISTICS_TOGETHER(
            148,
            Severity.ERROR,
            "%1$s is given, but %2$s is not: both are arguments, or both are weights",
            "add %2$s = %3$s, or leave %1$s out"),
    /** A normalisation with weights is to be inverted. */
    INVERTED_WEIGHTS(
            149,
            Severity.ERROR,
            "invert is true, but mean and variance are weights",
            "give mean and variance as arguments"),
    /** A tensor would hold more values than an array can. */
    TOO_LARGE(
            150,
            Severity.ERROR,
            "%1$s would have the shape %2$s, which is more than the %3$s values of a Java array",
            "make the layer or its input smaller"),
    /** An order of axes that leaves one out. */
    NOT_A_PERMUTATION(
            151,
            Severity.ERROR,
            "axis %1$s does not go with the others: expected each of 1 to %2$s once, but %3$s is missing",
            "write %3$s here; axes count from 1 without the batch, and {2, 1} swaps two"),
    /** An order of more or fewer axes than the input has. */
    PERMUTATION_LENGTH(
            152,
            Severity.ERROR,
            "the order has %1$d axes, but %2$s gives %3$s",
            "name each of the axes 1 to %4$s once"),
    /** An embedding with more rows than float32 can count. */
    TOO_MANY_ROWS(
            153,
            Severity.ERROR,
            "inputDim is %1$d, but the numbers of rows are float32, which holds whole numbers up to %2$d without a gap",
            "use inputDim = %2$d or less"),
    /** Channels that fill no block of pixels. */
    BLOCK_CHANNELS(
            154,
            Severity.ERROR,
            "a block of size %1$s takes %2$s channels, or a multiple of them, but %3$s gives %4$s",
            "give it %5$s channels"),
    /** Rows or columns that no blocks cover. */
    BLOCK_SIZE(
            155,
            Severity.ERROR,
            "blocks of size %1$s do not cover %2$s %3$s: %4$s gives %5$s",
            "add %6$s %3$s, for example with @ZeroPadding2D, or use another blockSize"),
    /** Axes for more or fewer than two inputs. */
    AXES_LENGTH(
            156,
            Severity.ERROR,
            "axes has %1$d numbers, but must have one for both inputs, or one for each",
            "write axes = -1 for the last axis of both, or axes = {1, 2}"),
    /** Vectors of different lengths for a dot product. */
    DOT_SIZES(
            157,
            Severity.ERROR,
            "%1$s gives %2$s, but %3$s gives %4$s: vectors of %5$d and %6$d values have no dot product",
            "name two axes of the same size, one for each input: axes = {1, 2}"),
    /** A normalised kernel on a layer without one. */
    NO_KERNEL(
            160,
            Severity.ERROR,
            "@%1$s has no kernel to normalise",
            "remove @SpectralNormalization, or put it on layers with a kernel, such as @Dense and @Conv2D"),

    // 200-299: the graph

    /** A name in {@code @From} that no field has. */
    UNKNOWN_SOURCE(201, Severity.ERROR, "there is no layer or input \"%1$s\"", "%2$s"),
    /** A name in {@code @From} of this field or a later one. */
    LATER_SOURCE(
            202,
            Severity.ERROR,
            "%1$s is not computed yet: a layer takes only earlier fields",
            "move %1$s before this field, or take another layer"),
    /** A layer has more or fewer inputs than it takes. */
    INPUT_COUNT(203, Severity.ERROR, "expected %1$s, but got %2$d", "%3$s"),
    /** A name in {@code outputs} that no layer has. */
    UNKNOWN_OUTPUT(204, Severity.ERROR, "there is no layer \"%1$s\"", "%2$s"),
    /** A name stands twice in {@code outputs}. */
    DUPLICATE_OUTPUT(205, Severity.ERROR, "%1$s is an output already", "name each output once"),
    /** A class without layers. */
    NO_LAYERS(206, Severity.ERROR, "there are no layers", "declare one: @Dense(units = 10) Layer dense;"),
    /** A field with more than one annotation that declares a layer or an input. */
    TWO_LAYERS(
            207,
            Severity.ERROR,
            "the field has @%1$s already, but a field declares one layer",
            "give @%2$s a field of its own: @%2$s Layer next;"),
    /** A field of type Layer that nothing declares. */
    NOT_ANNOTATED(
            208,
            Severity.ERROR,
            "the field has no layer annotation",
            "annotate it, for example with @Dense(units = 10), or remove it"),
    /** An annotation of the dsl on a field of another type. */
    NOT_A_LAYER_FIELD(
            209, Severity.ERROR, "expected a field of type Layer, but got %1$s", "declare the field as Layer %2$s;"),
    /** The member input together with input fields. */
    TWO_KINDS_OF_INPUT(
            210,
            Severity.ERROR,
            "input is given here, but the class also has the @Input field %1$s",
            "remove input = ..., and take the fields by their names"),
    /** A network without input, or an input without axes. */
    NO_INPUT(
            211,
            Severity.ERROR,
            "expected the shape of an input, but got none",
            "give it without the batch axis: input = {28, 28, 1}, or a field @Input({28, 28, 1}) Layer image;"),
    /** A size of an input is not positive. */
    INPUT_SIZE(
            212,
            Severity.ERROR,
            "expected sizes of at least 1, but got %1$d",
            "give the shape of one sample, without the batch axis"),
    /** A layer or input that no output depends on. */
    UNUSED(213, Severity.ERROR, "no output depends on %1$s%2$s", "take it with @From(\"%1$s\"), %3$s"),
    /** A layer has the name of the single input. */
    NAMED_LIKE_INPUT(214, Severity.ERROR, "an input has this name already", "give the field another name"),
    /** A layer stands before the first input field. */
    NOTHING_BEFORE(
            215,
            Severity.ERROR,
            "no layer or input stands before this field",
            "move it behind the @Input field that it takes, or name its inputs: @From(\"%1$s\")"),
    /** An annotation that only a layer can have. */
    NOT_FOR_INPUT(216, Severity.ERROR, "an input cannot have @%1$s", "remove @%1$s"),
    /** Two layers have one name in weight files. */
    DUPLICATE_NAME(
            217,
            Severity.ERROR,
            "the layer %1$s has the name \"%2$s\" already",
            "give each layer a name of its own with @Named"),
    /** A name that weight files cannot hold. */
    BAD_NAME(
            218,
            Severity.ERROR,
            "\"%1$s\" cannot be the name of a layer: %2$s",
            "use letters, digits, '_', '-', '.', and '/' between parts"),
    /** An input is named as an output. */
    OUTPUT_IS_INPUT(
            219, Severity.ERROR, "%1$s is an input, but an output is a layer", "remove it: the caller has its values"),
    /** Layer annotations outside a network. */
    OUTSIDE_NETWORK(
            220,
            Severity.ERROR,
            "the class %1$s declares layers, but is neither a network nor a block",
            "annotate %1$s with @NeuralNetwork or @Block"),
    /** A name in {@code @SameAs} that no field has. */
    UNKNOWN_SHARED(221, Severity.ERROR, "there is no layer \"%1$s\"", "%2$s"),
    /** A name in {@code @SameAs} of this field or a later one. */
    LATER_SHARED(
            222,
            Severity.ERROR,
            "%1$s is no earlier field, but weights belong to the first layer that uses them",
            "move %1$s before this field, or name an earlier layer"),
    /** A name in {@code @SameAs} of an input. */
    SHARED_INPUT(223, Severity.ERROR, "%1$s is an input, which has no weights", "name a layer"),
    /** A name for the second use of a layer. */
    NOT_FOR_SHARED(
            224,
            Severity.ERROR,
            "a field with @SameAs cannot have @%1$s: its weights are those of %2$s, under the same name",
            "remove @%1$s"),
    /** The weights of a layer do not have the shape that its second use needs. */
    SHARED_SHAPES(
            225,
            Severity.ERROR,
            "%1$s has a %2$s of shape %3$s, but this use needs %4$s: %5$s gives %6$s",
            "give it an input like that of %1$s, or declare a layer with weights of its own"),
    /** An output that a block, or a layer, does not have. */
    UNKNOWN_BLOCK_OUTPUT(226, Severity.ERROR, "%1$s has no output \"%2$s\"", "%3$s"),
    /** A class in {@code @Use} that is no block. */
    NOT_A_BLOCK(227, Severity.ERROR, "%1$s is not a block", "annotate the class with @Block, or use another one"),
    /** A block that contains itself. */
    BLOCK_IN_ITSELF(
            228,
            Severity.ERROR,
            "%1$s contains itself: %2$s",
            "use another block here; to repeat a block, write times = ... where it is used"),
    /** A block from a class file that has an error. */
    BROKEN_BLOCK(
            229,
            Severity.ERROR,
            "%1$s, which is known as a class file only, has an error: %2$s",
            "compile it again, with Ingot's processor"),
    /** A shape of an input of a block. */
    BLOCK_INPUT_SHAPE(
            230,
            Severity.ERROR,
            "an input of a block has no shape of its own, but got %1$s",
            "write @Input: the block takes the shape of what it is used with"),
    /** A block is repeated that cannot take what it gives. */
    REPEATED_BLOCK(
            231,
            Severity.ERROR,
            "times is %4$s, but each repetition takes what the one before gives, and %1$s has %2$s inputs and %3$s outputs",
            "give the block as many outputs as inputs, or use it once"),
    /** A string in {@code set} that is no change. */
    SET_SYNTAX(
            232, Severity.ERROR, "expected a field, its member and a value, but got \"%1$s\"", "write \"%2$s = ...\""),
    /** A change of a field that is not there. */
    SET_FIELD(233, Severity.ERROR, "%1$s has no field %2$s", "%3$s"),
    /** A change of a member that is not there. */
    SET_MEMBER(234, Severity.ERROR, "%1$s has no member %2$s to change", "%3$s"),
    /** A value of the wrong type in a change. */
    SET_VALUE(235, Severity.ERROR, "%1$s needs %2$s, but got \"%3$s\"", "write the value as in the annotation"),
    /** Two changes of one member. */
    SET_TWICE(236, Severity.ERROR, "%1$s is changed twice", "change it once"),
    /** A change of a layer that is another's second use. */
    SET_SHARED(237, Severity.ERROR, "%1$s has the arguments of %2$s", "change %2$s instead: both use them"),
    /** A layer in a block that no output of the network depends on. */
    UNUSED_IN_BLOCK(
            238, Severity.ERROR, "no output depends on %1$s", "take %2$s too, with @From, or use a block without it"),
    /** A class that is both. */
    NETWORK_AND_BLOCK(
            239,
            Severity.ERROR,
            "a class is a network or a block, but %1$s is both",
            "declare the layers in a block, and a network that uses it"),
    /** A member that depends on itself. */
    CYCLE(
            240,
            Severity.ERROR,
            "%1$s depends on itself: %2$s",
            "take earlier fields only; to apply a layer again, declare another field with @SameAs"),
    /** A block from a class file in a compiler that sorts the fields of class files. */
    UNORDERED_BLOCK(
            241,
            Severity.ERROR,
            "%1$s is known as a class file only, in which Eclipse's compiler does not tell the order of the layers",
            "compile the source of the block together with this class, or use javac"),

    // 300-389: the class that holds the model

    /** The annotated type is no class. */
    NOT_A_CLASS(301, Severity.ERROR, "expected a class, but got %1$s", "write final class %2$s { ... }"),
    /** The class has type parameters. */
    GENERIC_CLASS(
            302,
            Severity.ERROR,
            "layers cannot stand in a class with type parameters, but got <%1$s>",
            "remove them: the types of all values are known"),
    /** The class or one around it is private. */
    PRIVATE_CLASS(
            303,
            Severity.ERROR,
            "%1$s is private, but the generated class %2$s is visible in the whole package",
            "remove private from %1$s"),
    /** A superclass has layers. */
    INHERITED_LAYERS(
            304,
            Severity.ERROR,
            "the superclass %1$s has the layer %2$s, but layers are not inherited",
            "declare all layers in one class"),
    /** Two fields in one declaration. */
    SHARED_DECLARATION(
            305,
            Severity.ERROR,
            "the field shares its declaration with %2$s",
            "declare each layer on its own: Layer %1$s;"),
    /** An output of several has the name of a method that a record cannot override. */
    NOT_A_COMPONENT(
            306,
            Severity.ERROR,
            "%1$s cannot name one of several outputs: they become the components of a record, and every object has a method %1$s()",
            "give the field another name"),
    /** The name of the generated class is no name. */
    BAD_CLASS_NAME(
            307,
            Severity.ERROR,
            "\"%1$s\" cannot be the name of a class",
            "use a simple Java name, such as GeneratorNetwork"),
    /** The generated class exists in the sources. */
    CLASS_EXISTS(
            308,
            Severity.ERROR,
            "the class %1$s exists already",
            "rename it, or choose the name of the generated class: className = \"%2$s\""),
    /** Two models give one class. */
    CLASS_TAKEN(
            309,
            Severity.ERROR,
            "the class %1$s is already generated for %2$s",
            "choose another name: className = \"%3$s\""),
    /** A path of a resource that is not relative to the class. */
    BAD_RESOURCE(
            310,
            Severity.ERROR,
            "expected the name of a resource beside the class, but got \"%1$s\"",
            "write \"%2$s\", or open another file with load(Weights.open(path))"),

    // 311-340: methods of the user's

    /** The class has no such method. */
    CUSTOM_UNKNOWN(311, Severity.ERROR, "%1$s has no method %2$s", "%3$s"),
    /** No method of the name has one of the two forms. */
    CUSTOM_SIGNATURE(
            312,
            Severity.ERROR,
            "expected static float %1$s(float) or static void %1$s(float[], float[]), but %2$s has %3$s",
            "declare it in one of these forms"),
    /** Methods of both forms have the name. */
    CUSTOM_AMBIGUOUS(
            313, Severity.ERROR, "%1$s has both %2$s and %3$s", "give them different names: a layer calls only one"),
    /** The class cannot be named where the network is. */
    CUSTOM_CLASS_HIDDEN(
            314,
            Severity.ERROR,
            "the generated class cannot use %1$s: it or a class around it is not visible in %2$s",
            "make it public, or remove private if it is in the same package"),
    /** The method cannot be called where the network is. */
    CUSTOM_METHOD_HIDDEN(
            315,
            Severity.ERROR,
            "the generated class cannot call %2$s of %1$s, which is not visible in %3$s",
            "make it public, or remove private if it is in the same package"),
    /** The method throws what its caller has to catch. */
    CUSTOM_EXCEPTION(
            316,
            Severity.ERROR,
            "%2$s of %1$s declares %3$s, but a layer cannot throw checked exceptions",
            "catch it in the method, or throw one that extends RuntimeException"),
    /** A function of elements is to change the shape. */
    CUSTOM_SHAPE_STAYS(
            317,
            Severity.ERROR,
            "%2$s of %1$s works element by element, so the shape is %3$s as of %4$s, but outputShape is %5$s",
            "remove outputShape, or give the method the form static void %2$s(float[] in, float[] out)"),
    /** An output shape has an axis without values. */
    CUSTOM_SIZE(318, Severity.ERROR, "a size of outputShape is %1$d, but sizes start at 1", "leave out the batch axis"),

    // 390-399: sizes that no computer has

    /** An input has more values than an array. */
    INPUT_TOO_LARGE(
            391,
            Severity.ERROR,
            "the input would hold %1$s values, but at most %2$d are possible",
            "give the shape of one sample, without the batch axis"),
    /** A layer's values do not fit the working memory. */
    TOO_MUCH_WORK(
            392,
            Severity.ERROR,
            "its inputs and its output hold %1$s values together, but at most %2$d are possible",
            "make the layer or its inputs smaller"),
    /** The weights of all layers do not fit. */
    TOO_MANY_WEIGHTS(
            393,
            Severity.ERROR,
            "the network has %1$s weights, but at most %2$d are possible",
            "make its layers smaller: most weights are in %3$s"),

    /** More inputs and outputs than a Java method has parameters. */
    TOO_MANY_ARRAYS(
            394,
            Severity.ERROR,
            "the network has %1$d inputs and outputs together, but at most %2$d can be parameters of a Java method",
            "join some of them with @Concatenate"),
    /** A layer takes more inputs than a Java method has parameters. */
    TOO_MANY_SOURCES(
            395,
            Severity.ERROR,
            "the layer takes %1$d inputs, but at most %2$d can be parameters of a Java method",
            "join them in two steps: some of them first, then the results"),

    // 400-499: warnings

    /** A transposed convolution whose outputs sum different numbers of products. */
    CHECKERBOARD(
            401,
            "checkerboard",
            "kernelSize %1$s is not divisible by the stride %2$s: outputs sum different numbers of products, which may show"
                    + " as a checkerboard",
            "use kernelSize = %3$s, or @UpSampling%4$s and @Conv%4$s"),

    // 900-999: the compiler itself

    /** A stage of the compiler failed. */
    INTERNAL(900, Severity.ERROR, "internal error: %1$s", "this is a bug of Ingot; please report it with this text"),
    /** An option of the processor has a value that it does not know. */
    UNKNOWN_OPTION(901, Severity.WARNING, "-A%1$s=%2$s: expected %3$s", "%4$s");

    private final int number;
    private final Severity severity;
    private final String text;
    private final String hint;
    private final String key;

    Code(int number, Severity severity, String text, String hint) {
        this(number, severity, "", text, hint);
    }

    /** A warning that its key switches off. */
    Code(int number, String key, String text, String hint) {
        this(number, Severity.WARNING, "ingot:" + key, text, hint);
    }

    Code(int number, Severity severity, String key, String text, String hint) {
        this.number = number;
        this.severity = severity;
        this.key = key;
        this.text = text;
        this.hint = hint;
    }

    /** The number that is printed, searched for and tested. */
    public int number() {
        return number;
    }

    /** How bad it is. */
    public Severity severity() {
        return severity;
    }

    /** The pattern of the message. */
    public String text() {
        return text;
    }

    /** The pattern of the hint. */
    public String hint() {
        return hint;
    }

    /** What {@code @SuppressWarnings} calls a warning, such as {@code ingot:checkerboard}; empty if it cannot be switched off. */
    public String key() {
        return key;
    }

    /** The tag that begins the message: {@code [ingot-104]}. */
    public String tag() {
        return "[ingot-" + number + "]";
    }
}
