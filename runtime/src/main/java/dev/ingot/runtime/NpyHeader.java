// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The header of an {@code .npy} array: a Python dictionary literal with exactly {@code descr}, {@code fortran_order} and
 * {@code shape}. It is read once from left to right, so that no text takes long.
 */
final class NpyHeader {
    private static final int USUAL_AXES = 8;
    /** NumPy's own limit. */
    private static final int MOST_AXES = 64;

    private static final int MOST_SHOWN = 100;

    private final String text;
    private final ByteSource at;
    private final String entry;
    private int position;
    private String descr;
    private Boolean fortranOrder;
    private long[] shape;
    private ElementType type;

    private NpyHeader(String text, ByteSource at, String entry) {
        this.text = text;
        this.at = at;
        this.entry = entry;
    }

    /**
     * Reads a header.
     *
     * @param at says where the array is, for messages
     */
    static NpyHeader parse(String text, ByteSource at, String entry) {
        NpyHeader header = new NpyHeader(text, at, entry);
        header.parse();
        header.type = header.findType();
        return header;
    }

    /** The format of the values. */
    ElementType type() {
        return type;
    }

    /** The order of the bytes of a value. */
    ByteOrder order() {
        return descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** Whether the first axis runs fastest, not the last. */
    boolean fortranOrder() {
        return fortranOrder;
    }

    long[] shape() {
        return shape;
    }

    /** Checks that the values take so many bytes. */
    void requireLength(long found) {
        long bytes = type.bytes();
        try {
            for (long length : shape) {
                bytes = Math.multiplyExact(bytes, length);
            }
        } catch (ArithmeticException overflow) {
            throw tooLarge(Arrays.toString(shape));
        }
        if (bytes != found) {
            throw at.wrong(
                    entry,
                    -1,
                    bytes + " bytes for " + type + " " + Arrays.toString(shape),
                    found + " (is the file complete?)");
        }
    }

    private void parse() {
        expect('{');
        while (!skip('}')) {
            String key = string();
            expect(':');
            if (key.equals("descr") && descr == null) {
                descr = type(peek());
            } else if (key.equals("fortran_order") && fortranOrder == null) {
                fortranOrder = flag();
            } else if (key.equals("shape") && shape == null) {
                shape = tuple();
            } else {
                throw wrong();
            }
            if (!skip(',')) {
                expect('}');
                break;
            }
        }
        if (peek() != 0 || descr == null || fortranOrder == null || shape == null) {
            throw wrong();
        }
    }

    private String type(char first) {
        if (first == '[') {
            throw at.wrong(entry, -1, "an array of numbers", "a structured array");
        }
        return string();
    }

    private boolean flag() {
        peek();
        String word = text.startsWith("True", position) ? "True" : "False";
        if (!text.startsWith(word, position)) {
            throw wrong();
        }
        position += word.length();
        return word.equals("True");
    }

    /** A tuple of whole numbers; Python writes one of a single number as {@code (3,)}, and 2 wrote {@code 3L}. */
    private long[] tuple() {
        long[] numbers = new long[USUAL_AXES];
        int count = 0;
        boolean comma = false;
        expect('(');
        while (!skip(')')) {
            if (count == MOST_AXES) {
                throw at.wrong(entry, -1, "at most " + MOST_AXES + " axes", "more");
            }
            numbers = count < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * count);
            numbers[count++] = number();
            comma = skip(',');
            if (!comma) {
                expect(')');
                break;
            }
        }
        if (count == 1 && !comma) {
            throw wrong();
        }
        return Arrays.copyOf(numbers, count);
    }

    private long number() {
        peek();
        int from = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        String digits = text.substring(from, position);
        skip('L');
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException unreadable) {
            throw digits.isEmpty() ? wrong() : tooLarge(digits);
        }
    }

    private String string() {
        char quote = peek();
        int end = text.indexOf(quote, position + 1);
        if (quote != '\'' && quote != '"' || end < 0) {
            throw wrong();
        }
        String string = text.substring(position + 1, end);
        position = end + 1;
        return string;
    }

    private void expect(char wanted) {
        if (!skip(wanted)) {
            throw wrong();
        }
    }

    private boolean skip(char wanted) {
        boolean there = peek() == wanted;
        position += there ? 1 : 0;
        return there;
    }

    /** The next character that is no white space; 0 at the end. */
    private char peek() {
        while (position < text.length() && " \t\r\n\f".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        return position < text.length() ? text.charAt(position) : 0;
    }

    private WeightsException wrong() {
        String shown = text.strip();
        return at.wrong(
                entry,
                -1,
                "an .npy header with descr, fortran_order and shape",
                shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "..." : shown);
    }

    private WeightsException tooLarge(String found) {
        return at.wrong(entry, -1, "a shape that fits the file", found);
    }

    private ElementType findType() {
        String code = descr;
        boolean ordered = code.startsWith("<") || code.startsWith(">");
        return switch (ordered ? code.substring(1) : code) {
            case "f2" -> ElementType.F16;
            case "f4" -> ElementType.F32;
            case "f8" -> ElementType.F64;
            case "|b1", "b1" -> ElementType.BOOL;
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
}
