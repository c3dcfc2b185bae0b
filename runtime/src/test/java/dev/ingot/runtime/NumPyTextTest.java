// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares with what NumPy 2.4.6 printed. */
class NumPyTextTest {
    /** The file has for each array a line of lengths, one of float bits, the number of lines printed, and those lines. */
    @TestFactory
    List<DynamicTest> printsAsNumPy() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Iterator<String> lines = lines("numpy_2.4.txt").iterator();
        while (lines.hasNext()) {
            int[] shape =
                    words(lines.next()).stream().mapToInt(Integer::parseInt).toArray();
            List<String> bits = words(lines.next());
            float[] values = new float[bits.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.intBitsToFloat(Integer.parseUnsignedInt(bits.get(i), 16));
            }
            int height = Integer.parseInt(lines.next());
            String expected = String.join(
                    "\n",
                    IntStream.range(0, height).mapToObj(line -> lines.next()).toList());
            Tensor tensor = Tensor.of(values, shape);
            tests.add(DynamicTest.dynamicTest(
                    tests.size() + " " + tensor.shape(),
                    () -> assertThat(tensor).hasToString(expected)));
        }
        assertThat(tests).hasSizeGreaterThan(150);
        return tests;
    }

    @Test
    void printsTheTutorialsArray() {
        assertThat(Tensor.of(new float[][] {{1, 0, 2, 0}, {0, 0, 0, 0}, {3, 0, 4, 0}, {0, 0, 0, 0}}))
                .hasToString("[[1. 0. 2. 0.]\n [0. 0. 0. 0.]\n [3. 0. 4. 0.]\n [0. 0. 0. 0.]]");
    }

    private static List<String> words(String line) {
        List<String> words = List.of(line.split(" "));
        return words.subList(1, words.size());
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = NumPyTextTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
