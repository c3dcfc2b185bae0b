// SPDX-License-Identifier: Apache-2.0
/**
 * What a user of a compiled network sees: {@link dev.ingot.runtime.Network}, {@link dev.ingot.runtime.Tensor},
 * {@link dev.ingot.runtime.Weights} and what they are described by.
 */
package dev.ingot.runtime;
