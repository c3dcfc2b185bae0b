// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an {@code .npy} array: a Python dictionary literal with exactly {@code descr}, {@code fortran_order} and
 * {@code shape}.
 */
record NpyHeader(ElementType type, ByteOrder order, boolean fortranOrder, long[] shape) {
    private static final Pattern DICTIONARY = Pattern.compile("\\s*\\{\\s*(.*?)\\s*,?\\s*\\}\\s*", Pattern.DOTALL);
    private static final Pattern MEMBER = Pattern.compile("\\s*(['\"])(descr|fortran_order|shape)\\1\\s*:\\s*"
            + "(True|False|'[^'\\\\]*'|\"[^\"\\\\]*\"|\\([0-9L,\\s]*\\))\\s*(,|$)");
    private static final Pattern SHAPE =
            Pattern.compile("\\(\\s*(?:([0-9]+L?)\\s*,\\s*(?:([0-9]+L?)\\s*,\\s*)*([0-9]+L?)?\\s*)?\\)");

    static NpyHeader parse(String text, ByteSource at, String entry) {
        Matcher dictionary = DICTIONARY.matcher(text);
        if (!dictionary.matches()) {
            throw wrong(at, entry, text);
        }
        String descr = null;
        String fortranOrder = null;
        String shape = null;
        String members = dictionary.group(1);
        if (members.contains("'descr': [")) {
            throw at.wrong(entry, -1, "an array of numbers", "a structured array");
        }
        Matcher member = MEMBER.matcher(members);
        int position = 0;
        while (member.find(position) && member.start() == position) {
            String value = member.group(3);
            switch (member.group(2)) {
                case "descr" -> descr = once(descr, value, at, entry, text);
                case "fortran_order" -> fortranOrder = once(fortranOrder, value, at, entry, text);
                default -> shape = once(shape, value, at, entry, text);
            }
            position = member.end();
        }
        boolean complete = position == members.length() && descr != null && fortranOrder != null && shape != null;
        if (!complete
                || descr.length() < 3
                || !fortranOrder.matches("True|False")
                || !SHAPE.matcher(shape).matches()) {
            throw wrong(at, entry, text);
        }
        String typeCode = descr.substring(1, descr.length() - 1);
        return new NpyHeader(
                type(typeCode, at, entry),
                typeCode.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                fortranOrder.equals("True"),
                lengths(shape, at, entry));
    }

    private static String once(String before, String value, ByteSource at, String entry, String text) {
        if (before != null) {
            throw wrong(at, entry, text);
        }
        return value;
    }

    private static WeightsException wrong(ByteSource at, String entry, String text) {
        String shown = text.strip();
        return at.wrong(
                entry,
                -1,
                "an .npy header with descr, fortran_order and shape",
                shown.length() > 100 ? shown.substring(0, 100) + "..." : shown);
    }

    private static ElementType type(String code, ByteSource at, String entry) {
        boolean ordered = code.startsWith("<") || code.startsWith(">");
        return switch (ordered ? code.substring(1) : code) {
            case "f2" -> ElementType.F16;
            case "f4" -> ElementType.F32;
            case "f8" -> ElementType.F64;
            case "|i1", "i1" -> ElementType.I8;
            case "|u1", "u1" -> ElementType.U8;
            case "i2" -> ElementType.I16;
            case "u2" -> ElementType.U16;
            case "i4" -> ElementType.I32;
            case "u4" -> ElementType.U32;
            case "i8" -> ElementType.I64;
            case "u8" -> ElementType.U64;
            case "|O", "O" ->
                throw at.wrong(
                        entry, -1, "an array of numbers", "Python objects, which are a pickle and could run code");
            default -> throw at.wrong(entry, -1, "float16, float32, float64 or whole numbers", "type '" + code + "'");
        };
    }

    private static long[] lengths(String shape, ByteSource at, String entry) {
        String inner = shape.substring(1, shape.length() - 1).strip();
        if (inner.isEmpty()) {
            return new long[0];
        }
        String[] parts = inner.split("\\s*,\\s*");
        long[] lengths = new long[parts.length];
        for (int axis = 0; axis < parts.length; axis++) {
            try {
                lengths[axis] = Long.parseLong(parts[axis].replace("L", ""));
            } catch (NumberFormatException tooLarge) {
                throw at.wrong(entry, -1, "a shape that fits the file", shape);
            }
        }
        return lengths;
    }
}
