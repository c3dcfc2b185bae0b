// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer.model;

import dev.ingot.importer.model.DeclaredModel.Field;
import dev.ingot.importer.model.DeclaredModel.Input;
import dev.ingot.importer.model.Outline.BlockUse;
import dev.ingot.importer.model.Outline.DeclaredBlock;
import dev.ingot.importer.model.Outline.Member;
import dev.ingot.importer.model.Repetition.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes blocks of layers that repeat, where that makes the source clearly shorter. Layers are a use of a block if they follow
 * each other, take one value from outside and give one; what they compute is the same either way.
 */
final class BlockRecovery {
    private static final int LONGEST_BLOCK = 32;
    private static final int MOST_BLOCKS = 8;
    /** A use that changes more than this says less than its layers would. */
    private static final int MOST_CHANGES = 4;

    private static final int FEWEST_LINES_SAVED = 10;
    /** Annotation, field and blank line. */
    private static final int LINES_OF_A_FIELD = 3;
    /** Blank line, annotation, class and closing brace. */
    private static final int LINES_OF_A_CLASS = 4;

    private static final int CHANGES_PER_LINE = 3;
    private static final int NO_FIELD = Integer.MAX_VALUE;

    private final DeclaredModel model;
    private final List<Field> fields;
    /** What each field takes: places of fields, below 0 of inputs. */
    private final List<List<Integer>> sources = new ArrayList<>();
    /** The last field that takes each; {@link #NO_FIELD} for an output of the network. */
    private final int[] lastUsers;
    /** Which fields are in a block by now, or can be in none. */
    private final boolean[] taken;

    private final Map<Integer, BlockUse> uses = new TreeMap<>();
    private final List<DeclaredBlock> blocks = new ArrayList<>();
    private final Map<String, String> layers = new LinkedHashMap<>();
    private final Map<String, String> renamed = new HashMap<>();
    private final FieldNames names = new FieldNames();

