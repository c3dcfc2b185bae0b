// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.plan.PackedWeight;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Neighbouring steps of a network and what they need in its class. As many steps make a section as fit into one class whose
 * methods stay short; where all fit into a single one, as in most networks, it needs no class beside that of the network.
 */
final class Section {

    /** With more methods for steps a class is hard to find one's way in. */
    private static final int MOST_STEPS = 64;

    private final List<String> steps = new ArrayList<>();
    private final List<CodeBlock> calls = new ArrayList<>();
    private final Set<PackedWeight> weights = new LinkedHashSet<>();
    private final List<FieldSpec> constants = new ArrayList<>();
    private final List<CodeBlock> packing = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();
    private final List<MethodSpec> methods = new ArrayList<>();
    private Sizes sizes = new Sizes(0, 0, 0, 0, 0, 0);

    /** Work that threads share: a number and what computes a part of it. */
    record Region(int number, CodeBlock part) {}

    /** Estimates of the bytecode of what grows with the steps, each a method or initialiser. */
    private record Sizes(int calls, int loading, int preparing, int constants, int packing, int regions) {

        Sizes plus(Sizes other) {
            return new Sizes(
                    calls + other.calls,
                    loading + other.loading,
                    preparing + other.preparing,
                    constants + other.constants,
                    packing + other.packing,
                    regions + other.regions);
        }

        boolean fit() {
            int longest = Math.max(Math.max(calls, loading), Math.max(preparing, constants));
            return MethodBudget.fits(Math.max(longest, Math.max(packing, regions)));
        }
    }

    /**
     * Ends the first step, whose constants, methods and regions are there.
     *
     * @param step the name of its method
     * @param call calls that method
     * @param packed the weights of its kernel
     */
    void end(String step, CodeBlock call, List<PackedWeight> packed) {
        steps.add(step);
        calls.add(call);
        weights.addAll(packed);
        sizes = new Sizes(
                MethodBudget.bytes(call),
                packed.stream().mapToInt(LoadEmitter::bytes).sum(),
                packed.stream()
                        .map(PreparationEmitter::reading)
                        .mapToInt(MethodBudget::bytes)
                        .sum(),
                constants.stream()
                        .map(FieldSpec::initializer)
                        .mapToInt(MethodBudget::bytes)
                        .sum(),
                MethodBudget.bytes(packing),
                regions.stream().map(Region::part).mapToInt(MethodBudget::bytes).sum());
    }

    /** Whether the next steps fit into this section too. */
    boolean fits(Section next) {
        return steps.size() + next.steps.size() <= MOST_STEPS
                && sizes.plus(next.sizes).fit();
    }

    /** Takes the next steps into this section. */
    void add(Section next) {
        steps.addAll(next.steps);
        calls.addAll(next.calls);
        weights.addAll(next.weights);
        constants.addAll(next.constants);
        packing.addAll(next.packing);
        regions.addAll(next.regions);
        methods.addAll(next.methods);
        sizes = sizes.plus(next.sizes);
    }

    /** The names of the methods of the steps. */
    List<String> steps() {
        return steps;
    }

    /** A call per step. */
    List<CodeBlock> calls() {
        return calls;
    }

    /** The weights of the steps, each once. */
    Set<PackedWeight> weights() {
        return weights;
    }

    List<FieldSpec> constants() {
        return constants;
    }

    /** Calls that hand matrices, in order, to the variable {@code packer}. */
    List<CodeBlock> packing() {
        return packing;
    }

    List<Region> regions() {
        return regions;
    }

    /** The methods of the steps and those that they call. */
    List<MethodSpec> methods() {
        return methods;
    }
}
