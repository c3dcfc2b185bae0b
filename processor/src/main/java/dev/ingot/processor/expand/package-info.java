// SPDX-License-Identifier: Apache-2.0
/**
 * Checks blocks by themselves and puts them in place of the fields that use them, so that the rest of the compiler knows only
 * layers.
 *
 * <p>Start at {@link dev.ingot.processor.expand.Expansion}. Depends on {@code check}, {@code layer}, {@code model} and {@code
 * rule}.
 */
package dev.ingot.processor.expand;
