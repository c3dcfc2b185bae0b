// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

/**
 * Where a weight is found in a state dict.
 *
 * @param name the name of the tensor
 * @param layout how the weight lies in it
 */
record TorchTensor(String name, TorchLayout layout) {}
