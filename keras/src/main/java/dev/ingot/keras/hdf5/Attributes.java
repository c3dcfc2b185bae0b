// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.hdf5;

import io.jhdf.Constants;
import io.jhdf.FractalHeap;
import io.jhdf.GlobalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.Utils;
import io.jhdf.btree.record.AttributeNameForIndexedAttributesRecord;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the attributes that hold text: of fixed or variable length, one or several. */
final class Attributes {
    private final CheckedStorage storage;
    private final Map<Long, GlobalHeap> heaps = new HashMap<>();

    Attributes(CheckedStorage storage) {
        this.storage = storage;
    }

    /** The texts by the attribute's name; an attribute without values has an empty list. */
    Map<String, List<String>> read(ObjectHeader header, String path) {
        Map<String, List<String>> texts = new TreeMap<>();
        for (AttributeMessage message : messages(header)) {
            List<String> values = values(message);
            if (values != null && texts.put(message.getName(), values) != null) {
                throw storage.wrong(path, "each attribute once", message.getName() + " again");
            }
        }
        return Collections.unmodifiableMap(texts);
    }

    private List<AttributeMessage> messages(ObjectHeader header) {
        List<AttributeMessage> messages = new ArrayList<>(header.getMessagesOfType(AttributeMessage.class));
        for (AttributeInfoMessage info : header.getMessagesOfType(AttributeInfoMessage.class)) {
            if (info.getFractalHeapAddress() != Constants.UNDEFINED_ADDRESS) {
                FractalHeap heap = new FractalHeap(storage, info.getFractalHeapAddress());
                Indexes.<AttributeNameForIndexedAttributesRecord>records(storage, info.getAttributeNameBTreeAddress())
                        .forEach(entry -> messages.add(
                                new AttributeMessage(heap.getId(entry.getHeapId()), storage, entry.getFlags())));
            }
        }
        return messages;
    }

    /** Null if these are no texts. */
    private List<String> values(AttributeMessage message) {
        ByteBuffer data = message.getDataBuffer();
        if (data == null) {
            return List.of();
        }
        DataType type = message.getDataType();
        long count = message.getDataSpace().getTotalLength();
        List<String> values = new ArrayList<>();
        if (type instanceof StringData fixed && fixed.getSize() > 0) {
            for (long i = 0; i < count; i++) {
                ByteBuffer bytes = Utils.createSubBuffer(data, fixed.getSize());
                fixed.getStringPaddingHandler().setBufferLimit(bytes);
                values.add(decode(bytes, fixed.getCharset()));
            }
        } else if (type instanceof VariableLength variable && variable.isVariableLengthString()) {
            for (long i = 0; i < count; i++) {
                values.add(variable(data, variable.getEncoding()));
            }
        } else {
            return null;
        }
        return List.copyOf(values);
    }

    private String variable(ByteBuffer references, Charset charset) {
        int length = Utils.readBytesAsUnsignedInt(references, Integer.BYTES);
        long address = Utils.readBytesAsUnsignedLong(references, storage.getSizeOfOffsets());
        int index = Utils.readBytesAsUnsignedInt(references, Integer.BYTES);
        if (length == 0) {
            return "";
        }
        GlobalHeap heap = heaps.computeIfAbsent(address, at -> new GlobalHeap(storage, at));
        ByteBuffer bytes = heap.getObjectData(index);
        return decode(bytes.limit(length), charset);
    }

    /** Keras writes UTF-8 and marks it as ASCII where Python has bytes. */
    private static String decode(ByteBuffer bytes, Charset charset) {
        Charset actual = charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        String text = actual.decode(bytes).toString();
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
