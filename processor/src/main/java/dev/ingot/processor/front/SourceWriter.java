// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.processor.back.GeneratedSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Generated;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The one door to the Filer. */
public final class SourceWriter {

    private final Elements elements;
    private final Filer filer;

    /** A writer of this compilation. */
    public SourceWriter(ProcessingEnvironment environment) {
        elements = environment.getElementUtils();
        filer = environment.getFiler();
    }

    /** The name of {@code @Generated}, if the module of the model class can see it. */
    public Optional<String> generatedAnnotation(TypeElement model) {
        ModuleElement module = elements.getModuleOf(model);
        TypeElement annotation = module == null
                ? elements.getTypeElement(Generated.class.getName())
                : elements.getTypeElement(module, Generated.class.getName());
        return Optional.ofNullable(annotation)
                .map(TypeElement::getQualifiedName)
                .map(Object::toString);
    }

    /**
     * Writes a generated class.
     *
     * @param source the class
     * @param model the class that it was generated from, its only origin: the blocks that it uses are reached from its source
     * @throws UncheckedIOException if the file cannot be written
     */
    public void write(GeneratedSource source, TypeElement model) {
        try (Writer writer =
                filer.createSourceFile(source.qualifiedName(), model).openWriter()) {
            writer.write(source.text());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
