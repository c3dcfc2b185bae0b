// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Pool.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring outputs of an axis whose windows are alike.
 *
 * @param output the first output
 * @param count number of outputs
 * @param from the first cell of the first window
 * @param step distance of the windows
 * @param cells number of cells of a window
 */
public record WindowRun(int output, int count, int from, int step, int cells) {

    /** The longest runs of windows of the same size and distance. */
    public static List<WindowRun> of(List<Window> windows) {
        List<WindowRun> runs = new ArrayList<>();
        int output = 0;
        while (output < windows.size()) {
            Window first = windows.get(output);
            int count = 1;
            int step = 1;
            while (output + count < windows.size()) {
                Window next = windows.get(output + count);
                int distance = next.from() - windows.get(output + count - 1).from();
                if (next.cells() != first.cells() || count > 1 && distance != step) {
                    break;
                }
                step = distance;
                count++;
            }
            runs.add(new WindowRun(output, count, first.from(), step, first.cells()));
            output += count;
        }
        return runs;
    }

    /** Input cells that so many neighbouring outputs read. */
    public int span(int outputs) {
        return (outputs - 1) * step + cells;
    }
}
