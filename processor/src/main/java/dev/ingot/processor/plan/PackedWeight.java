// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Node;

/**
 * A weight as a kernel reads it.
 *
 * @param name a Java identifier, unique among the packed weights of the network
 * @param source the value, computed from weights alone
 * @param layout how it is laid out
 */
public record PackedWeight(String name, Node source, Layout layout) {}
