// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.LayerSpec;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.TensorSpec;
import dev.ingot.runtime.WeightSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table that Keras' {@code model.summary()} prints, in plain text and 80 columns wide. A chain with one input and one
 * output prints as a Sequential model, anything else as a functional one: with rows for the inputs, ordered by depth. A layer
 * that is used several times has one row, with the output of its last use and the connections of all.
 */
final class SummaryTable {
    /** The widths of the columns with their padding, as Keras and rich arrive at them for 80 columns. */
    private static final int[] CHAIN_WIDTHS = {35, 26, 15};

    private static final int[] GRAPH_WIDTHS = {23, 19, 13, 20};
    private static final List<String> HEADERS = List.of("Layer (type)", "Output Shape", "Param #", "Connected to");
    private static final int PARAMETERS_COLUMN = 2;
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};

    private final Signature signature;
    private final Map<String, Long> parameters = new HashMap<>();
    /** By use, how Keras refers to its output: {@code encoder[1][0]} is that of the second use of encoder. */
    private final Map<String, String> connections = new HashMap<>();

    private final int[] widths;
    private final StringBuilder text = new StringBuilder();

    private SummaryTable(Signature signature) {
        this.signature = signature;
        for (WeightSpec weight : signature.weights()) {
            parameters.merge(weight.layer(), (long) weight.shape().elements(), Long::sum);
        }
        this.widths = isChain() ? CHAIN_WIDTHS : GRAPH_WIDTHS;
    }

    static String of(Signature signature) {
        SummaryTable table = new SummaryTable(signature);
        table.write();
        return table.text.toString();
    }

    private void write() {
        text.append("Model: \"").append(snakeCase(signature.name())).append("\"\n");
        rule("┏", "━", "┳", "┓");
        row("┃", HEADERS);
        rule("┡", "━", "╇", "┩");
        List<List<LayerSpec>> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                rule("├", "─", "┼", "┤");
            }
            row("│", cells(rows.get(i)));
        }
        rule("└", "─", "┴", "┘");
        long total = signature.parameters();
        long trainable = signature.trainableParameters();
        text.append(" Total params: ").append(counted(total)).append('\n');
        text.append(" Trainable params: ").append(counted(trainable)).append('\n');
        text.append(" Non-trainable params: ").append(counted(total - trainable));
    }

    /** Whether every layer takes just the layer before it, the first the only input. */
    private boolean isChain() {
        if (signature.inputs().size() != 1) {
            return false;
        }
        String previous = signature.inputs().get(0).name();
        for (LayerSpec layer : signature.layers()) {
            if (!layer.from().equals(List.of(previous)) || !layer.owner().equals(layer.name())) {
                return false;
            }
            previous = layer.name();
        }
        return true;
    }

    /** The uses of each layer, in the order in which Keras lists the layers. */
    private List<List<LayerSpec>> rows() {
        if (isChain() && signature.outputs().size() == 1) {
            return signature.layers().stream().map(List::of).toList();
        }
        List<LayerSpec> uses = new ArrayList<>();
        for (TensorSpec input : signature.inputs()) {
            uses.add(new LayerSpec(input.name(), "InputLayer", input.shape(), List.of(), input.name()));
        }
        uses.addAll(signature.layers());
        Map<String, List<LayerSpec>> rows = new HashMap<>();
        for (LayerSpec use : uses) {
            List<LayerSpec> row = rows.computeIfAbsent(use.owner(), owner -> new ArrayList<>());
            connections.put(use.name(), use.owner() + "[" + row.size() + "][0]");
            row.add(use);
        }
        return KerasOrder.of(uses, signature.outputLayers()).stream()
                .map(rows::get)
                .toList();
    }

    private List<String> cells(List<LayerSpec> uses) {
        LayerSpec first = uses.get(0);
        StringBuilder shape = new StringBuilder("(None");
        Shape output = uses.get(uses.size() - 1).output();
        for (int axis = 0; axis < output.rank(); axis++) {
            shape.append(", ").append(output.size(axis));
        }
        String from = uses.stream()
                .flatMap(use -> use.from().stream())
                .map(name -> connections.getOrDefault(name, name + "[0][0]"))
                .collect(Collectors.joining(", "));
        return List.of(
                first.name() + " (" + first.type() + ")",
                shape.append(')').toString(),
                String.format(Locale.ROOT, "%,d", parameters.getOrDefault(first.name(), 0L)),
                from.isEmpty() ? "-" : from);
    }

    private void rule(String left, String line, String between, String right) {
        text.append(left);
        for (int column = 0; column < widths.length; column++) {
            text.append(line.repeat(widths[column])).append(column < widths.length - 1 ? between : right);
        }
        text.append('\n');
    }

    private void row(String edge, List<String> cells) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int column = 0; column < widths.length; column++) {
            wrapped.add(wrap(cells.get(column), widths[column] - 2));
            height = Math.max(height, wrapped.get(column).size());
        }
        for (int line = 0; line < height; line++) {
            for (int column = 0; column < widths.length; column++) {
                List<String> lines = wrapped.get(column);
                String cell = line < lines.size() ? lines.get(line) : "";
                String padding = " ".repeat(widths[column] - 2 - cell.length());
                text.append(edge).append(' ');
                text.append(column == PARAMETERS_COLUMN ? padding + cell : cell + padding)
                        .append(' ');
            }
            text.append(edge).append('\n');
        }
    }

    /** Breaks between words only, and cuts a word that is longer than the line. */
    private static List<String> wrap(String cell, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : cell.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(cut(line.toString(), width));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(cut(line.toString(), width));
        return lines;
    }

    private static String cut(String line, int width) {
        return line.length() > width ? line.substring(0, width - 1) + "…" : line;
    }

    /** The count of float32 values and their memory. */
    private static String counted(long count) {
        double memory = 4.0 * count;
        int unit = 0;
        while (memory >= 1024 && unit < UNITS.length - 1) {
            memory /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%,d (%.2f %s)", count, memory, UNITS[unit]);
    }

    /** The name that Keras gives a model of this class. */
    static String snakeCase(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}_]+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
