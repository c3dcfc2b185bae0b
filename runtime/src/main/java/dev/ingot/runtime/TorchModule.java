// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A module of a PyTorch model: the tensors of the state dict whose names differ in their last part only.
 *
 * @param path the name of the module; empty for the model itself
 * @param shapes the shape of each tensor, by the last part of its name
 */
record TorchModule(String path, Map<String, Shape> shapes) {
    TorchModule(String path) {
        this(path, new LinkedHashMap<>());
    }

    /** The name of a tensor in the state dict. */
    String name(String tensor) {
        return path.isEmpty() ? tensor : path + "." + tensor;
    }

    /** What the paths have in common that differ in numbers only. */
    String series() {
        return path.replaceAll("[0-9]+", "0");
    }

    /** Orders paths of the same series by their numbers. */
    int compareNumbers(TorchModule other) {
        String[] mine = path.split("[^0-9]+");
        String[] others = other.path.split("[^0-9]+");
        for (int i = 0; i < mine.length; i++) {
            String a = mine[i].replaceFirst("^0+", "");
            String b = others[i].replaceFirst("^0+", "");
            if (!a.equals(b)) {
                return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
            }
        }
        return 0;
    }

    /** Such as {@code main.0 (weight (64, 3, 4, 4), bias (64))}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", path + " (", ")");
        shapes.forEach((tensor, shape) -> text.add(tensor + " " + shape));
        return text.toString();
    }
}
