// SPDX-License-Identifier: Apache-2.0
/**
 * The compiler's intermediate form: an immutable {@link dev.ingot.processor.ir.Graph} of {@link
 * dev.ingot.processor.ir.Node}s over a small closed set of {@link dev.ingot.processor.ir.Op}s. Layers are lowered to it;
 * passes, planner, back end and reference interpreter know only ops.
 *
 * <p>Depends on nothing but the Java library.
 */
package dev.ingot.processor.ir;
