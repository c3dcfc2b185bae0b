// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.plan.ConvolutionPlanner.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The ways to compute a convolution, from which the cheapest is taken. */
final class ConvolutionChoice {

    /**
     * A way to compute it.
     *
     * @param kernel plans it and packs its weights
     * @param cost by {@link CostModel}
     */
    private record Candidate(Function<WeightPacker, Kernel> kernel, double cost) {

        private static <K extends Kernel> Candidate of(Function<WeightPacker, K> plan, ToDoubleFunction<K> cost) {
            K trial = plan.apply(new WeightPacker(new Names(List.of())));
            return new Candidate(plan::apply, cost.applyAsDouble(trial));
        }
    }

    private ConvolutionChoice() {}

    /** The cheapest of all kernels, its weights packed; where the one for single channels suits, no other comes near. */
    static Kernel cheapest(Node node, WeightPacker packer) {
        if (DepthwisePlanner.suits(node)) {
            return DepthwisePlanner.plan(node, packer);
        }
        return candidates(node).stream()
                .min(Comparator.comparingDouble(Candidate::cost))
                .orElseThrow()
                .kernel()
                .apply(packer);
    }

    private static List<Candidate> candidates(Node node) {
        List<Candidate> candidates = new ArrayList<>();
        for (Way way : Way.all(node)) {
            candidates.add(Candidate.of(packer -> new ConvolutionPlanner(node, way, packer).plan(), CostModel::of));
        }
        if (PlanePlanner.suits(node)) {
            candidates.add(Candidate.of(packer -> PlanePlanner.plan(node, packer), CostModel::of));
        }
        if (ShiftedPlanePlanner.suits(node)) {
            candidates.add(Candidate.of(packer -> ShiftedPlanePlanner.plan(node, packer), CostModel::of));
        }
        return candidates;
    }
}
