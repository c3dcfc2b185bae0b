// SPDX-License-Identifier: Apache-2.0
/** Compiled networks, found on a class path and loaded, and annotated models, read by the processor. */
package dev.ingot.maven.network;
