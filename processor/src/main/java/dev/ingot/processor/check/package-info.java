// SPDX-License-Identifier: Apache-2.0
/**
 * What can be wrong with a model: the catalogue of messages ({@link dev.ingot.processor.check.Code}), findings, and the
 * places they stand at. Knows nothing of annotations or layers.
 *
 * <p>Depends on {@code ir} alone (for shapes).
 */
package dev.ingot.processor.check;
