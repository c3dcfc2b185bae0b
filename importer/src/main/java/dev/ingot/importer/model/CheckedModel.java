// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer.model;

import dev.ingot.importer.ImportReport;
import dev.ingot.importer.RefusedModelException;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A declared model after the checks of the compiler: its source and its weights' shapes, or why it is refused. */
public final class CheckedModel {
    private final String file;
    private final DeclaredModel declared;
    private final Outline outline;
    private final ImportReport report;
    private final Optional<Signature> signature;

    private CheckedModel(
            String file, DeclaredModel declared, Outline outline, ImportReport report, Optional<Signature> signature) {
        this.file = file;
        this.declared = declared;
        this.outline = outline;
        this.report = report;
        this.signature = signature;
    }

    /**
     * Checks a model.
     *
     * @param file the file that it is from, for messages
     * @param kind what the file calls a model, for the report
     * @param declared its declaration; of a model that is refused by now, as far as there is one
     * @param report what became of each setting so far
     */
    public static CheckedModel of(String file, String kind, DeclaredModel declared, Report report) {
        if (!report.refused()) {
            checkOutputs(kind, declared, report);
        }
        if (!report.refused()) {
            ShapeCheck check = new ShapeCheck(declared);
            check.report(report);
            if (!report.refused()) {
                DeclaredModel tidied = check.tidied();
                return new CheckedModel(
                        file,
                        tidied,
                        BlockRecovery.outline(tidied),
                        report.finish(),
                        Optional.of(check.signature(declared.name())));
            }
        }
        return new CheckedModel(file, declared, Outline.flat(declared), report.finish(), Optional.empty());
    }

    private static void checkOutputs(String kind, DeclaredModel declared, Report report) {
        List<String> outputs = declared.outputs();
        if (declared.fields().isEmpty()) {
            report.refuse(declared.name(), kind, "no layers");
        } else if (declared.inputs().stream().anyMatch(input -> outputs.contains(input.field()))) {
            report.refuse(declared.name(), kind, "an input that is an output too");
        } else if (outputs.stream().distinct().count() < outputs.size()) {
            report.refuse(declared.name(), kind, "an output twice");
        } else if (outputs.isEmpty()) {
            report.refuse(declared.name(), kind, "no outputs");
        }
    }

    /** The model's name. */
    public String name() {
        return declared.name();
    }

    /** What became of each setting. */
    public ImportReport report() {
        return report;
    }

    /**
     * The layers and weights, under the names that they have in the file's model.
     *
     * @throws RefusedModelException if something in the model cannot be said exactly
     */
    public Signature signature() {
        return signature.orElseThrow(() -> new RefusedModelException(file, report));
    }

    /**
     * The weights that the annotated class asks for, whose layers may be in blocks; in the order of {@link #signature}.
     *
     * @throws RefusedModelException if something in the model cannot be said exactly
     */
    public List<WeightSpec> weightSpecs() {
        return signature().weights().stream().map(this::canonical).toList();
    }

    private WeightSpec canonical(WeightSpec spec) {
        return new WeightSpec(
                outline.layers().get(spec.layer()),
                spec.variable(),
                spec.shape(),
                spec.role(),
                spec.fanIn(),
                spec.fanOut(),
                spec.flattenedFrom(),
                spec.unflattenedTo());
    }

    /**
     * Weights under the names that the annotated class gives them, whose layers may be in blocks.
     *
     * @param weights by the names of {@link #signature}, in whose order they stay
     */
    public Map<String, Tensor> canonical(Map<String, Tensor> weights) {
        Map<String, Tensor> canonical = new LinkedHashMap<>();
        for (WeightSpec spec : signature().weights()) {
            canonical.put(canonical(spec).name(), weights.get(spec.name()));
        }
        return canonical;
    }

    /**
     * The annotated class; see {@link dev.ingot.importer.ImportedModel#source}.
     *
     * @throws RefusedModelException if something in the model cannot be said exactly
     */
    public String source(String packageName, String className, String weights) {
        signature();
        return SourcePrinter.print(declared, outline, packageName, className, weights);
    }
}