    private BlockRecovery(DeclaredModel model) {
        this.model = model;
        this.fields = model.fields();
        this.lastUsers = new int[fields.size()];
        this.taken = new boolean[fields.size()];
        Map<String, Integer> places = new HashMap<>();
        for (Input input : model.inputs()) {
            places.put(names.allocate(input.field()), -1 - places.size());
        }
        Set<String> shared = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            names.allocate(field.field());
            sources.add(field.from().stream().map(places::get).toList());
            int user = i;
            sources.get(i).stream().filter(source -> source >= 0).forEach(source -> lastUsers[source] = user);
            places.put(field.field(), i);
            field.sameAs().ifPresent(owner -> {
                shared.add(owner);
                shared.add(field.field());
            });
        }
        model.outputs().forEach(output -> lastUsers[places.get(output)] = NO_FIELD);
        for (int i = 0; i < fields.size(); i++) {
            taken[i] = shared.contains(fields.get(i).field());
            layers.put(fields.get(i).layer(), fields.get(i).layer());
        }
    }

    /** The model with blocks where they pay. */
    static Outline outline(DeclaredModel model) {
        BlockRecovery recovery = new BlockRecovery(model);
        while (recovery.blocks.size() < MOST_BLOCKS) {
            Optional<Repetition> best = recovery.best();
            if (best.isEmpty()) {
                break;
            }
            recovery.use(best.get());
        }
        boolean clash = recovery.layers.values().stream().distinct().count() < recovery.layers.size();
        return recovery.blocks.isEmpty() || clash ? Outline.flat(model) : recovery.outline();
    }

    /** The repetition that saves most; of several, the shortest and then the first. */
    private Optional<Repetition> best() {
        Repetition best = null;
        long most = 0;
        for (int length = 2; length <= Math.min(LONGEST_BLOCK, fields.size() / 2); length++) {
            for (List<Integer> starts : rowsOfEqualForm(length)) {
                Repetition repetition = Repetition.of(fields, length, starts, MOST_CHANGES);
                long worth = repetition.rows().size() < 2 ? 0 : worth(repetition);
                if (worth > most) {
                    best = repetition;
                    most = worth;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private List<List<Integer>> rowsOfEqualForm(int length) {
        Map<List<Object>, List<Integer>> rows = new LinkedHashMap<>();
        for (int start = 0; start + length <= fields.size(); start++) {
            if (input(start, length).isPresent()) {
                List<Integer> starts = rows.computeIfAbsent(form(start, length), form -> new ArrayList<>());
                if (starts.isEmpty() || starts.get(starts.size() - 1) + length <= start) {
                    starts.add(start);
                }
            }
        }
        return rows.values().stream().filter(starts -> starts.size() > 1).toList();
    }

    /** The one value that a row of layers takes from outside, if it may be the use of a block. */
    private Optional<Integer> input(int start, int length) {
        int end = start + length;
        Integer input = null;
        for (int i = start; i < end; i++) {
            if (taken[i] || lastUsers[i] == NO_FIELD || i < end - 1 && lastUsers[i] >= end) {
                return Optional.empty();
            }
            for (int source : sources.get(i)) {
                if (source < start && input != null && input != source) {
                    return Optional.empty();
                }
                input = source < start ? (Integer) source : input;
            }
        }
        return Optional.ofNullable(input);
    }

    /** The kinds of the layers, and what they take counted from the first. */
    private List<Object> form(int start, int length) {
        List<Object> form = new ArrayList<>();
        for (int i = start; i < start + length; i++) {
            form.add(fields.get(i).type().annotation());
            form.add(fields.get(i).spectralIterations());
            form.add(sources.get(i).stream()
                    .map(source -> Math.max(source - start, -1))
                    .toList());
        }
        return form;
    }

    /** How much shorter the source gets, in lines; 0 if not clearly. */
    private long worth(Repetition repetition) {
        int length = repetition.arguments().size();
        int flat = 0;
        int inBlocks = LINES_OF_A_CLASS;
        List<Row> rows = repetition.rows();
        int first = rows.get(0).start();
        for (int i = first; i < first + length; i++) {
            List<Integer> before = List.of(Math.max(i - 1, first - 1));
            boolean from = !sources.get(i).equals(before)
                    && !(i == first && sources.get(i).size() == 1);
            inBlocks += LINES_OF_A_FIELD + (from ? 1 : 0);
        }
        for (int row = 0; row < rows.size(); row++) {
            int start = rows.get(row).start();
            for (int i = start; i < start + length; i++) {
                boolean named = !fields.get(i).field().equals(fields.get(i).layer());
                boolean from = !sources.get(i).equals(List.of(i - 1));
                flat += LINES_OF_A_FIELD + (named ? 1 : 0) + (from ? 1 : 0);
            }
            if (row == 0 || !continues(repetition, row)) {
                int changes = rows.get(row).changes().size();
                inBlocks += LINES_OF_A_FIELD + (changes + CHANGES_PER_LINE - 1) / CHANGES_PER_LINE;
            }
        }
        int saved = flat - inBlocks;
        // A block that starts with what has a kernel reads better than one that ends with it.
        boolean startsWithKernel = Members.of(fields.get(first).type()).stream()
                .anyMatch(member -> Set.of("kernelSize", "units").contains(member.getName()));
        return saved < FEWEST_LINES_SAVED || 3 * inBlocks > 2 * flat ? 0 : saved * (startsWithKernel ? 4L : 3L);
    }

    /** Whether a row only takes what the one before gives, and repeats it. */
    private boolean continues(Repetition repetition, int row) {
        int length = repetition.arguments().size();
        Row before = repetition.rows().get(row - 1);
        Row here = repetition.rows().get(row);
        int end = before.start() + length;
        return here.start() == end
                && here.changes().equals(before.changes())
                && input(end, length).equals(Optional.of(end - 1))
                && lastUsers[end - 1] < end + length;
    }

    private void use(Repetition repetition) {
        int length = repetition.arguments().size();
        DeclaredBlock block = block(repetition);
        List<Row> rows = repetition.rows();
        List<Integer> firsts = IntStream.range(0, rows.size())
                .filter(row -> row == 0 || !continues(repetition, row))
                .boxed()
                .toList();
        for (int i = 0; i < firsts.size(); i++) {
            int row = firsts.get(i);
            int times = (i + 1 < firsts.size() ? firsts.get(i + 1) : rows.size()) - row;
            String kind = block.name().substring(0, 1).toLowerCase(Locale.ROOT)
                    + block.name().substring(1);
            String field = names.allocate(firsts.size() == 1 ? kind : kind + (i + 1));
            int start = rows.get(row).start();
            String from = name(input(start, length).orElseThrow());
            uses.put(start, new BlockUse(field, block, times, rows.get(row).changes(), List.of(from)));
            renamed.put(fields.get(start + times * length - 1).field(), field);
            for (int place = 0; place < times * length; place++) {
                String path = times == 1 ? field : field + "/" + place / length;
                layers.put(
                        fields.get(start + place).layer(),
                        path + "/" + block.fields().get(place % length).field());
            }
        }
        rows.forEach(row -> Arrays.fill(taken, row.start(), row.start() + length, true));
    }

    private DeclaredBlock block(Repetition repetition) {
        int length = repetition.arguments().size();
        List<List<Field>> rows = repetition.rows().stream()
                .map(row -> fields.subList(row.start(), row.start() + length))
                .toList();
        List<String> own = BlockNames.fields(rows);
        int start = repetition.rows().get(0).start();
        List<Field> declared = new ArrayList<>();
        for (int position = 0; position < length; position++) {
            int at = position;
            Field first = rows.get(0).get(position);
            List<String> from = sources.get(start + position).stream()
                    .map(source -> source < start ? DeclaredModel.SINGLE_INPUT : own.get(source - start))
                    .toList();
            Set<String> suppressed = rows.stream()
                    .flatMap(row -> row.get(at).suppressed().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            declared.add(new Field(
                    own.get(position),
                    own.get(position),
                    first.type(),
                    repetition.arguments().get(position),
                    first.spectralIterations(),
                    from,
                    Optional.empty(),
                    suppressed));
        }
        String kind = BlockNames.kind(declared);
        long before = blocks.stream()
                .filter(block -> block.name().matches(kind + "\\d*"))
                .count();
        DeclaredBlock block = new DeclaredBlock(before == 0 ? kind : kind + (before + 1), declared);
        blocks.add(block);
        return block;
    }

    /** The field or input at a place. */
    private String name(int place) {
        return place < 0
                ? model.inputs().get(-1 - place).field()
                : fields.get(place).field();
    }

    private Outline outline() {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < fields.size(); ) {
            BlockUse use = uses.get(i);
            if (use == null) {
                members.add(fields.get(i).taking(current(fields.get(i).from())));
                i++;
            } else {
                members.add(new BlockUse(use.field(), use.block(), use.times(), use.set(), current(use.from())));
                i += use.times() * use.block().fields().size();
            }
        }
        List<DeclaredBlock> inOrder = members.stream()
                .filter(BlockUse.class::isInstance)
                .map(member -> ((BlockUse) member).block())
                .distinct()
                .toList();
        return new Outline(members, inOrder, layers);
    }

    private List<String> current(List<String> from) {
        return from.stream().map(source -> renamed.getOrDefault(source, source)).toList();
    }
}
