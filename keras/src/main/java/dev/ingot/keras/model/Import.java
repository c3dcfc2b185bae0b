// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.model;

import dev.ingot.keras.ImportReport;
import dev.ingot.keras.file.ConfigLayer;
import dev.ingot.keras.file.KerasFile;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.WeightsException;
import java.util.Optional;

/** The stages of an import in order. */
public final class Import {
    private final ImportReport report;
    private final String name;
    private final Declared declared;
    private final Optional<Signature> signature;

    private Import(ImportReport report, String name, Declared declared, Optional<Signature> signature) {
        this.report = report;
        this.name = name;
        this.declared = declared;
        this.signature = signature;
    }

    /**
     * Imports the model of a file as far as possible.
     *
     * @throws WeightsException if the file has no model, or what it has is no config
     */
    public static Import of(KerasFile file) {
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
        Declared declared = new Declarer(version, report).declare(graph);
        if (declared.fields().isEmpty() && !report.refused()) {
            report.refuse(model.name(), model.className(), "no layers");
        }
        if (report.refused()) {
            return new Import(report.finish(), graph.name(), declared, Optional.empty());
        }
        ShapeCheck check = new ShapeCheck(declared);
        check.report(report);
        return report.refused()
                ? new Import(report.finish(), graph.name(), declared, Optional.empty())
                : new Import(
                        report.finish(),
                        graph.name(),
                        check.withoutWarnings(),
                        Optional.of(check.signature(graph.name())));
    }

    /** What became of each key. */
    public ImportReport report() {
        return report;
    }

    /** The name of the model. */
    public String name() {
        return name;
    }

    /** The layers and weights; empty if the model is refused. */
    public Optional<Signature> signature() {
        return signature;
    }

    /** The source of a model that is not refused; see {@link SourcePrinter#print}. */
    public String source(String packageName, String className, String weights) {
        return SourcePrinter.print(declared, packageName, className, weights);
    }
}
