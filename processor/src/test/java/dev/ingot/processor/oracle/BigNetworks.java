// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import java.util.ArrayList;
import java.util.List;

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
     * ResNet-50 (He et al. 2015), with the stride in the first convolution of a block as in Keras.
     *
     * @param side rows and columns of the image; 224 in the paper
     * @param width filters of the first layer; 64 in the paper
     */
    static Declaration resNet50(int side, int width) {
        NetworkBuilder net = new NetworkBuilder("ResNet" + side + "x" + width, side, side, 3);
        normalised(net, width, 7, 2);
        net.add("ZeroPadding2D", "padding", List.of(1));
        net.add("MaxPooling2D", "poolSize", List.of(3), "strides", List.of(2));
        int[] blocks = {3, 4, 6, 3};
        for (int stage = 0; stage < blocks.length; stage++) {
            for (int block = 0; block < blocks[stage]; block++) {
                bottleneck(net, width << stage, block == 0 && stage > 0 ? 2 : 1, block == 0);
            }
        }
        net.add("GlobalAveragePooling2D");
        net.add("Dense", "units", 1000, "activation", Activations.SOFTMAX);
        return net.build();
    }

    private static void bottleneck(NetworkBuilder net, int filters, int stride, boolean projects) {
        String from = net.last();
        normalised(net, filters, 1, stride);
        normalised(net, filters, 3, 1);
        convolution(net, 4 * filters, 1, 1);
        String body = net.add("BatchNormalization");
        String shortcut = from;
        if (projects) {
            net.addAfter(
                    List.of(from),
                    "Conv2D",
                    "filters",
                    4 * filters,
                    "kernelSize",
                    List.of(1),
                    "strides",
                    List.of(stride),
                    "useBias",
                    false);
            shortcut = net.add("BatchNormalization");
        }
        net.addAfter(List.of(shortcut, body), "Add");
        net.add("ReLU");
    }

    /**
     * MobileNet (Howard et al. 2017): depthwise convolutions, written as convolutions of as many groups as channels.
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
            convolution(net, channels, 3, stride, "useBias", false, "groups", channels);
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

    /**
     * U-Net (Ronneberger et al. 2015) with padded convolutions, which keep the size of the image.
     *
     * @param side rows and columns of the image, a multiple of 16
     * @param width filters of the first layer; 64 in the paper
     */
    static Declaration uNet(int side, int width) {
        NetworkBuilder net = new NetworkBuilder("UNet" + side + "x" + width, side, side, 3);
        List<String> skips = new ArrayList<>();
        int depth = 4;
        for (int level = 0; level < depth; level++) {
            skips.add(twoConvolutions(net, width << level));
            net.add("MaxPooling2D");
        }
        twoConvolutions(net, width << depth);
        for (int level = depth - 1; level >= 0; level--) {
            net.add("Conv2DTranspose", "filters", width << level, "kernelSize", List.of(2), "strides", List.of(2));
            net.addAfter(List.of(skips.get(level), net.last()), "Concatenate");
            twoConvolutions(net, width << level);
        }
        net.add("Conv2D", "filters", 1, "kernelSize", List.of(1), "activation", Activations.SIGMOID);
        return net.build();
    }

    private static String twoConvolutions(NetworkBuilder net, int filters) {
        convolution(net, filters, 3, 1, "activation", Activations.RELU);
        return convolution(net, filters, 3, 1, "activation", Activations.RELU);
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
