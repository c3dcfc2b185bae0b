// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The layers of Keras 3 that no annotation declares, and why: the counterpart of {@link LayerTable}, for the documentation and
 * for importers. Each layer of Keras is in one of both.
 */
public final class LayersWithoutAnnotation {

    private static final List<LayerWithoutAnnotation> ALL = Stream.of(
                    layers(Kind.OTHER_FORM, "the member input of @NeuralNetwork, or a field @Input", "InputLayer"),
                    layers(
                            Kind.OTHER_FORM,
                            "@SpectralNormalization beside the annotation of the layer in it",
                            "SpectralNormalization"),
                    layers(
                            Kind.NO_EFFECT,
                            "augments images while training",
                            "AugMix",
                            "CutMix",
                            "RandAugment",
                            "RandomBrightness",
                            "RandomColorDegeneration",
                            "RandomColorJitter",
                            "RandomContrast",
                            "RandomElasticTransform",
                            "RandomErasing",
                            "RandomFlip",
                            "RandomGaussianBlur",
                            "RandomInvert",
                            "RandomPerspective",
                            "RandomPosterization",
                            "RandomRotation",
                            "RandomSaturation",
                            "RandomSharpness",
                            "RandomShear",
                            "RandomTranslation",
                            "RandomZoom",
                            "Solarization"),
                    layers(
                            Kind.REFUSED,
                            "recurrent: no op goes from step to step yet",
                            "Bidirectional",
                            "ConvLSTM1D",
                            "ConvLSTM2D",
                            "ConvLSTM3D",
                            "GRU",
                            "GRUCell",
                            "LSTM",
                            "LSTMCell",
                            "RNN",
                            "SimpleRNN",
                            "SimpleRNNCell",
                            "StackedRNNCells"),
                    layers(
                            Kind.REFUSED,
                            "attention: no op has scores of all pairs of positions yet",
                            "AdditiveAttention",
                            "Attention",
                            "GroupQueryAttention",
                            "MultiHeadAttention"),
                    layers(
                            Kind.REFUSED,
                            "products by an equation; @Dense multiplies the last axis, and @Permute brings another one there",
                            "EinsumDense"),
                    layers(Kind.REFUSED, "makes later layers skip steps, and no layer reads such masks", "Masking"),
                    layers(
                            Kind.REFUSED,
                            "a layer for each step; @Dense and the activations do so by themselves",
                            "TimeDistributed"),
                    layers(
                            Kind.REFUSED,
                            "a table that is multiplied with, transposed, once more",
                            "ReversibleEmbedding"),
                    layers(Kind.REFUSED, "holds Python code, which is never run", "Lambda"),
                    layers(
                            Kind.REFUSED,
                            "runs code of another framework",
                            "FlaxLayer",
                            "JaxLayer",
                            "TFSMLayer",
                            "TorchModuleWrapper"),
                    layers(Kind.REFUSED, "a base class, which computes nothing", "Wrapper"),
                    layers(
                            Kind.REFUSED,
                            "reads texts or categories, which a network of float32 tensors has none of; prepare them before it",
                            "CategoryEncoding",
                            "Discretization",
                            "HashedCrossing",
                            "Hashing",
                            "IntegerLookup",
                            "StringLookup",
                            "TextVectorization"),
                    layers(
                            Kind.REFUSED,
                            "a Fourier transform; prepare spectrograms before the network",
                            "MelSpectrogram",
                            "STFTSpectrogram"),
                    layers(
                            Kind.REFUSED,
                            "depends on the histogram of each image; prepare images before the network",
                            "AutoContrast",
                            "ContrastLimitedAdaptiveHistogramEqualization",
                            "Equalization"),
                    layers(
                            Kind.REFUSED,
                            "crops or enlarges, whatever the image needs; @Cropping2D and @Resizing do one of them",
                            "CenterCrop",
                            "RandomCrop"),
                    layers(
                            Kind.REFUSED,
                            "augments images while training, in some versions of Keras at inference too",
                            "MixUp",
                            "RandomGrayscale",
                            "RandomHue"),
                    layers(Kind.REFUSED, "bounding boxes are no values of a network", "MaxNumBoundingBoxes"),
                    layers(Kind.REFUSED, "a list of other layers; declare them one by one", "Pipeline"),
                    layers(
                            Kind.REFUSED,
                            "adds up patches that overlap, which no op does",
                            "ReconstructPatches2D",
                            "ReconstructPatches3D"))
            .flatMap(List::stream)
            .toList();

    private LayersWithoutAnnotation() {}

    /** What becomes of a layer. */
    public enum Kind {
        /** A network expresses it in another way. */
        OTHER_FORM,
        /** The identity at inference: an importer leaves it out. */
        NO_EFFECT,
        /** Ingot does not compute it. */
        REFUSED
    }

    /**
     * A layer without an annotation.
     *
     * @param kerasClass the class name in Keras
     * @param kind what becomes of it
     * @param reason why, or the other form: part of a sentence, to stand behind a colon
     */
    public record LayerWithoutAnnotation(String kerasClass, Kind kind, String reason) {}

    private static List<LayerWithoutAnnotation> layers(Kind kind, String reason, String... kerasClasses) {
        return Stream.of(kerasClasses)
                .map(kerasClass -> new LayerWithoutAnnotation(kerasClass, kind, reason))
                .toList();
    }

    /** All of them. */
    static List<LayerWithoutAnnotation> all() {
        return ALL;
    }

    /** The layer of this class name in Keras; empty if it has an annotation or Keras has no such layer. */
    public static Optional<LayerWithoutAnnotation> ofKerasClass(String name) {
        return ALL.stream().filter(layer -> layer.kerasClass().equals(name)).findFirst();
    }
}
