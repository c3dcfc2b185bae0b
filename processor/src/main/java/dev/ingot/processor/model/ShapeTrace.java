// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.ir.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The table below an error of a layer: what the layers before it give. */
final class ShapeTrace {

    private static final int MOST_ROWS = 10;

    /** Wide enough for most annotations, so that the traces of a network look alike. */
    private static final int ANNOTATION_WIDTH = 13;

    private final List<Row> rows = new ArrayList<>();

    private record Row(String name, String annotation, String shape) {
        Row(String name, String annotation, Optional<Shape> shape) {
            this(name, annotation, shape.map(Shape::toString).orElse("?"));
        }
    }

    /** Adds what is known of an input or a layer. */
    void add(String name, String annotation, Optional<Shape> shape) {
        rows.add(new Row(name, annotation, shape));
    }

    /**
     * The lines of the table; if it is too long, those of the layer's inputs and of the nearest layers.
     *
     * @param sources names of the inputs of the layer
     */
    List<String> lines(String name, String annotation, Optional<Shape> shape, Collection<String> sources) {
        List<Row> shown = nearest(sources);
        Row failing = new Row(name, annotation, shape);
        int nameWidth = failing.name().length();
        int annotationWidth = Math.max(ANNOTATION_WIDTH, annotation.length());
        for (Row row : shown) {
            nameWidth = Math.max(nameWidth, row.name().length());
            annotationWidth = Math.max(annotationWidth, row.annotation().length());
        }
        List<String> lines = new ArrayList<>();
        lines.add("shapes so far");
        if (shown.size() < rows.size()) {
            lines.add("  ... " + (rows.size() - shown.size()) + " more");
        }
        for (Row row : shown) {
            lines.add("  " + line(row, nameWidth, annotationWidth));
        }
        lines.add("> " + line(failing, nameWidth, annotationWidth));
        return lines;
    }

    private List<Row> nearest(Collection<String> sources) {
        if (rows.size() < MOST_ROWS) {
            return rows;
        }
        // One row is for the failing layer, one says how many are left out.
        int most = MOST_ROWS - 2;
        Map<Integer, Row> chosen = new TreeMap<>();
        for (int i = rows.size() - 1; i >= 0 && chosen.size() < most; i--) {
            if (sources.contains(rows.get(i).name())) {
                chosen.put(i, rows.get(i));
            }
        }
        for (int i = rows.size() - 1; i >= 0 && chosen.size() < most; i--) {
            chosen.put(i, rows.get(i));
        }
        return List.copyOf(chosen.values());
    }

    private static String line(Row row, int nameWidth, int annotationWidth) {
        return pad(row.name(), nameWidth + 2) + pad(row.annotation(), annotationWidth + 2) + row.shape();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
