// SPDX-License-Identifier: Apache-2.0
/** Models from files of ONNX: {@link dev.ingot.onnx.OnnxModel}. */
package dev.ingot.onnx;
