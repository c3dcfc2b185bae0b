// SPDX-License-Identifier: Apache-2.0
/**
 * What is in the files of Keras and TensorFlow.js: the config of a model, and weights by the names that each kind of file gives
 * them. Knows nothing of the compiler. No part of the API for applications.
 */
package dev.ingot.keras.file;
