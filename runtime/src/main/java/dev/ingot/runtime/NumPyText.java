// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.Arrays;

/** Lays a tensor out as NumPy 2.4's {@code str} does for a float32 array, with its default print options. */
final class NumPyText {
    private static final int LINE_WIDTH = 75;
    private static final int THRESHOLD = 1000;
    private static final int EDGE_ITEMS = 3;

    private final Shape shape;
    private final float[] values;
    private final boolean summarised;
    private final FloatColumn column;

    private NumPyText(Shape shape, float[] values) {
        this.shape = shape;
        this.values = values;
        this.summarised = values.length > THRESHOLD;
        this.column = FloatColumn.fitting(shown());
    }

    static String of(Shape shape, float[] values) {
        if (values.length == 0) {
            return "[]";
        }
        if (shape.rank() == 0) {
            return ShortestDecimal.of(values[0]).scalar();
        }
        return new NumPyText(shape, values).block(0, 0, " ", LINE_WIDTH);
    }

    /** The part of the tensor at this offset that the axes from {@code axis} on span, in brackets. */
    private String block(int axis, int offset, String indent, int width) {
        String text = axis == shape.rank() - 1 ? row(offset, indent, width) : blocks(axis, offset, indent, width);
        return "[" + text.substring(indent.length()) + "]";
    }

    private String blocks(int axis, int offset, String indent, int width) {
        int stride = 1;
        for (int inner = axis + 1; inner < shape.rank(); inner++) {
            stride *= shape.size(inner);
        }
        String separator = "\n".repeat(shape.rank() - 1 - axis);
        StringBuilder text = new StringBuilder();
        int length = shape.size(axis);
        for (int i = 0; i < length; i++) {
            if (elides(length, i)) {
                text.append(indent).append("...").append(separator);
                i = length - EDGE_ITEMS;
            }
            text.append(indent).append(block(axis + 1, offset + i * stride, indent + " ", width - 1));
            text.append(i < length - 1 ? separator : "");
        }
        return text.toString();
    }

    private String row(int offset, String indent, int width) {
        int lineWidth = width - 1;
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        int length = shape.size(shape.rank() - 1);
        for (int i = 0; i < length; i++) {
            if (elides(length, i)) {
                extend(text, line, "...", indent, lineWidth);
                line.append(' ');
                i = length - EDGE_ITEMS;
            }
            extend(text, line, column.format(values[offset + i]), indent, lineWidth);
            line.append(i < length - 1 ? " " : "");
        }
        return text.append(line).toString();
    }

    private boolean elides(int length, int index) {
        return summarised && length > 2 * EDGE_ITEMS && index == EDGE_ITEMS;
    }

    private static void extend(StringBuilder text, StringBuilder line, String word, String indent, int width) {
        if (line.length() + word.length() > width && line.length() > indent.length()) {
            text.append(line.toString().stripTrailing()).append('\n');
            line.setLength(0);
            line.append(indent);
        }
        line.append(word);
    }

    /** The values that are printed: all, or those in the corners. */
    private float[] shown() {
        float[] kept = new float[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (!summarised || inCorner(i)) {
                kept[count++] = values[i];
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private boolean inCorner(int offset) {
        int rest = offset;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            int length = shape.size(axis);
            int index = rest % length;
            if (index >= EDGE_ITEMS && index < length - EDGE_ITEMS) {
                return false;
            }
            rest /= length;
        }
        return true;
    }
}
