// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Pool.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reduces windows of few cells, of images and volumes, at the indices of their first cells: HotSpot 17 makes vector code of loops
 * that read and write at the same index and at distances of whole vectors, so nothing has to be copied before. For each output of
 * the first axis its cells are reduced into an array, there axis after axis, and then the outputs are picked.
 *
 * <p>The index in the image and in the array differs by a literal number alone. That the array need not be as long as the image,
 * outputs of the first axis form groups, each with a literal number and so with a loop of its own.
 *
 * @param outer the windows along the first axis
 * @param outerLength floats of a cell of the first axis
 * @param middle the axis between the first one and the last; a single cell if there are two
 * @param columns the windows along the last axis
 * @param channels floats of a cell of the last axis
 * @param vector how vector kernels compute it
 */
public record AlignedPoolKernel(
        List<WindowRun> outer,
        int outerLength,
        Middle middle,
        List<WindowRun> columns,
        int channels,
        Optional<VectorPool> vector)
        implements Kernel {

    /** Cells along an axis that one loop reads. */
    private static final int MOST_CELLS = 5;

    /** Floats between cells from which on HotSpot 25 makes vector code of a loop over three of them or more. */
    private static final int FAR = 32;

    /** Runs of the first axis, each with loops of its own. */
    private static final int MOST_RUNS = 4;

    /** Columns of outputs at borders, which are reduced one by one. */
    private static final int MOST_BORDERS = 4;

    /** Floats of the largest input. */
    private static final int LARGEST = 1 << 21;

    /** Floats of the input that outputs of a group begin in, if that does not make too many groups. */
    private static final int GROUP = 1 << 16;

    private static final int MOST_GROUPS = 8;

    /** Copies the lists. */
    public AlignedPoolKernel {
        outer = List.copyOf(outer);
        columns = List.copyOf(columns);
    }

    /**
     * An axis whose windows are alike but for the cells that they lack at borders.
     *
     * @param runs the windows
     * @param cells cells of a whole window
     * @param step distance of the windows
     * @param before cells that the first window lacks
     * @param inputs number of cells of the input
     * @param after cells that the last window lacks
     * @param length floats of a cell
     */
    public record Middle(List<WindowRun> runs, int cells, int step, int before, int inputs, int after, int length) {

        /** Copies the list. */
        public Middle {
            runs = List.copyOf(runs);
        }

        /** An axis; empty if its windows are not alike. */
        static Optional<Middle> of(List<Window> windows, int inputs, int length) {
            List<WindowRun> runs = WindowRun.of(windows);
            WindowRun whole = mostOutputs(runs);
            int first = whole.from() - whole.output() * whole.step();
            for (int i = 0; i < windows.size(); i++) {
                int from = first + i * whole.step();
                Window window = new Window(Math.max(from, 0), Math.min(from + whole.cells(), inputs));
                if (!window.equals(windows.get(i))) {
                    return Optional.empty();
                }
            }
            int end = first + (windows.size() - 1) * whole.step() + whole.cells();
            int before = Math.max(-first, 0);
            // The first window begins with the first cell, or with one that it lacks.
            return first > 0
                    ? Optional.empty()
                    : Optional.of(new Middle(
                            runs, whole.cells(), whole.step(), before, inputs, Math.max(end - inputs, 0), length));
        }

        /** Number of outputs. */
        public int outputs() {
            return runs.stream().mapToInt(WindowRun::count).sum();
        }

        /** Whether no window lacks cells. */
        public boolean isWhole() {
            return before == 0 && after == 0;
        }
    }

    /**
     * Neighbouring outputs of the first axis whose windows begin at places that differ by a literal number from those in the array.
     *
     * @param windows the windows
     * @param distance that number
     */
    public record Group(WindowRun windows, int distance) {}

    /** A kernel for windows along two or three axes, if they suit. */
    static Optional<AlignedPoolKernel> of(
            List<WindowRun> outer,
            int outerLength,
            Optional<Middle> middle,
            List<WindowRun> columns,
            int channels,
            int elements,
            Optional<VectorPool> vector) {
        if (channels % Alignment.FLOATS > 0 || elements > LARGEST || outer.size() > MOST_RUNS || middle.isEmpty()) {
            return Optional.empty();
        }
        WindowRun column = mostOutputs(columns);
        Middle between = middle.get();
        int borders = columns.stream().mapToInt(WindowRun::count).sum() - column.count();
        int rows = outer.stream().mapToInt(WindowRun::cells).max().orElse(1);
        boolean suits = rows <= MOST_CELLS
                && suits(between.outputs(), between.cells(), between.step())
                && suits(column.count(), column.cells(), column.step())
                && (column.cells() <= 2 || channels >= FAR)
                && borders <= MOST_BORDERS
                && rows * between.cells() * column.cells() > 1;
        return suits
                ? Optional.of(new AlignedPoolKernel(outer, outerLength, between, columns, channels, vector))
                : Optional.empty();
    }

    /** Windows between the wanted ones are reduced too, so they should not be too many. */
    private static boolean suits(int outputs, int cells, int step) {
        return cells <= MOST_CELLS && (outputs == 1 || step <= cells);
    }

    private static WindowRun mostOutputs(List<WindowRun> runs) {
        WindowRun most = runs.get(0);
        for (WindowRun run : runs) {
            if (run.count() > most.count() || run.count() == most.count() && run.cells() > most.cells()) {
                most = run;
            }
        }
        return most;
    }

    /** Whether threads may share it, by outputs of the first axis. */
    boolean isDivisible() {
        return outer.size() > 1 || outer.get(0).count() > 1;
    }

    /** The columns of outputs that are reduced in one loop; those of the other runs one by one. */
    public WindowRun inner() {
        return mostOutputs(columns);
    }

    /** The columns of outputs that are reduced one by one. */
    public List<WindowRun> borders() {
        WindowRun inner = inner();
        return columns.stream().filter(run -> !run.equals(inner)).toList();
    }

    /** The cells of all windows together; 0 if they differ. */
    public int cells() {
        boolean alike = outer.size() == 1 && middle.isWhole() && columns.size() == 1;
        return alike ? outer.get(0).cells() * middle.cells() * columns.get(0).cells() : 0;
    }

    /** Whether one loop reduces all axes. With more cells than two along an axis HotSpot 25 may make no vector code of that. */
    public boolean isOneLoop() {
        return middle.cells() <= 2 && middle.isWhole() && columns.size() == 1 && inner().cells() <= 2;
    }

    /** How much farther in the array than in the image a cell of the first group is. */
    public int ahead() {
        return isOneLoop()
                ? (middle.cells() - 1) * middle.length() + (inner().cells() - 1) * channels
                : middle.before() * middle.length();
    }

    /** The groups, in the order of their outputs. */
    public List<Group> groups() {
        return outer.stream().flatMap(run -> groups(run).stream()).toList();
    }

    private List<Group> groups(WindowRun run) {
        int step = run.step() * outerLength;
        int outputs = Math.max((run.count() + MOST_GROUPS - 1) / MOST_GROUPS, GROUP / Math.max(step, 1));
        return IntStream.iterate(0, output -> output < run.count(), output -> output + outputs)
                .mapToObj(output -> {
                    int from = run.from() + output * run.step();
                    int count = Math.min(outputs, run.count() - output);
                    WindowRun windows = new WindowRun(run.output() + output, count, from, run.step(), run.cells());
                    return new Group(windows, from * outerLength);
                })
                .toList();
    }

    @Override
    public List<PackedWeight> weights() {
        return List.of();
    }

    /** As much as a group needs; for borders then their outputs, and the next to reduce. */
    @Override
    public List<Scratch> scratch() {
        int length = groups().stream()
                .mapToInt(
                        group -> (group.windows().count() - 1) * group.windows().step() * outerLength)
                .max()
                .orElse(0);
        List<Scratch> scratch = new ArrayList<>();
        scratch.add(new Scratch(1, length + ahead() + outerLength + middle.after() * middle.length()));
        if (!borders().isEmpty()) {
            scratch.add(new Scratch(2, middle.outputs() * channels));
        }
        return scratch;
    }

    @Override
    public String describe() {
        return isOneLoop() ? "all axes at once, in place" : "axis by axis, in place";
    }
}
