// SPDX-License-Identifier: Apache-2.0
/** The goals of the Maven plugin; each takes its parameters and says how it went, the work is done in the packages below. */
package dev.ingot.maven;
