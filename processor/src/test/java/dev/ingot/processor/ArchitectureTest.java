// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The seams of the compiler: who may know whom. */
class ArchitectureTest {

    private static final String ROOT = "dev.ingot.processor";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void onlyTheFrontKnowsAnnotationProcessing() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".front")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.annotation.processing")
                .check(CLASSES);
    }

    @Test
    void onlyTheBackKnowsJavaPoet() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".back..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.palantir.javapoet..")
                .check(CLASSES);
    }

    @Test
    void messagesKnowOnlyShapes() {
        onlyDependsOn("check", "ir");
    }

    @Test
    void layersKnowOpsAndMessages() {
        onlyDependsOn("layer", "ir", "check");
    }

    @Test
    void opsKnowNothing() {
        onlyDependsOn("ir");
    }

    @Test
    void rulesKnowModelsAndMessages() {
        onlyDependsOn("rule", "check", "model");
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static void onlyDependsOn(String name, String... others) {
        String[] allowed = new String[others.length + 3];
        allowed[0] = "java..";
        allowed[1] = "dev.ingot.dsl";
        allowed[2] = ROOT + "." + name;
        for (int i = 0; i < others.length; i++) {
            allowed[i + 3] = ROOT + "." + others[i];
        }
        classes()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(CLASSES);
    }
}
