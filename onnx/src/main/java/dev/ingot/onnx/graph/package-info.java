// SPDX-License-Identifier: Apache-2.0
/**
 * From the graph of an ONNX model to the declarations that {@code dev.ingot.importer.model} checks and prints:
 *
 * <pre>
 * file -> structure -> nodes, one after the other -> declarations
 *         GraphStructure   Operators, ConstantFolding   GraphImporter
 * </pre>
 *
 * <p>{@link dev.ingot.onnx.graph.Operators} names the operators; what an operator of one kind does is in a class of its own. {@link
 * dev.ingot.onnx.graph.Layout} keeps how ONNX's axes stand in the network's tensors, so that images are channels last. No part of
 * the API for applications.
 */
package dev.ingot.onnx.graph;
