// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.hdf5;

import dev.ingot.runtime.ByteSource;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.WeightsException;
import io.jhdf.Constants;
import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads groups of both styles, all of them at once; only hard links, and one to each group. */
final class GroupReader {
    private static final int DEEPEST = 64;
    /** The cache type of a symbol table's entry that is a soft link. */
    private static final int SOFT_LINK = 2;

    private static final int NULL_DATASPACE = 2;

    private final ByteSource source;
    private final CheckedStorage storage;
    private final Attributes attributes;
    private final Set<Long> seen = new HashSet<>();

    GroupReader(ByteSource source, CheckedStorage storage) {
        this.source = source;
        this.storage = storage;
        this.attributes = new Attributes(storage);
    }

    /** The group whose header lies at this address, as the root. */
    Hdf5Group root(long address) {
        return group(address, ObjectHeader.readObjectHeader(storage, address), "", 0);
    }

    private Hdf5Group group(long address, ObjectHeader header, String path, int depth) {
        if (depth > DEEPEST || !seen.add(address)) {
            throw wrong(
                    path, "a tree of groups, at most " + DEEPEST + " deep", "a group that is linked twice, or deeper");
        }
        Map<String, Hdf5Group> groups = new TreeMap<>();
        Map<String, Hdf5Dataset> datasets = new TreeMap<>();
        for (Map.Entry<String, Long> link : links(header, path).entrySet()) {
            String childPath = path.isEmpty() ? link.getKey() : path + "/" + link.getKey();
            ObjectHeader child = ObjectHeader.readObjectHeader(storage, link.getValue());
            if (child.hasMessageOfType(DataSpaceMessage.class)) {
                datasets.put(link.getKey(), dataset(child, childPath));
            } else if (child.hasMessageOfType(DataTypeMessage.class)) {
                throw wrong(childPath, "a group or a dataset", "a named datatype");
            } else {
                groups.put(link.getKey(), group(link.getValue(), child, childPath, depth + 1));
            }
        }
        return new Hdf5Group(
                path,
                Collections.unmodifiableMap(groups),
                Collections.unmodifiableMap(datasets),
                attributes.read(header, path));
    }

    private Map<String, Long> links(ObjectHeader header, String path) {
        Map<String, Long> links = new TreeMap<>();
        if (header.hasMessageOfType(SymbolTableMessage.class)) {
            SymbolTableMessage table = header.getMessageOfType(SymbolTableMessage.class);
            ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
            for (long node :
                    BTreeV1.createGroupBTree(storage, table.getBTreeAddress()).getChildAddresses()) {
                for (SymbolTableEntry entry : new GroupSymbolTableNode(storage, node).getSymbolTableEntries()) {
                    String name = Utils.readUntilNull(names.position(entry.getLinkNameOffset()));
                    requireHard(entry.getCacheType() != SOFT_LINK, path, name);
                    put(links, path, name, entry.getObjectHeaderAddress());
                }
            }
            return links;
        }
        LinkInfoMessage info = header.getMessageOfType(LinkInfoMessage.class);
        if (info.getBTreeNameIndexAddress() == Constants.UNDEFINED_ADDRESS) {
            header.getMessagesOfType(LinkMessage.class).forEach(link -> put(links, path, link));
            return links;
        }
        FractalHeap heap = new FractalHeap(storage, info.getFractalHeapAddress());
        Indexes.<LinkNameForIndexedGroupRecord>records(storage, info.getBTreeNameIndexAddress())
                .forEach(entry ->
                        put(links, path, LinkMessage.fromBuffer(heap.getId(entry.getId()), storage.getSuperblock())));
        return links;
    }

    private void put(Map<String, Long> links, String path, LinkMessage link) {
        requireHard(link.getLinkType() == LinkMessage.LinkType.HARD, path, link.getLinkName());
        put(links, path, link.getLinkName(), link.getHardLinkAddress());
    }

    private void put(Map<String, Long> links, String path, String name, long address) {
        if (name.isEmpty() || name.contains("/") || name.equals(".") || links.put(name, address) != null) {
            throw wrong(path, "links with names of their own", "\"" + name + "\"");
        }
    }

    private void requireHard(boolean hard, String path, String name) {
        if (!hard) {
            throw wrong(path + "/" + name, "a link to an object of this file", "a soft or external link");
        }
    }

    private Hdf5Dataset dataset(ObjectHeader header, String path) {
        DataTypeMessage typeMessage = header.getMessageOfType(DataTypeMessage.class);
        DataSpaceMessage spaceMessage = header.getMessageOfType(DataSpaceMessage.class);
        if (typeMessage.isMessageShared() || spaceMessage.isMessageShared()) {
            return Hdf5Dataset.unreadable(source, path, "one whose type is stored elsewhere");
        }
        DataType type = typeMessage.getDataType();
        DataSpace space = spaceMessage.getDataSpace();
        Optional<NumberType> number = NumberType.of(type);
        if (number.isEmpty() || space.getType() == NULL_DATASPACE) {
            return Hdf5Dataset.unreadable(
                    source, path, "values of type " + type.getClass().getSimpleName());
        }
        Shape shape = shape(space, path);
        int bytes = number.get().element().bytes();
        Layout layout = new LayoutReader(source, storage, header, path, shape, bytes).read();
        return Hdf5Dataset.of(source, path, shape, number.get(), layout);
    }

    private Shape shape(DataSpace space, String path) {
        long[] lengths = space.getDimensionsAsLong();
        int[] narrowed = new int[lengths.length];
        long values = 1;
        for (int axis = 0; axis < lengths.length; axis++) {
            // Zeros make any shape small; its other lengths are bounded all the same.
            long factor = Math.max(1, lengths[axis]);
            if (lengths[axis] < 0 || factor > Integer.MAX_VALUE || values * factor > Integer.MAX_VALUE) {
                throw wrong(path, "at most " + Integer.MAX_VALUE + " values", "more");
            }
            values *= factor;
            narrowed[axis] = (int) lengths[axis];
        }
        return Shape.of(narrowed);
    }

    private WeightsException wrong(String path, String expected, String found) {
        return storage.wrong(path, expected, found);
    }
}
