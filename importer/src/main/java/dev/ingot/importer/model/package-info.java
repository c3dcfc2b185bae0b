// SPDX-License-Identifier: Apache-2.0
/**
 * From the declaration of a model, which an importer makes of a file, to annotated source:
 *
 * <pre>
 * declarations -> check -> print
 * DeclaredModel   ShapeCheck  SourcePrinter
 * </pre>
 *
 * <p>The layers are those of the compiler's table; nothing here knows a layer or a file. For importers; no part of the API for
 * applications.
 */
package dev.ingot.importer.model;
