// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.internal.LazilyParsedNumber;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads JSON strictly: UTF-8, nothing twice in an object, nothing behind the end, no deeper than a model nests. */
final class Json {
    private static final int DEEPEST = 200;
    /** Far more than models have, and few enough for the memory of a small JVM. */
    private static final int MOST_VALUES = 1_000_000;

    private static final int LONGEST_NUMBER = 400;

    private final JsonReader reader;
    private final String file;
    private final String entry;
    private int values;

    private Json(JsonReader reader, String file, String entry) {
        this.reader = reader;
        this.file = file;
        this.entry = entry;
    }

    /** The object in these bytes. */
    static JsonObject read(byte[] bytes, String file, String entry) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new WeightsException(file, entry, -1, "JSON in UTF-8", "bytes that are none");
        }
        return read(text, file, entry);
    }

    /**
     * The object in this text.
     *
     * @param entry the part of the file, for messages; null for the whole
     */
    static JsonObject read(String text, String file, String entry) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(DEEPEST);
        Json json = new Json(reader, file, entry);
        try {
            JsonElement element = json.element();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw json.wrong("the end of the JSON text", "more");
            }
            if (element instanceof JsonObject object) {
                return object;
            }
        } catch (IOException | IllegalStateException malformed) {
            throw json.wrong("JSON no deeper than " + DEEPEST, firstLine(malformed.getMessage()));
        }
        throw json.wrong("a JSON object", "another value");
    }

    private JsonElement element() throws IOException {
        if (++values > MOST_VALUES) {
            throw wrong("at most " + MOST_VALUES + " values", "more");
        }
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                return object();
            }
            case BEGIN_ARRAY -> {
                JsonArray array = new JsonArray();
                reader.beginArray();
                while (reader.hasNext()) {
                    array.add(element());
                }
                reader.endArray();
                return array;
            }
            case STRING -> {
                return new JsonPrimitive(reader.nextString());
            }
            case NUMBER -> {
                return new JsonPrimitive(number(reader.nextString()));
            }
            case BOOLEAN -> {
                return new JsonPrimitive(reader.nextBoolean());
            }
            case NULL -> {
                reader.nextNull();
                return JsonNull.INSTANCE;
            }
            default -> throw wrong("a JSON value", reader.peek() + "");
        }
    }

    /** A number as it is written, if it is short enough for whatever it will be converted to. */
    private LazilyParsedNumber number(String text) {
        try {
            if (text.length() <= LONGEST_NUMBER && Math.abs((long) new BigDecimal(text).scale()) <= LONGEST_NUMBER) {
                return new LazilyParsedNumber(text);
            }
        } catch (NumberFormatException exponentTooLarge) {
            // Refused as well.
        }
        throw wrong("numbers of at most " + LONGEST_NUMBER + " digits", "more at " + reader.getPath());
    }

    private JsonObject object() throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (object.has(name)) {
                throw wrong("each name once in an object", "\"" + name + "\" again at " + reader.getPath());
            }
            object.add(name, element());
        }
        reader.endObject();
        return object;
    }

    /** What Gson says, without its advice to accept it all the same. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").replaceFirst("^Use JsonReader\\S+ to accept ", "");
    }

    private WeightsException wrong(String expected, String found) {
        return new WeightsException(file, entry, -1, expected, found);
    }
}
