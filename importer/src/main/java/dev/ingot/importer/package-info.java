// SPDX-License-Identifier: Apache-2.0
/** What importers of models share: {@link dev.ingot.importer.ImportedModel}, and {@link dev.ingot.importer.Importer} that writes one into a project. */
package dev.ingot.importer;
