// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/** What a {@link Node} computes. Attributes only; the operands are the node's. */
public sealed interface Op permits RunOp, LoadOp {}
