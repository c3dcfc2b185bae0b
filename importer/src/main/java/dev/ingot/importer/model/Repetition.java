// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer.model;

import dev.ingot.importer.model.DeclaredModel.Field;
import dev.ingot.importer.model.Outline.Change;
import dev.ingot.processor.layer.LayerType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several rows of layers that could be uses of one block.
 *
 * @param arguments of each layer of the block, by member: those that most rows have
 * @param rows the rows in order
 */
record Repetition(List<Map<String, Object>> arguments, List<Row> rows) {

    /**
     * A row of layers.
     *
     * @param start the place of its first layer
     * @param changes what it has otherwise than the block
     */
    record Row(int start, List<Change> changes) {}

    /**
     * The block of rows of the same form.
     *
     * @param starts the places of their first layers
     * @param mostChanges a row that has more than so many members otherwise is none of the block's
     */
    static Repetition of(List<Field> fields, int length, List<Integer> starts, int mostChanges) {
        Repetition all = of(fields, length, starts);
        List<Integer> similar = all.rows.stream()
                .filter(row -> row.changes().size() <= mostChanges)
                .map(Row::start)
                .toList();
        if (similar.size() == starts.size()) {
            return all;
        }
        return similar.size() < 2 ? new Repetition(all.arguments, List.of()) : of(fields, length, similar, mostChanges);
    }

    private static Repetition of(List<Field> fields, int length, List<Integer> starts) {
        List<Map<String, Object>> arguments = new ArrayList<>();
        for (int position = 0; position < length; position++) {
            arguments.add(usual(fields, position, starts));
        }
        List<Row> rows = new ArrayList<>();
        for (int start : starts) {
            List<Change> changes = new ArrayList<>();
            for (int position = 0; position < length; position++) {
                Field field = fields.get(start + position);
                for (Map.Entry<String, Object> usual : arguments.get(position).entrySet()) {
                    Object value = argument(field, usual.getKey());
                    if (!value.equals(usual.getValue())) {
                        changes.add(new Change(position, usual.getKey(), value));
                    }
                }
            }
            rows.add(new Row(start, changes));
        }
        return new Repetition(arguments, rows);
    }

    /** The arguments that most rows have at a position; of equally many, the first. */
    private static Map<String, Object> usual(List<Field> fields, int position, List<Integer> starts) {
        LayerType type = fields.get(starts.get(0) + position).type();
        Map<String, Object> usual = new LinkedHashMap<>();
        for (RecordComponent member : Members.of(type)) {
            Map<Object, Integer> counts = new LinkedHashMap<>();
            starts.forEach(
                    start -> counts.merge(argument(fields.get(start + position), member.getName()), 1, Integer::sum));
            int most =
                    counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
            counts.entrySet().stream()
                    .filter(count -> count.getValue() == most)
                    .findFirst()
                    .ifPresent(count -> usual.put(member.getName(), count.getKey()));
        }
        return usual;
    }

    private static Object argument(Field field, String member) {
        return Optional.ofNullable(field.arguments().get(member))
                .or(() -> Members.defaultOf(field.type(), member))
                .orElseThrow();
    }
}
