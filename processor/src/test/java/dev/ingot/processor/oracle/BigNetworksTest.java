// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.ingot.processor.Compiler;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.processor.plan.Planner;
import dev.ingot.processor.testing.BitsHash;
import dev.ingot.processor.testing.MethodSizes;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of hundreds of layers. */
class BigNetworksTest {

    /** HotSpot compiles no longer methods. */
    private static final int LONGEST_METHOD = 8000;

    /** Scaled down, since the interpreter is slow: but with all their layers. */
    @Test
    void agreeWithTheInterpreterInEveryBit(@TempDir Path directory) throws IOException {
        List<Declaration> declarations = List.of(
                BigNetworks.tower(500),
                BigNetworks.hiddenSections(),
                BigNetworks.linear(500),
                BigNetworks.largeKernel(19, 1),
                BigNetworks.largeKernel(13, 2),
                BigNetworks.largeVolumeKernel(),
                BigNetworks.mobileNet(32, 4));

        assertThat(new InterpreterComparison(MultiplyAdd.FUSED, 1, true).faults(declarations, directory))
                .isEmpty();
        assertThatAllMethodsAreShort(directory);
        assertThat(directory.resolve("big/Tower500Network$Section2.class")).exists();
        assertThat(directory.resolve("big/HiddenSectionsNetwork$Section2.class"))
                .exists();
    }

    private static void assertThatAllMethodsAreShort(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                assertThat(MethodSizes.of(Files.readAllBytes(file)))
                        .allSatisfy((method, bytes) -> assertThat(bytes)
                                .as(file.getFileName() + " " + method)
                                .isLessThan(LONGEST_METHOD));
            }
        }
    }

    /** What is allocated stands for what is done: any walk over all layers for each layer makes something. */
    @Test
    void takeWorkInProportionToTheirLayers() {
        long small = allocated(BigNetworks.tower(150));
        long large = allocated(BigNetworks.tower(600));

        assertThat(large).isLessThan(5 * small);
    }

    /** The bytes that compiling allocates, without what a first time takes. */
    private static long allocated(Declaration declaration) {
        TypedModel model = DeclaredModel.typed(declaration);
        Compiler compiler = new Compiler(
                MultiplyAdd.FUSED, Set.of(), Planner.WORK_WORTH_SHARING, Optional.empty(), (stage, graph) -> {});
        compiler.compile(model);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        DeclaredModel.typed(declaration);
        compiler.compile(model);
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    /** Copies share the weights, which would not fit into memory twice for long. */
    @Test
    void copiesShareWeightsAndBits(@TempDir Path directory) {
        Declaration declaration = BigNetworks.tower(300);
        try (NetworkCompilation compilation = NetworkCompilation.of(List.of(declaration), directory)) {
            Network network = compilation.load(declaration, Weights.random(1));
            Executor direct = Runnable::run;
            Network copy = network.on(direct);

            assertThat(copy).hasSameClassAs(network).isNotSameAs(network);
            Map<String, Tensor> inputs = BitsHash.inputs(network, 3);
            assertThat(BitsHash.of(copy.run(inputs))).isEqualTo(BitsHash.of(network.run(inputs)));
        }
    }

    /** As it is in the paper. */
    @Test
    @Tag("slow")
    void mobileNetAgreesWithTheInterpreter(@TempDir Path directory) throws IOException {
        Declaration declaration = BigNetworks.mobileNet(224, 32);

        assertThat(new InterpreterComparison(MultiplyAdd.FUSED, 1, true).faults(List.of(declaration), directory))
                .isEmpty();
        assertThatAllMethodsAreShort(directory);
    }
}
