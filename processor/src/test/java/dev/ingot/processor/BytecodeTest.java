// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.ingot.processor.testing.Build;
import dev.ingot.processor.testing.TestNetworks;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.compiled.FusedMultiplyAdd;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What computes outputs calls no function whose bits depend on the JVM, its compiler or its warmth: of Math only what is
 * specified to the bit.
 */
class BytecodeTest {

    private static final Set<String> EXACT =
            Set.of("abs", "floorDiv", "fma", "max", "min", "multiplyExact", "rint", "sqrt", "toIntExact");

    private static final Set<String> WHOLE_NUMBERS = Set.of("IntVector", "LongVector");

    private static final Set<String> EXACT_ON_VECTORS = Set.of(
            "zero",
            "broadcast",
            "fromArray",
            "intoArray",
            "length",
            "add",
            "sub",
            "mul",
            "div",
            "fma",
            "min",
            "max",
            "abs",
            "neg",
            "rearrange",
            "reinterpretAsInts",
            "reinterpretAsLongs");
    private static final String RESAMPLING = "dev.ingot.runtime.compiled.Resampling";

    @Test
    void generatedClassesCallOnlyExactFunctions() {
        JavaClasses generated =
                new ClassFileImporter().importPath(TestNetworks.compiled().output());

        noClasses().should().callMethodWhere(inexact(Math.class)).check(generated);
        noClasses().should().callMethodWhere(inexact(StrictMath.class)).check(generated);
    }

    @Test
    void onlyTheOptionKeepsFusedMultiplyAddsOut(@TempDir Path directory) {
        Path source = TestNetworks.SMALL.resolve("EveryFunction.java");
        Build separate = Build.strict(directory, List.of(source), "-Aingot.fma=false");

        noClasses()
                .should()
                .callMethodWhere(describe("Math.fma", call -> call.getName().equals("fma")))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(FusedMultiplyAdd.class)
                .check(new ClassFileImporter().importPath(separate.output()));
        assertThat(separate.generatedSources().get("EveryFunctionNetwork.java"))
                .contains(" multiply-adds (multiply, then add), ");
        assertThat(TestNetworks.compiled().generatedSources().get("EveryFunctionNetwork.java"))
                .contains("Math.fma(", "FusedMultiplyAdd.warnIfSlow();")
                .doesNotContain("multiply, then add");
    }

    @Test
    void theRuntimeCallsOnlyExactFunctions() {
        JavaClasses runtime = new ClassFileImporter().importPackagesOf(Network.class);

        noClasses().should().callMethodWhere(inexact(Math.class)).check(runtime);
        // Resampling's weights are computed once, when the class is loaded, and StrictMath is the same everywhere.
        noClasses()
                .that()
                .resideInAPackage("..compiled..")
                .and()
                .doNotHaveFullyQualifiedName(RESAMPLING)
                .should()
                .callMethodWhere(inexact(StrictMath.class))
                .check(runtime);
    }

    /** Others of floating-point numbers, such as functions lane by lane and sums across lanes, change their bits as HotSpot compiles them. */
    @Test
    void vectorKernelsCallOnlyExactOperations() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "an operation of vectors of floating-point numbers other than " + EXACT_ON_VECTORS,
                        call -> call.getTargetOwner().getPackageName().equals("jdk.incubator.vector")
                                && !EXACT_ON_VECTORS.contains(call.getName())
                                && !WHOLE_NUMBERS.contains(call.getTargetOwner().getSimpleName())))
                .check(new ClassFileImporter().importPackagesOf(Network.class));
    }

    private static DescribedPredicate<JavaCall<?>> inexact(Class<?> owner) {
        return describe(
                "a function of " + owner.getSimpleName() + " other than " + EXACT,
                call -> call.getTargetOwner().isEquivalentTo(owner) && !EXACT.contains(call.getName()));
    }
}
