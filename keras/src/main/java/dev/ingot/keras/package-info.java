// SPDX-License-Identifier: Apache-2.0
/** Weights from the files of Keras and TensorFlow.js: {@link dev.ingot.keras.KerasWeights}. */
package dev.ingot.keras;
