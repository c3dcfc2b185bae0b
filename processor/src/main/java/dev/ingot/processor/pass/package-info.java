// SPDX-License-Identifier: Apache-2.0
/**
 * Graph to graph: the rewrites between lowering and planning. {@link dev.ingot.processor.pass.Passes} lists them in order,
 * each with its reason; each can be switched off.
 *
 * <p>Depends on {@code ir} alone.
 */
package dev.ingot.processor.pass;
