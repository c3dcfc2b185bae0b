// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parses the header of a safetensors file: the JSON of exactly that form, an object of tensors and an optional object of
 * strings named {@code __metadata__}. As nothing nests deeper, nothing recurses.
 */
final class SafetensorsHeader {
    /** A tensor's line in the header; the range counts from the end of the header. */
    record Entry(String name, String dtype, long[] shape, long begin, long end) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return begin == other.begin ? Long.compare(end, other.end) : Long.compare(begin, other.begin);
        }
    }

    private static final String METADATA = "__metadata__";
    private static final int USUAL_AXES = 8;
    private static final int HEX_DIGITS = 4;

    private final ByteSource source;
    private final long start;
    private final byte[] json;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private int position;

    private SafetensorsHeader(ByteSource source, long start, byte[] json) {
        this.source = source;
        this.start = start;
        this.json = json;
    }

    static SafetensorsHeader parse(ByteSource source, long start, int length) {
        byte[] json = new byte[length];
        source.read(start, length).get(json);
        SafetensorsHeader header = new SafetensorsHeader(source, start, json);
        header.parse();
        return header;
    }

    /** The tensors in the order of the header. */
    Map<String, Entry> entries() {
        return entries;
    }

    /** What else the header says. */
    Map<String, String> metadata() {
        return metadata;
    }

    private void parse() {
        boolean described = false;
        expect('{');
        for (boolean more = !skip('}'); more; more = more('}')) {
            int at = position;
            String name = string();
            expect(':');
            if (name.equals(METADATA) ? described : entries.containsKey(name)) {
                throw wrong(at, "each name once", "\"" + name + "\" again");
            }
            if (name.equals(METADATA)) {
                described = true;
                parseMetadata();
            } else {
                entries.put(name, entry(name));
            }
        }
        skipSpace();
        if (position < json.length) {
            throw wrong(position, "nothing but spaces behind the header's object", character());
        }
    }

    private void parseMetadata() {
        expect('{');
        for (boolean more = !skip('}'); more; more = more('}')) {
            int at = position;
            String key = string();
            if (metadata.containsKey(key)) {
                throw wrong(at, "each name once", "\"" + key + "\" again");
            }
            expect(':');
            metadata.put(key, string());
        }
    }

    private Entry entry(String name) {
        String dtype = null;
        long[] shape = null;
        long[] range = null;
        expect('{');
        for (boolean more = !skip('}'); more; more = more('}')) {
            int at = position;
            String key = string();
            expect(':');
            if (key.equals("dtype") && dtype == null) {
                dtype = string();
            } else if (key.equals("shape") && shape == null) {
                shape = numbers();
            } else if (key.equals("data_offsets") && range == null) {
                range = numbers();
            } else {
                throw wrong(at, "dtype, shape and data_offsets, once each, for " + name, "\"" + key + "\"");
            }
        }
        if (dtype == null || shape == null || range == null || range.length != 2) {
            throw wrong(position, "dtype, shape and two data_offsets for " + name, "the end of its object");
        }
        return new Entry(name, dtype, shape, range[0], range[1]);
    }

    private long[] numbers() {
        long[] numbers = new long[USUAL_AXES];
        int count = 0;
        expect('[');
        for (boolean more = !skip(']'); more; more = more(']')) {
            numbers = count < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * count);
            numbers[count++] = number();
        }
        return Arrays.copyOf(numbers, count);
    }

    private long number() {
        skipSpace();
        int from = position;
        while (position < json.length && json[position] >= '0' && json[position] <= '9') {
            position++;
        }
        String digits = new String(json, from, position - from, StandardCharsets.US_ASCII);
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException none) {
            throw wrong(from, "a whole number below 2^63", digits.isEmpty() ? character() : digits);
        }
    }

    private String string() {
        expect('"');
        int from = position;
        boolean escaped = false;
        boolean ascii = true;
        while (position < json.length && json[position] != '"') {
            if (json[position] >= 0 && json[position] < ' ') {
                throw wrong(position, "no control characters in a string", character());
            }
            escaped |= json[position] == '\\';
            ascii &= json[position] >= 0;
            position += json[position] == '\\' ? 2 : 1;
        }
        if (position >= json.length) {
            position = json.length;
            throw wrong(position, "a closing quote", "the end of the header");
        }
        String text = ascii ? new String(json, from, position - from, StandardCharsets.US_ASCII) : decoded(from);
        position++;
        return escaped ? unescaped(text, from) : text;
    }

    private String decoded(int from) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json, from, position - from))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw wrong(from, "a string in UTF-8", "bytes that are not");
        }
    }

    private String unescaped(String text, int from) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            int simple = "\"\\/bfnrt".indexOf(kind);
            if (simple >= 0) {
                plain.append("\"\\/\b\f\n\r\t".charAt(simple));
            } else if (kind == 'u' && unit(text, i + 1) >= 0) {
                plain.append((char) unit(text, i + 1));
                i += HEX_DIGITS;
            } else {
                throw wrong(from, "JSON's escapes in a string", "\\" + kind);
            }
        }
        return plain.toString();
    }

    /** The UTF-16 unit that four hexadecimal digits stand for; -1 if there are not that many. */
    private static int unit(String text, int from) {
        int unit = 0;
        for (int i = from; i < from + HEX_DIGITS; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0 || text.charAt(i) > 'f') {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    /** Whether another member follows: behind a comma, and not behind the closing bracket. */
    private boolean more(char close) {
        if (skip(close)) {
            return false;
        }
        expect(',');
        return true;
    }

    private void expect(char wanted) {
        if (!skip(wanted)) {
            throw wrong(position, "'" + wanted + "' in the header's JSON", character());
        }
    }

    private boolean skip(char wanted) {
        skipSpace();
        boolean there = position < json.length && json[position] == wanted;
        position += there ? 1 : 0;
        return there;
    }

    private void skipSpace() {
        while (position < json.length && " \t\r\n".indexOf(json[position]) >= 0) {
            position++;
        }
    }

    private String character() {
        if (position >= json.length) {
            return "the end of the header";
        }
        int c = json[position];
        return c > ' ' && c < 127 ? "'" + (char) c + "'" : "byte " + (c & 0xFF);
    }

    private WeightsException wrong(int at, String expected, String found) {
        return source.wrong("header", start + at, expected, found);
    }
}
