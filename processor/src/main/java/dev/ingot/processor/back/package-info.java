// SPDX-License-Identifier: Apache-2.0
/**
 * A plan to Java source: one class per network. {@link dev.ingot.processor.back.NetworkEmitter} writes the class, an emitter
 * per kernel its methods. It decides nothing; the only package that knows JavaPoet.
 *
 * <p>Depends on {@code plan}, {@code ir}, {@code model} and {@code layer} (for what the summary says of layers).
 */
package dev.ingot.processor.back;
