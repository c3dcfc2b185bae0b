// SPDX-License-Identifier: Apache-2.0
/**
 * Reads annotated classes into {@link dev.ingot.processor.model.Model}s and prints findings where they belong. With the
 * processor itself the only part that knows annotation processing.
 *
 * <p>Start at {@link dev.ingot.processor.front.ModelReader}. Depends on {@code dsl}, {@code layer}, {@code check}, {@code
 * model}, {@code ir} (for shapes) and {@code back} (for the source to write).
 */
package dev.ingot.processor.front;
