// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.testing;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many bytes of bytecode the methods of a class file have (Java Virtual Machine Specification, chapter 4). */
public final class MethodSizes {

    private static final int UTF8 = 1;

    private final DataInputStream input;
    private String[] texts;

    private MethodSizes(byte[] classFile) {
        input = new DataInputStream(new ByteArrayInputStream(classFile));
    }

    /** The length of the code of each method that has any, by name and descriptor. */
    public static Map<String, Integer> of(byte[] classFile) {
        try {
            return new MethodSizes(classFile).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Integer> read() throws IOException {
        input.skipNBytes(8); // magic number, version
        readConstants();
        input.skipNBytes(6); // access flags, this class, super class
        input.skipNBytes(2L * input.readUnsignedShort());
        readMembers(); // fields
        return readMembers();
    }

    private void readConstants() throws IOException {
        texts = new String[input.readUnsignedShort()];
        for (int index = 1; index < texts.length; index++) {
            int tag = input.readUnsignedByte();
            if (tag == UTF8) {
                texts[index] = input.readUTF();
                continue;
            }
            switch (tag) {
                case 3, 4, 9, 10, 11, 12, 17, 18 -> input.skipNBytes(4);
                case 5, 6 -> { // long and double take two places
                    input.skipNBytes(8);
                    index++;
                }
                case 7, 8, 16, 19, 20 -> input.skipNBytes(2);
                case 15 -> input.skipNBytes(3);
                default -> throw new IOException("constant with tag " + tag);
            }
        }
    }

    private Map<String, Integer> readMembers() throws IOException {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (int members = input.readUnsignedShort(); members > 0; members--) {
            input.skipNBytes(2); // access flags
            String name = texts[input.readUnsignedShort()] + texts[input.readUnsignedShort()];
            for (int attributes = input.readUnsignedShort(); attributes > 0; attributes--) {
                boolean code = texts[input.readUnsignedShort()].equals("Code");
                int length = input.readInt();
                if (code) {
                    input.skipNBytes(4); // stack, locals
                    sizes.put(name, input.readInt());
                    length -= 8;
                }
                input.skipNBytes(length);
            }
        }
        return sizes;
    }
}
