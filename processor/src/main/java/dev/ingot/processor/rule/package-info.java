// SPDX-License-Identifier: Apache-2.0
/**
 * What a network must obey besides the shapes of its layers: one class per rule, all in {@link
 * dev.ingot.processor.rule.Rules}. A rule reports and never throws.
 *
 * <p>Depends on {@code check} and {@code model}; knows nothing of annotation processing.
 */
package dev.ingot.processor.rule;
