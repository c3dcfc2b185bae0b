// SPDX-License-Identifier: Apache-2.0
/**
 * The reference interpreter: evaluates a {@link dev.ingot.processor.ir.Graph} slowly and plainly, as the second opinion on
 * every kernel. It shares no code with the back end or the runtime.
 *
 * <p>Depends on {@code ir} alone.
 */
package dev.ingot.processor.reference;
