// SPDX-License-Identifier: Apache-2.0
/** Weights from files of all kinds, and into files. */
package dev.ingot.maven.weights;
