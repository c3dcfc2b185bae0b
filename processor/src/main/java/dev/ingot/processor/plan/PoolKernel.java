// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Pool.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reduces pieces that stay in the first-level cache: for some neighbouring outputs the cells of the outer axes' windows become
 * one row of cells, from which then those are picked that meet in an output.
 *
 * @param outer the axes but the last, the first one first
 * @param runs the last axis
 * @param length floats of a cell of the last axis: the channels
 * @param vector how vector kernels compute it, if there are channels enough
 */
public record PoolKernel(List<OuterAxis> outer, List<Run> runs, int length, Optional<VectorPool> vector)
        implements Kernel {

    /** Copies the lists. */
    public PoolKernel {
        outer = List.copyOf(outer);
        runs = List.copyOf(runs);
    }

    /**
     * An axis that is not the last.
     *
     * @param windows what each output reads
     * @param length floats of a cell of the input
     * @param outputLength floats of a cell of the output
     */
    public record OuterAxis(List<Window> windows, int length, int outputLength) {

        /** Copies the list. */
        public OuterAxis {
            windows = List.copyOf(windows);
        }

        /** Whether there is nothing to reduce. */
        public boolean isSingle() {
            return windows.stream().allMatch(window -> window.cells() == 1);
        }

        /** The number of cells of all windows; 0 if they differ. */
        public int cells() {
            int cells = windows.get(0).cells();
            return windows.stream().allMatch(window -> window.cells() == cells) ? cells : 0;
        }

        /** The distance of neighbouring windows; 0 if they differ. */
        public int step() {
            int step = windows.size() == 1
                    ? 1
                    : windows.get(1).from() - windows.get(0).from();
            for (int i = 1; i < windows.size(); i++) {
                if (windows.get(i).from() - windows.get(i - 1).from() != step) {
                    return 0;
                }
            }
            return step;
        }
    }

    /**
     * Windows of the last axis.
     *
     * @param windows windows that are alike
     * @param together outputs that are computed at once; the last ones overlap those before if that is no divisor
     */
    public record Run(WindowRun windows, int together) {

        /** Input cells that the outputs computed at once read. */
        public int span() {
            return windows.span(together);
        }
    }

    /** Whether threads may share it, by outputs of the first axis. */
    boolean isDivisible() {
        return !outer.isEmpty() && outer.get(0).windows().size() > 1;
    }

    /** Outer axes with something to reduce. */
    public long reducedOuterAxes() {
        return outer.stream().filter(axis -> !axis.isSingle()).count();
    }

    @Override
    public List<PackedWeight> weights() {
        return List.of();
    }

    /** For each outer axis to reduce a row of cells, and the next one to add; then the outputs, and the next to add. */
    @Override
    public List<Scratch> scratch() {
        List<Scratch> scratch = new ArrayList<>();
        int axes = Math.toIntExact(reducedOuterAxes());
        if (axes > 0) {
            scratch.add(new Scratch(
                    axes + 1, length * runs.stream().mapToInt(Run::span).max().orElse(0)));
        }
        scratch.add(new Scratch(
                2, length * runs.stream().mapToInt(Run::together).max().orElse(0)));
        return scratch;
    }

    @Override
    public String describe() {
        int most = runs.stream().mapToInt(Run::together).max().orElse(0);
        return most == 1 ? "output by output" : "up to " + most + " outputs at a time";
    }
}
