// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.google.testing.compile.Compilation;
import dev.ingot.processor.model.TypedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** The life of the processor: rounds, failures, independence of the models. */
class NeuralNetworkProcessorTest {

    private static final String TWO_MODELS = """
            package com.example;
            import dev.ingot.dsl.Dense;
            import dev.ingot.dsl.Layer;
            import dev.ingot.dsl.NeuralNetwork;
            @NeuralNetwork(input = 2)
            class One {
                @Dense(units = %s) Layer dense;
            }
            @NeuralNetwork(input = 2)
            class Two {
                @Dense(units = 2) Layer dense;
            }
            """;

    private final List<String> compiled = new ArrayList<>();

    @Test
    void aFailureIsOneErrorAndOtherModelsStillCompile() {
        NeuralNetworkProcessor processor = new NeuralNetworkProcessor(model -> {
            if (model.model().name().equals("One")) {
                throw new IllegalStateException("boom", new ArithmeticException("/ by zero"));
            }
            record(model);
        });
        Compilation compilation =
                Javac.compile(processor, List.of(), Javac.source("com.example.One", TWO_MODELS.formatted("2")));

        assertThat(compilation.diagnostics()).hasSize(1);
        assertThat(compilation.errors().get(0).getLineNumber()).isEqualTo(6);
        assertThat(Javac.message(compilation.errors().get(0))
                        .lines()
                        .map(String::strip)
                        .toList())
                .startsWith("[ingot-900] One: internal error: java.lang.IllegalStateException: boom")
                .contains("caused by java.lang.ArithmeticException: / by zero")
                .anyMatch(line -> line.startsWith("at " + NeuralNetworkProcessorTest.class.getName()))
                .endsWith("hint: this is a bug of Ingot; please report it with this text");
        assertThat(compiled).containsExactly("Two");
    }

    @Test
    void aModelWithErrorsIsNotCompiledAndOthersAre() {
        Compilation compilation =
                Javac.compile(recording(), List.of(), Javac.source("com.example.One", TWO_MODELS.formatted("0")));

        assertThat(compilation.errors()).hasSize(1);
        assertThat(compiled).containsExactly("Two");
    }

    @Test
    void waitsForWhatAnotherProcessorWrites() {
        Compilation compilation = Javac.compile(
                List.of(new ConstantsProcessor(), recording()),
                List.of("-Xlint:all,-processing", "-Werror"),
                Javac.source("com.example.One", TWO_MODELS.formatted("Constants.UNITS")));

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compiled).containsExactly("Two", "One: {input=(2), dense=(7)}");
    }

    @Test
    void leavesWhatNobodyWritesToTheCompiler() {
        Compilation compilation = Javac.compile(
                recording(), List.of(), Javac.source("com.example.One", TWO_MODELS.formatted("Constants.UNITS")));

        assertThat(compilation.diagnostics()).hasSize(1);
        assertThat(Javac.message(compilation.errors().get(0))).contains("Constants");
        assertThat(compiled).containsExactly("Two");
    }

    @Test
    void leavesAnUnknownAnnotationToTheCompiler() {
        String source = TWO_MODELS.formatted("2").replaceFirst("@Dense", "@Dens");
        Compilation compilation = Javac.compile(recording(), List.of(), Javac.source("com.example.One", source));

        // Before JDK 21 javac hides such an annotation from processors, so that the field seems to have none.
        assertThat(compilation.errors())
                .extracting(Javac::message)
                .filteredOn(message -> !message.startsWith("[ingot-208] dense"))
                .singleElement(STRING)
                .contains("class Dens");
    }

    @Test
    void leavesAnUnknownFieldTypeToTheCompiler() {
        String source = TWO_MODELS.formatted("2").replaceFirst("Layer dense", "Layre dense");
        Compilation compilation = Javac.compile(recording(), List.of(), Javac.source("com.example.One", source));

        assertThat(compilation.diagnostics()).hasSize(1);
        assertThat(Javac.message(compilation.errors().get(0))).contains("Layre");
    }

    @Test
    void aLongMessageIsCut() {
        String name = "x".repeat(65_000);
        String source = TWO_MODELS.formatted("2").replaceFirst("input = 2", "input = 2, weights = \"/" + name + "\"");
        Compilation compilation = Javac.compile(recording(), List.of(), Javac.source("com.example.One", source));

        assertThat(Javac.message(compilation.errors().get(0)))
                .hasSizeLessThan(60_000)
                .endsWith("...");
    }

    private NeuralNetworkProcessor recording() {
        return new NeuralNetworkProcessor(this::record);
    }

    private void record(TypedModel model) {
        String name = model.model().name();
        compiled.add(name.equals("Two") ? name : name + ": " + model.shapes());
    }

    /** Writes the class Constants in the first round. */
    private static final class ConstantsProcessor extends AbstractProcessor {

        private boolean done;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer writer = processingEnv
                        .getFiler()
                        .createSourceFile("com.example.Constants")
                        .openWriter()) {
                    writer.write("package com.example; final class Constants { static final int UNITS = 7; }");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
