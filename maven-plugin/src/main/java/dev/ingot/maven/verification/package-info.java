// SPDX-License-Identifier: Apache-2.0
/** Compares networks with stored inputs and outputs: {@link dev.ingot.maven.verification.Verification}. */
package dev.ingot.maven.verification;
