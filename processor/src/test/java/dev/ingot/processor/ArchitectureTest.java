// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.ingot.processor.back.NetworkEmitter;
import dev.ingot.processor.ir.WeightRole;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.plan.VectorKernels;
import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Role;
import dev.ingot.runtime.Runtime;
import dev.ingot.runtime.compiled.MatrixKernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The seams between the packages of the compiler, and what the runtime may not use. */
class ArchitectureTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/ingot/processor");

    private static final JavaClasses PROCESSOR =
            new ClassFileImporter().importPath(Build.origin(NeuralNetworkProcessor.class));

    private static final String VECTOR = "dev.ingot.runtime.vector";
    private static final JavaClasses RUNTIME = new ClassFileImporter().importPackagesOf(Network.class);

    /** {@code Depends on {@code ir} and {@code check}} */
    private static final Pattern DEPENDS = Pattern.compile("Depends on ([^.;]*)[.;]");

    private static final Pattern CODE = Pattern.compile("\\{@code (\\w+)}");

    @Test
    void onlyTheProcessorAndTheFrontKnowAnnotationProcessing() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(NeuralNetworkProcessor.class.getName())
                .and()
                .resideOutsideOfPackage("..front..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.annotation.processing..", "javax.tools..", "com.sun..")
                .check(PROCESSOR);
    }

    @Test
    void onlyTheBackWritesSource() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..back..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.palantir.javapoet..")
                .check(PROCESSOR);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(NeuralNetworkProcessor.class.getName())
                .and()
                .resideOutsideOfPackages("..front..", "..back..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.lang.model..")
                .check(PROCESSOR);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.ingot.processor.(*)..").should().beFreeOfCycles().check(PROCESSOR);
    }

    static List<String> packages() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageDependsOnWhatItsDocumentationSays(String name) throws IOException {
        String text = Files.readString(SOURCES.resolve(name).resolve("package-info.java"))
                .replaceAll("\\s+\\*\\s*", " ");
        Matcher sentence = DEPENDS.matcher(text);
        assertThat(sentence.find()).as("package-info of " + name).isTrue();
        List<String> allowed = new ArrayList<>(List.of("java..", "javax..", "com.palantir.javapoet.."));
        allowed.add("dev.ingot.processor." + name);
        Matcher code = CODE.matcher(sentence.group(1));
        while (code.find()) {
            String named = code.group(1);
            allowed.add(named.equals("dsl") ? "dev.ingot.dsl" : "dev.ingot.processor." + named);
        }

        classes()
                .that()
                .resideInAPackage("dev.ingot.processor." + name)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new))
                        .or(describe("arrays of primitives", JavaClass::isPrimitive)))
                .check(PROCESSOR);
    }

    @Test
    void onlyTheTableNamesTheRecordsOfLayers() {
        DescribedPredicate<JavaClass> layerRecord = resideInAPackage("..layer")
                .and(describe(
                        "record of a layer",
                        type -> type.isRecord() && type.getSimpleName().endsWith("Layer")));

        assertThat(PROCESSOR.that(layerRecord)).hasSameSizeAs(LayerTable.types());
        noClasses()
                .that()
                .resideOutsideOfPackage("..layer")
                .should()
                .dependOnClassesThat(layerRecord)
                .check(PROCESSOR);
    }

    @Test
    void theRuntimeUsesTheBaseModuleAlone() {
        classes()
                .that()
                .resideOutsideOfPackage(VECTOR)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.ingot.runtime..", "java.lang..", "java.io..", "java.math..", "java.nio..", "java.util..")
                .check(RUNTIME);
    }

    @Test
    void onlyTheServiceLoaderReachesVectorKernels() {
        noClasses()
                .that()
                .resideOutsideOfPackage(VECTOR)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(VECTOR)
                .check(RUNTIME);
        classes()
                .that()
                .resideInAPackage(VECTOR)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(VECTOR, "dev.ingot.runtime.compiled", "java.lang", "jdk.incubator.vector")
                .check(RUNTIME);
    }

    @Test
    void theRuntimeUsesNoReflectionThreadLocalsOrNativeCode() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.reflect..", "java.lang.invoke..", "java.lang.foreign..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(ThreadLocal.class, Random.class)
                .orShould()
                .callMethodWhere(describe(
                        "reflection or loading of native code",
                        call -> Set.of("forName", "getMethod", "getDeclaredMethod", "newInstance", "loadLibrary")
                                .contains(call.getName())))
                .check(RUNTIME);
    }

    @Test
    void nothingDependsOnTheLocale() {
        ArchRule rule = noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .because("numbers and letters must be the same everywhere");

        rule.check(PROCESSOR);
        rule.check(RUNTIME);
    }

    @Test
    void theProcessorSpeaksOfTheRuntimeAsItIs() {
        assertThat(NetworkEmitter.ABI).isEqualTo(Runtime.ABI);
        assertThat(VectorKernels.FEWEST_COLUMNS).isEqualTo(MatrixKernels.FEWEST_COLUMNS);
        assertThat(VectorKernels.FEWEST_CHANNELS).isEqualTo(MatrixKernels.FEWEST_CHANNELS);
        assertThat(Arrays.stream(WeightRole.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Arrays.stream(Role.values()).map(Enum::name).toList());
    }
}
