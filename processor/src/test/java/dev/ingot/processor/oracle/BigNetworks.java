// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.layer.LayerTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Well-known architectures, whose sizes can be made smaller, and towers of any height. */
final class BigNetworks {

    private BigNetworks() {}

    /** Exactly so many layers: residual blocks of convolutions and normalisations, then dense layers. */
    static Declaration tower(int layers) {
        NetworkBuilder net = new NetworkBuilder("Tower" + layers, 6, 6, 8);
        String shortcut = convolution(net, 8, 3, 1, "useBias", true);
        for (int block = 0; net.size() + 9 <= layers; block++) {
            convolution(net, 8 + block % 4 * 4, 3, 1);
            net.add("BatchNormalization");
            net.add("ReLU");
            convolution(net, 8, 1, 1);
            net.add("BatchNormalization");
            net.addAfter(List.of(net.last(), shortcut), "Add");
            shortcut = net.add("LeakyReLU");
        }
        net.add("Flatten");
        while (net.size() < layers) {
            net.add("Dense", "units", 20, "activation", Activations.RELU);
        }
        return net.build();
    }

    /** A tower whose inputs have the names of the fields and classes that a large network is divided into. */
    static Declaration hiddenSections() {
        Declaration tower = tower(150);
        List<String> names = List.of("section1", "Section2", "list");
        List<Declaration.Field> fields = new ArrayList<>();
        fields.add(new Declaration.Field(
                "input", "input", LayerTable.ofKerasClass("Add").orElseThrow(), Map.of(), names));
        fields.addAll(tower.fields());
        List<Declaration.Input> inputs = names.stream()
                .map(name ->
                        new Declaration.Input(name, name, tower.inputs().get(0).shape()))
                .toList();
        return new Declaration("big", "HiddenSections", inputs, fields, tower.outputs());
    }

    /** Convolutions of volumes whose kernels are as large as their volumes. */
    static Declaration largeVolumeKernel() {
        NetworkBuilder net = new NetworkBuilder("VolumeKernel", 5, 7, 7, 2);
        net.add("Conv3D", "filters", 17, "kernelSize", List.of(7), "padding", Padding.SAME);
        net.add("Conv3DTranspose", "filters", 3, "kernelSize", List.of(7), "strides", List.of(2));
        net.add("Conv3D", "filters", 2, "kernelSize", List.of(7), "groups", 1, "activation", Activations.RELU);
        return net.build();
    }

    /** Dense layers without an activation, which become one. */
    static Declaration linear(int layers) {
        NetworkBuilder net = new NetworkBuilder("Linear" + layers, 12);
        while (net.size() < layers) {
            net.add("Dense", "units", 12 + net.size() % 5);
        }
        return net.build();
    }

    /** A convolution whose kernel is as large as its image. */
    static Declaration largeKernel(int size, int groups) {
        NetworkBuilder net = new NetworkBuilder("Kernel" + size + "x" + groups, size, size, 2);
        convolution(net, 34, size, 1, "groups", groups, "activation", Activations.RELU);
        return net.build();
    }

    /**
     * MobileNet (Howard et al. 2017): depthwise convolutions and 1x1 convolutions.
     *
     * @param side rows and columns of the image; 224 in the paper
     * @param width filters of the first layer; 32 in the paper
     */
    static Declaration mobileNet(int side, int width) {
        NetworkBuilder net = new NetworkBuilder("MobileNet" + side + "x" + width, side, side, 3);
        normalised(net, width, 3, 2);
        int[] factors = {2, 4, 4, 8, 8, 16, 16, 16, 16, 16, 16, 32, 32};
        int channels = width;
        int previous = 1;
        for (int factor : factors) {
            int stride = factor > previous && factor > 2 ? 2 : 1;
            net.add(
                    "DepthwiseConv2D",
                    "kernelSize",
                    List.of(3),
                    "strides",
                    List.of(stride),
                    "padding",
                    Padding.SAME,
                    "useBias",
                    false);
            net.add("BatchNormalization");
            net.add("ReLU", "maxValue", 6.0);
            channels = width * factor;
            convolution(net, channels, 1, 1);
            net.add("BatchNormalization");
            net.add("ReLU", "maxValue", 6.0);
            previous = factor;
        }
        net.add("GlobalAveragePooling2D");
        net.add("Dense", "units", 1000, "activation", Activations.SOFTMAX);
        return net.build();
    }

    private static void normalised(NetworkBuilder net, int filters, int kernel, int stride) {
        convolution(net, filters, kernel, stride);
        net.add("BatchNormalization");
        net.add("ReLU");
    }

    private static String convolution(NetworkBuilder net, int filters, int kernel, int stride, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "filters",
                filters,
                "kernelSize",
                List.of(kernel),
                "strides",
                List.of(stride),
                "padding",
                Padding.SAME));
        arguments.addAll(more.length == 0 ? List.of("useBias", false) : List.of(more));
        return net.add("Conv2D", arguments.toArray());
    }
}
