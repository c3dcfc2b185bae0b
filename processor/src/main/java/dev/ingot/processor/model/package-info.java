// SPDX-License-Identifier: Apache-2.0
/**
 * A network as it was declared, before shapes are known: what the front end reads from annotations (and an importer from
 * a file), and what the compiler starts from. {@link dev.ingot.processor.model.ShapeInference} adds the shapes.
 *
 * <p>Depends on {@code check}, {@code layer} and {@code ir}; knows nothing of annotation processing.
 */
package dev.ingot.processor.model;
