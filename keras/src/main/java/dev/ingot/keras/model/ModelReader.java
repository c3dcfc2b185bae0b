// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.model;

import dev.ingot.importer.model.CheckedModel;
import dev.ingot.importer.model.DeclaredModel;
import dev.ingot.importer.model.Report;
import dev.ingot.keras.file.ConfigLayer;
import dev.ingot.keras.file.KerasFile;
import dev.ingot.runtime.WeightsException;

/** The stages of an import in order. */
public final class ModelReader {
    private ModelReader() {}

    /**
     * Reads the model of a file as far as possible.
     *
     * @throws WeightsException if the file has no model, or what it has is no config
     */
    public static CheckedModel read(KerasFile file) {
        ConfigLayer model = ConfigLayer.of(
                file.model()
                        .orElseThrow(() -> new WeightsException(
                                file.name(),
                                null,
                                -1,
                                "the config of a model",
                                "weights only; import the whole model")),
                file.name());
        KerasVersion version = new KerasVersion(file.version());
        Report report = new Report();
        if (version.isUnknown()) {
            report.refuse(model.name(), model.className(), "written by Keras " + file.version() + ", not 2 or 3");
        }
        ModelGraph graph = new GraphReader(report).read(model);
        DeclaredModel declared = new Declarer(version, report).declare(graph);
        return CheckedModel.of(file.name(), model.className(), declared, report);
    }
}
