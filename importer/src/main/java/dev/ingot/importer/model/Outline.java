// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer.model;

import dev.ingot.importer.model.DeclaredModel.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a model is written down: its layers in order, those that repeat as blocks.
 *
 * @param members layers, and uses of blocks
 * @param blocks the blocks in the order of their first use
 * @param layers the name of each layer in weight files, by the name that it has in the model
 */
record Outline(List<Member> members, List<DeclaredBlock> blocks, Map<String, String> layers) {

    /** Copies the collections. */
    Outline {
        members = List.copyOf(members);
        blocks = List.copyOf(blocks);
    }

    /** What a field declares. */
    sealed interface Member permits Field, BlockUse {

        /** The field's name. */
        String field();

        /** The fields or inputs that it takes. */
        List<String> from();
    }

    /**
     * Layers that repeat.
     *
     * @param name the name of its class
     * @param fields its layers, which take each other or {@link DeclaredModel#SINGLE_INPUT}; files call them by their fields
     */
    record DeclaredBlock(String name, List<Field> fields) {

        /** Copies the list. */
        DeclaredBlock {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A use of a block.
     *
     * @param field the field's name
     * @param block what is used
     * @param times how often in a row
     * @param set what is otherwise in it
     * @param from the field or input that it takes
     */
    record BlockUse(String field, DeclaredBlock block, int times, List<Change> set, List<String> from)
            implements Member {}

    /**
     * A member of a layer of the block that is otherwise in one of its uses.
     *
     * @param position the place of the layer in the block
     * @param member the member
     * @param value its value, as a record's component has it
     */
    record Change(int position, String member, Object value) {}

    /** The layers as they are. */
    static Outline flat(DeclaredModel model) {
        Map<String, String> layers = new LinkedHashMap<>();
        model.fields().forEach(field -> layers.put(field.layer(), field.layer()));
        return new Outline(List.copyOf(model.fields()), List.of(), layers);
    }
}
