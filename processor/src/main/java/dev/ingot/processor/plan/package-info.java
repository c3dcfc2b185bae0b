// SPDX-License-Identifier: Apache-2.0
/**
 * What code is generated: the kernel of each op with its tiles and unrolling, the layout of its weights, and the place of
 * every value in memory. {@link dev.ingot.processor.plan.Planner} decides from the fixed dimensions; the back end only
 * writes.
 *
 * <p>Depends on {@code ir} alone.
 */
package dev.ingot.processor.plan;
