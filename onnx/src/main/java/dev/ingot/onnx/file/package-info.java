// SPDX-License-Identifier: Apache-2.0
/** Reads files of ONNX, which may be made to do harm. No part of the API for applications. */
package dev.ingot.onnx.file;
