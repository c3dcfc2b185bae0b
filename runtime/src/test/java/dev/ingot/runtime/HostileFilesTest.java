// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import static dev.ingot.runtime.WeightFilesTest.tensors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that were made to mislead a reader. */
class HostileFilesTest {
    private static byte[] safetensors(String header, int values) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + values)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }

    private static byte[] npy(String header, int values) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(10 + text.length + values)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    private static byte[] npz(boolean deflated, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                if (!deflated) {
                    CRC32 sum = new CRC32();
                    sum.update(content.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(byte[] file) {
        return assertThatThrownBy(() -> tensors(Weights.of(file))).isInstanceOf(WeightsException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}} | expected each name once, found "a" again
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"dtype":"F32"}}           | once each, for a, found "dtype"
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":[[[[[[]]]]]]}}        | once each, for a, found "x"
            {"a":{"dtype":"F32","shape":[1]}}                                              | two data_offsets for a, found the end
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,4]}}                       | two data_offsets for a, found the end
            {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}                        | a whole number below 2^63, found '-'
            {"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}                       | expected ',' in the header's JSON, found '.'
            {"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}      | found 99999999999999999999
            {"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,4]}} | expected a shape that fits the file
            {"a":{"dtype":"F32","shape":[4611686018427387905],"data_offsets":[0,4]}}       | expected a shape that fits the file
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}                         | expected 8 bytes for F32 [2], found 4 in
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}                         | values from offset 0 on
            {"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}                         | expected 0 bytes of values behind the header, found 4
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},}                        | expected '"' in the header's JSON, found '}'
            {"a":{"dtype":"F32","shape":[1,],"data_offsets":[0,4]}}                        | a whole number below 2^63, found ']'
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} {}                      | nothing but spaces behind
            {"a                                                                            | expected a closing quote
            {"a\\                                                                          | expected a closing quote
            {"\\x":1}                                                                      | expected JSON's escapes in a string, found \\x
            {"\\u12":1}                                                                    | expected JSON's escapes in a string, found \\u
            {"__metadata__":{"a":{"b":"c"}}}                                               | expected '"' in the header's JSON, found '{'
            {"__metadata__":{"a":"b","a":"c"}}                                             | expected each name once, found "a" again
            {"__metadata__":{},"__metadata__":{}}                                          | expected each name once, found "__metadata__"
            {"a":{"dtype":"C64","shape":[],"data_offsets":[0,8]}}                          | found "C64"
            """)
    void safetensorsHeaders(String header, String sentence) {
        assertRefused(safetensors(header, 4)).hasMessageContaining(sentence);
    }

    @Test
    void safetensorsStringsMustBeClean() {
        assertRefused(safetensors("{\"a\nb\":1}", 0))
                .hasMessageContaining("no control characters in a string, found byte 10");
        byte[] malformed = safetensors("{\"aa\":1}", 0);
        malformed[10] = (byte) 0xFF;
        assertRefused(malformed).hasMessageContaining("expected a string in UTF-8");
    }

    @Test
    void safetensorsHeadersAreBounded() {
        byte[] file = safetensors("{}", 0);
        for (long length : new long[] {3, 100_000_001, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
            assertRefused(file)
                    .hasMessage("the bytes: header: at byte 0: expected a header of at most 2 bytes, found a length of "
                            + Long.toUnsignedString(length) + " (is the file complete?)");
        }
    }

    @Test
    void safetensorsDetailsThatAreFine() {
        String header = "{ \"__metadata__\" : {\"k\":\"v\",\"l\":\"\\u00e9\\n\"} ,\n\"\\u0061\\/b\":{\"shape\":[],"
                + "\"data_offsets\":[0,4],\"dtype\":\"F32\"}, \"z\":{\"dtype\":\"F32\",\"shape\":[3,0],"
                + "\"data_offsets\":[4,4]}}   ";
        assertThat(tensors(Weights.of(safetensors(header, 4))))
                .isEqualTo(Map.of("a/b", Tensor.zeros(), "z", Tensor.zeros(3, 0)));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            {'descr': '|O', 'fortran_order': False, 'shape': (1,), } => found Python objects, which are a pickle and could run code
            {'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,), } => found a structured array
            {'descr': '<c8', 'fortran_order': False, 'shape': (1,), } => found type '<c8'
            {'descr': '<f4', 'fortran_order': False, 'shape': (2,), } => expected 8 bytes for F32 [2], found 4
            {'descr': '<f4', 'fortran_order': False, 'shape': (), 'x': 1} => expected an .npy header with descr
            {'descr': '<f4', 'fortran_order': False} => expected an .npy header with descr
            {'descr': '<f4', 'fortran_order': 'True', 'shape': (1,)} => expected an .npy header with descr
            {'descr': '<f4', 'fortran_order': False, 'shape': (1)} => expected an .npy header with descr
            {'descr': '<f4', 'fortran_order': False, 'shape': (-1,)} => expected an .npy header with descr
            {'descr': '<f4', 'fortran_order': False, 'shape': (1,)} x => expected an .npy header with descr
            {'descr': '<f4', 'fortran_order': False, 'shape': (1,) 'x': 1} => expected an .npy header with descr
            {'descr: '<f4', 'fortran_order': False, 'shape': (1,)} => expected an .npy header with descr
            {'descr': '<f4', 'fortran_order': Maybe, 'shape': (1,)} => expected an .npy header with descr
            {'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)} => expected an .npy header with descr
            {'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775807, 9)} => expected a shape that fits the file
            {'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)} => expected a shape that fits the file
            __import__('os') => expected an .npy header with descr
            """)
    void npyHeaders(String header, String sentence) throws IOException {
        assertRefused(npz(true, Map.of("a.npy", npy(header, 4))))
                .hasMessageContaining("a: ")
                .hasMessageContaining(sentence);
    }

    @Test
    void npyDetailsThatAreFine() throws IOException {
        for (String header : List.of(
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1L,), }  \n",
                "{\"shape\": (1,), \"fortran_order\": True, \"descr\": \">f4\"}")) {
            assertThat(tensors(Weights.of(npz(false, Map.of("a.npy", npy(header, 4))))))
                    .isEqualTo(Map.of("a", Tensor.zeros(1)));
        }
    }

    @Test
    void aSingleArrayFitsOnlyANetworkWithOneWeight() {
        Weights weights = Weights.of(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", 12));
        WeightSpec bias = new WeightSpec("dense", "bias", Shape.of(3), Role.BIAS, 1, 1, null);
        Signature.Builder network = Signature.builder("Network").weight("dense", "bias", Role.BIAS, 1, 1, Shape.of(3));
        assertThat(weights.bind(network.build()).tensor(bias)).isEqualTo(Tensor.zeros(3));
        network.weight("dense", "bias", Role.BIAS, 1, 1, Shape.of(3));
        assertThatThrownBy(() -> weights.bind(network.build()))
                .hasMessage("the bytes: expected 2 tensors (dense/bias (3), dense/bias (3)), found 1 without a name");
        assertThatThrownBy(() -> weights.tensor(bias)).hasMessageContaining("found tensors without names");
    }

    private static final String ONE = "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }";

    @Test
    void archivesOfOtherThings() throws IOException {
        assertRefused(npz(true, Map.of("archive/data.pkl", new byte[3])))
                .hasMessageContaining("a PyTorch archive with a Python pickle, which could run code");
        assertRefused(npz(true, Map.of("config.json", new byte[3])))
                .hasMessageContaining("a .keras archive; read it with KerasWeights");
        assertRefused(npz(true, Map.of("readme.txt", new byte[3])))
                .hasMessageContaining("a ZIP archive with readme.txt, which is no .npy array");
    }

    @Test
    void anEntryTwice() throws IOException {
        byte[] file = npz(false, new TreeMap<>(Map.of("a.npy", npy(ONE, 4), "b.npy", npy(ONE, 4))));
        String text = new String(file, StandardCharsets.ISO_8859_1).replace("b.npy", "a.npy");
        assertRefused(text.getBytes(StandardCharsets.ISO_8859_1))
                .hasMessageContaining("a.npy: ")
                .hasMessageContaining("expected each entry once, found it again");
    }

    /** The directory starts at the entry with the signature PK 1 2; its fields count from there. */
    private static ByteBuffer directory(byte[] file, int skipped) {
        int at = -1;
        for (int i = 0; i <= skipped; i++) {
            at = new String(file, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002", at + 1);
        }
        return ByteBuffer.wrap(file, at, file.length - at).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void entriesThatOverlap() throws IOException {
        byte[] file = npz(false, new TreeMap<>(Map.of("a.npy", npy(ONE, 4), "b.npy", npy(ONE, 4))));
        ByteBuffer first = directory(file, 0);
        first.putInt(20, first.getInt(20) + 60).putInt(24, first.getInt(24) + 60);
        assertRefused(file).hasMessageContaining("expected entries that do not overlap, found bytes of a.npy");
    }

    @Test
    void entriesThatAreBombs() throws IOException {
        byte[] stored = npz(false, Map.of("a.npy", npy(ONE, 4)));
        directory(stored, 0).putInt(24, 0x7FFFFFFF);
        assertRefused(stored).hasMessageContaining("stored bytes can give, found 2147483647 bytes");
        byte[] deflated = npz(true, Map.of("a.npy", npy(ONE, 4)));
        directory(deflated, 0).putInt(24, 0x7FFFFFFF);
        assertRefused(deflated).hasMessageContaining("stored bytes can give, found 2147483647 bytes");
        byte[] longer = npz(true, Map.of("a.npy", npy(ONE, 40_000)));
        directory(longer, 0).putInt(24, npy(ONE, 4).length);
        assertRefused(longer).hasMessageContaining("bytes unpacked, found more");
    }

    @Test
    void entriesThatAreEncryptedPackedOtherwiseOrLarge() throws IOException {
        byte[] encrypted = npz(false, Map.of("a.npy", npy(ONE, 4)));
        directory(encrypted, 0).putShort(8, (short) 1);
        assertRefused(encrypted).hasMessageContaining("found one of another method or encrypted");
        byte[] lzma = npz(false, Map.of("a.npy", npy(ONE, 4)));
        directory(lzma, 0).putShort(10, (short) 14);
        assertRefused(lzma).hasMessageContaining("found one of another method or encrypted");
        byte[] zip64 = npz(false, Map.of("a.npy", npy(ONE, 4)));
        ByteBuffer.wrap(zip64).order(ByteOrder.LITTLE_ENDIAN).putInt(zip64.length - 6, -1);
        assertRefused(zip64).hasMessageContaining("expected an archive below 4 GiB, found ZIP64");
    }

    @Test
    void valuesThatDoNotMatchTheirCheckSum() throws IOException {
        byte[] file = npz(false, Map.of("a.npy", npy(ONE, 4)));
        file[30 + "a.npy".length() + 10 + ONE.length()] ^= 1;
        assertRefused(file).hasMessageContaining("a.npy: ").hasMessageContaining("expected check sum");
    }

    @ParameterizedTest
    @CsvSource({
        "I32, 16777217, expected whole numbers that float32 holds exactly",
        "I64, 9223372036854775807, expected whole numbers that float32 holds exactly",
        "F64, 1e300, expected values in float32's range"
    })
    void valuesThatFloatCannotHold(String type, String value, String sentence) {
        int bytes = type.equals("I32") ? 4 : 8;
        byte[] file = safetensors(
                "{\"a\":{\"dtype\":\"%s\",\"shape\":[1],\"data_offsets\":[0,%d]}}".formatted(type, bytes), bytes);
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        switch (type) {
            case "I32" -> buffer.putInt(file.length - 4, Integer.parseInt(value));
            case "I64" -> buffer.putLong(file.length - 8, Long.parseLong(value));
            default -> buffer.putDouble(file.length - 8, Double.parseDouble(value));
        }
        assertRefused(file).hasMessageContaining("a: ").hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "BOOL, 01, 1",
        "F8_E4M3, 00, 0",
        "F8_E4M3, 81, -0.001953125",
        "F8_E4M3, 07, 0.013671875",
        "F8_E4M3, 08, 0.015625",
        "F8_E4M3, b9, -1.125",
        "F8_E4M3, 7e, 448",
        "F8_E4M3, 7f, NaN",
        "F8_E5M2, 01, 1.5258789E-5",
        "F8_E5M2, 7b, 57344",
        "F8_E5M2, fc, -Infinity",
        "F8_E8M0, 00, 5.8774718E-39",
        "F8_E8M0, 80, 2",
        "F8_E8M0, fe, 1.7014118E38",
        "F8_E8M0, ff, NaN",
        "I8, ff, -1",
        "U8, ff, 255",
        "I16, 0080, -32768",
        "U16, ffff, 65535",
        "I32, 00000080, -2147483648",
        "U32, 000000ff, 4278190080",
        "I64, 0000000000000080, -9223372036854775808",
        "U64, 0000000000ffffff, 18446742974197923840",
        "F16, 0100, 5.9604645E-8",
        "F16, ff03, 6.097555E-5",
        "F16, 00fc, -Infinity",
        "F16, 007e, NaN",
        "F16, ff7b, 65504",
        "F16, 0080, -0.0",
        "BF16, 803f, 1",
        "F64, 9a9999999999b93f, 0.1"
    })
    void typesWidenExactly(String type, String hex, float value) {
        int bytes = hex.length() / 2;
        byte[] file = safetensors(
                "{\"a\":{\"dtype\":\"%s\",\"shape\":[1],\"data_offsets\":[0,%d]}}".formatted(type, bytes), bytes);
        for (int i = 0; i < bytes; i++) {
            file[file.length - bytes + i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        assertThat(tensors(Weights.of(file))).isEqualTo(Map.of("a", Tensor.of(new float[] {value})));
    }

    @ParameterizedTest
    @CsvSource({"../a.npy", "/a.npy", "a/../../b.npy", "..\\\\a.npy", "..npy/.."})
    void namesThatLeadOut(String name) throws IOException {
        assertRefused(npz(false, Map.of(name, npy(ONE, 4))))
                .hasMessageContaining("found one that leads out of a folder");
    }

    @Test
    void entriesWithTwoNames() throws IOException {
        byte[] file = npz(false, Map.of("a.npy", npy(ONE, 4)));
        file[30] = 'b';
        assertRefused(file).hasMessageContaining("a.npy: at byte 0: expected a local header of the same name");
    }

    @Test
    void bytesBehindDeflatedData() throws IOException {
        byte[] file = npz(true, Map.of("a.npy", npy(ONE, 4)));
        ByteBuffer directory = directory(file, 0);
        // The data descriptor behind the data, of 16 bytes, is taken for a part of them.
        directory.putInt(20, directory.getInt(20) + 16);
        assertRefused(file).hasMessageContaining("and something behind them");
    }

    /** A matrix that fits is read, another is refused before anything of its size is allocated. */
    @Test
    void aBombOfAnotherShapeIsNotUnpacked() throws IOException {
        int count = 10_000_000;
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%d,), }".formatted(count);
        byte[] file = npz(true, Map.of("dense/bias.npy", npy(header, 4 * count)));
        assertThat(file.length).isLessThan(50_000);
        WeightSpec bias = new WeightSpec("dense", "bias", Shape.of(3), Role.BIAS, 1, 1, null);
        assertThatThrownBy(() -> Weights.of(file).tensor(bias))
                .hasMessage("the bytes: dense/bias: expected a tensor of shape (3), found shape (10000000)");
    }

    @Test
    void arraysOfVeryManyAxes() throws IOException {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }".formatted("1, ".repeat(65));
        assertRefused(npz(false, Map.of("a.npy", npy(header, 4))))
                .hasMessageContaining("expected at most 64 axes, found more");
    }

    @Test
    void headersThatWouldTakeLong() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            String escapes =
                    "{\"" + "\\u0041".repeat(500_000) + "\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}";
            assertThat(Weights.of(safetensors(escapes, 4)).names()).containsExactly("A".repeat(500_000));
            for (String header :
                    List.of("{" + " ".repeat(9_000), "{'descr': '<f4',".repeat(500), "(" + "1,".repeat(4_000))) {
                assertRefused(npz(false, Map.of("a.npy", npy(header, 4))));
            }
            StringBuilder names = new StringBuilder("{");
            for (int i = 0; i < 100_000; i++) {
                names.append("\"layer/")
                        .append(i)
                        .append("\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},");
            }
            names.setCharAt(names.length() - 1, '}');
            Weights many = Weights.of(safetensors(names.toString(), 0));
            for (int i = 0; i < 5; i++) {
                WeightSpec absent = new WeightSpec("absent" + i, "kernel", Shape.of(3), Role.KERNEL, 1, 1, null);
                assertThatThrownBy(() -> many.tensor(absent)).hasMessageContaining("none by that name among 100000");
            }
        });
    }
}
