// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import dev.ingot.processor.back.GeneratedSource;
import dev.ingot.processor.back.NetworkEmitter;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.GraphVerifier;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.model.Lowerer;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.processor.pass.Passes;
import dev.ingot.processor.plan.Plan;
import dev.ingot.processor.plan.Planner;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The compiler behind the front end, whole: lower, passes, plan, emit. What comes before it (read, check, infer shapes) ends
 * in a {@link TypedModel}; what comes after it writes the source.
 */
public final class Compiler {

    private final MultiplyAdd multiplyAdd;
    private final Set<String> disabledPasses;
    private final long workWorthSharing;
    private final Optional<String> generatedAnnotation;
    private final BiConsumer<String, Graph> dump;

    /**
     * A compiler.
     *
     * @param multiplyAdd how networks add a product to a sum
     * @param disabledPasses names of passes to leave out
     * @param workWorthSharing multiply-adds from which on a layer is shared by threads
     * @param generatedAnnotation qualified name of an annotation for generated code that the user's module can see
     * @param dump is told each stage's name and the graph after it
     */
    public Compiler(
            MultiplyAdd multiplyAdd,
            Set<String> disabledPasses,
            long workWorthSharing,
            Optional<String> generatedAnnotation,
            BiConsumer<String, Graph> dump) {
        this.multiplyAdd = multiplyAdd;
        this.disabledPasses = Set.copyOf(disabledPasses);
        this.workWorthSharing = workWorthSharing;
        this.generatedAnnotation = generatedAnnotation;
        this.dump = dump;
    }

    /** The source of a model without errors. */
    public GeneratedSource compile(TypedModel model) {
        Graph lowered = Lowerer.lower(model, multiplyAdd);
        inspect("lower", lowered);
        Graph graph = Passes.run(lowered, disabledPasses, (pass, after) -> inspect(pass.name(), after));
        Names names = NetworkEmitter.names();
        Plan plan = Planner.plan(graph, names, workWorthSharing);
        return NetworkEmitter.emit(model, plan, names, generatedAnnotation);
    }

    private void inspect(String stage, Graph graph) {
        dump.accept(stage, graph);
        GraphVerifier.verify(graph);
    }
}
