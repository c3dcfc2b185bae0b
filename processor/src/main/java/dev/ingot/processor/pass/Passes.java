// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Graph;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** The passes in their order. */
public final class Passes {

    /** All passes; each sees what the ones before it made of the graph. */
    public static final List<Pass> ALL = List.of(
            new RemoveIdentities(),
            new FusePadding(),
            new FuseUpsampling(),
            new FoldBatchNormalization(),
            new FuseActivations(),
            new FoldLinearChains(),
            new RepeatFactors(),
            new MergeAxes(),
            new ShareWeights());

    private Passes() {}

    /**
     * Runs the passes.
     *
     * @param graph the lowered graph
     * @param disabled names of passes to leave out
     * @param observer is told each pass that ran and the graph after it
     */
    public static Graph run(Graph graph, Set<String> disabled, BiConsumer<Pass, Graph> observer) {
        Graph current = graph;
        for (Pass pass : ALL) {
            if (!disabled.contains(pass.name())) {
                current = pass.apply(current);
                observer.accept(pass, current);
            }
        }
        return current;
    }
}
