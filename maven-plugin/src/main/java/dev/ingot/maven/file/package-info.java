// SPDX-License-Identifier: Apache-2.0
/** Models and weights from files of all kinds, and weights into files. */
package dev.ingot.maven.file;
