// SPDX-License-Identifier: Apache-2.0
/**
 * Kernels written with the Vector API, the only code that needs the module {@code jdk.incubator.vector}. Loaded as a service
 * where the JVM has that module ({@code --add-modules jdk.incubator.vector}), never required.
 */
package dev.ingot.runtime.vector;
