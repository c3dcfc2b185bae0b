// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import java.util.Locale;
import java.util.regex.Pattern;

/** Makes names of layers of what exporters call nodes and tensors. */
final class LayerNames {
    private LayerNames() {}

    /**
     * What the layer of a node may be called: its name without slashes and its operator, as in {@code /block/conv1/Conv}; without
     * one, that of its output; and where that is a number only, the operator.
     */
    static String of(String node, String operator, String output) {
        String path = node.isEmpty() ? output : node;
        String plain = path.replaceAll("^/+", "").replaceFirst("[/_]?" + Pattern.quote(operator) + "(_\\d+)?$", "");
        String[] parts = plain.split("/");
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            // PyTorch writes a module of a list behind the list: layer1/layer1.0
            if (i + 1 < parts.length && parts[i + 1].startsWith(parts[i] + ".")) {
                continue;
            }
            name.append(name.isEmpty() ? "" : "_").append(parts[i]);
        }
        return isName(name.toString()) ? decapitalized(name.toString()) : operator.toLowerCase(Locale.ROOT);
    }

    /** Whether a name says more than a number does. */
    static boolean isName(String name) {
        return name.matches(".*[A-Za-z].*") && name.length() < 100;
    }

    private static String decapitalized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
