// SPDX-License-Identifier: Apache-2.0
/**
 * What generated classes call. Exported because generated classes live in the packages of their models, but not meant for
 * code written by hand: it changes together with the generator, under the number {@link dev.ingot.runtime.Runtime#ABI}.
 */
package dev.ingot.runtime.compiled;
