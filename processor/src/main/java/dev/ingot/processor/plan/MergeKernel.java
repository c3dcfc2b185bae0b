// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Combines operands element by element, in loops over the axes of the result. Where an operand is repeated while another is
 * not, HotSpot makes no vector instructions of the loops; then the elements of several turns of the last two loops are copied to
 * a row for each operand first, and one loop runs over the rows.
 *
 * @param loops from the outermost on
 * @param rowTurns turns of the second last loop that a row holds; 0 if there are no rows
 */
public record MergeKernel(List<Loop> loops, int rowTurns) implements Kernel {

    /** Copies the list. */
    public MergeKernel {
        loops = List.copyOf(loops);
    }

    /**
     * Neighbouring axes of the result, as one loop.
     *
     * @param size number of turns
     * @param stride distance of the results of two turns
     * @param strides distance of the elements of two turns in each operand; 0 if the operand is repeated
     */
    public record Loop(int size, int stride, List<Integer> strides) {

        /** Copies the list. */
        public Loop {
            strides = List.copyOf(strides);
        }
    }

    /** The innermost loop. */
    public Loop inner() {
        return loops.get(loops.size() - 1);
    }

    /** Whether the innermost loop reads each operand either where it writes or at one place. */
    public boolean isAligned() {
        return IntStream.range(0, inner().strides().size())
                .allMatch(operand -> inner().strides().get(operand) == 0
                        || loops.stream().allMatch(loop -> loop.strides().get(operand) == loop.stride()));
    }

    /** The number of elements in a row. */
    public int rowLength() {
        return rowTurns * inner().size();
    }

    /** The operands that rows are filled with: all but those with one element for a whole row. */
    public List<Integer> rows() {
        return IntStream.range(0, rowTurns == 0 ? 0 : inner().strides().size())
                .filter(operand -> loops.subList(loops.size() - 2, loops.size()).stream()
                        .anyMatch(loop -> loop.strides().get(operand) > 0))
                .boxed()
                .toList();
    }

    /** Whether the row of an operand is the same in all turns of the other loops. */
    public boolean isFilledOnce(int operand) {
        return loops.subList(0, loops.size() - 1).stream()
                .allMatch(loop -> loop.strides().get(operand) == 0);
    }

    /** Whether the row of an operand is the same in all turns of the second last loop. */
    public boolean isFilledForAllBlocks(int operand) {
        return loops.get(loops.size() - 2).strides().get(operand) == 0;
    }

    @Override
    public List<PackedWeight> weights() {
        return List.of();
    }

    @Override
    public List<Scratch> scratch() {
        return rowTurns == 0 ? List.of() : List.of(new Scratch(rows().size(), rowLength()));
    }

    @Override
    public String describe() {
        return rowTurns == 0 ? "a loop" : "rows of " + rowLength();
    }
}
