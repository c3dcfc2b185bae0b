// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import java.lang.annotation.Annotation;

/**
 * A line of the {@link LayerTable}.
 *
 * @param annotation the annotation that declares the layer
 * @param definition the record that holds its arguments
 * @param kerasClass the class name in Keras, in summaries and files
 * @param kerasValue Keras' name of the argument that the annotation calls {@code value}; empty if it has none
 * @param summary one line for the documentation
 */
public record LayerType(
        Class<? extends Annotation> annotation,
        Class<? extends Record> definition,
        String kerasClass,
        String kerasValue,
        String summary) {}
