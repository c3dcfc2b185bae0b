// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import dev.ingot.importer.ImportedModel;
import dev.ingot.maven.file.ModelFile;
import dev.ingot.maven.file.WeightFile;
import dev.ingot.maven.network.ClassPath;
import dev.ingot.maven.network.Interpretation;
import dev.ingot.maven.network.NetworkClass;
import dev.ingot.maven.network.WorkFolder;
import dev.ingot.maven.verification.Tolerance;
import dev.ingot.maven.verification.Verification;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Weights;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Verifies that a network gives the values that another program computed. The reference interpreter computes each layer as it
 * is declared and is compared with all layers that are stored, in their order; then the compiled network is compared with
 * the interpreter and with the stored outputs. Beyond the tolerance the build fails, and the message names the first layer that
 * diverges.
 */
@Mojo(
        name = "verify",
        defaultPhase = LifecyclePhase.TEST,
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class VerifyMojo extends WeightsMojo {
    private static final long SECONDS_BETWEEN_WORDS = 5;

    /**
     * The values to compare with, in safetensors or {@code .npz}: {@code input/<name>} for each input and {@code
     * expected/<layer>} for outputs and any other layers, each with the batch axis. A single input may have any name.
     */
    @Parameter(property = "ingot.expected", required = true)
    private File expected;

    /** A file with a model and its weights, as for {@code import}, to verify instead of a compiled network. */
    @Parameter(property = "ingot.model")
    private File model;

    /** How far a value may be from the one expected, in itself: {@code absolute + relative * |expected|} in all. */
    @Parameter(property = "ingot.absoluteTolerance", defaultValue = "1e-5")
    private double absoluteTolerance;

    /** How far a value may be from the one expected, for each unit of that. */
    @Parameter(property = "ingot.relativeTolerance", defaultValue = "1e-4")
    private double relativeTolerance;

    private long lastWord = System.nanoTime();

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        Tolerance tolerance = new Tolerance(absoluteTolerance, relativeTolerance);
        List<Path> inputs = new ArrayList<>(inputs());
        inputs.add(expected.toPath());
        if (model != null) {
            inputs.addAll(new ModelFile(model.toPath()).files());
        }
        Stamp stamp = stamp(settings() + " " + tolerance, inputs);
        if (isCurrent(stamp)) {
            return;
        }
        try (WorkFolder folder = WorkFolder.create()) {
            Verification verification = model == null ? compiled(folder, tolerance) : imported(folder, tolerance);
            verification.lines().forEach(getLog()::info);
            if (verification.divergence().isPresent()) {
                throw new MojoFailureException(
                        "diverges first in " + verification.divergence().get());
            }
        }
        done(stamp, List.of());
    }

    private Verification compiled(WorkFolder folder, Tolerance tolerance) throws IOException, MojoExecutionException {
        try (ClassPath classPath = classPath()) {
            NetworkClass networkClass = classPath.network(network);
            TypedModel typed = folder.compiler().modelOf(networkClass, classPath);
            Weights given = weights != null ? weightFile().open() : networkClass.ownWeights(typed);
            return verify(networkClass.load(given), typed, given, classPath, tolerance);
        }
    }

    private Verification imported(WorkFolder folder, Tolerance tolerance) throws IOException {
        ModelFile file = new ModelFile(model.toPath());
        ImportedModel imported = file.read();
        try (ClassPath classPath = folder.compile(imported, file.className())) {
            NetworkClass networkClass = classPath.network(null);
            TypedModel typed = folder.compiler().modelOf(networkClass, classPath);
            Weights given = Weights.of(imported.weights());
            return verify(networkClass.load(given), typed, given, classPath, tolerance);
        }
    }

    private Verification verify(
            Network loaded, TypedModel typed, Weights given, ClassPath classPath, Tolerance tolerance)
            throws IOException {
        Interpretation interpretation = Interpretation.of(typed, loaded.signature(), given, classPath);
        Weights values = WeightFile.of(expected.toPath()).open();
        return Verification.of(loaded, interpretation, values, tolerance, this::interpreted);
    }

    private void interpreted(int done, int all) {
        if (System.nanoTime() - lastWord > SECONDS_BETWEEN_WORDS * 1_000_000_000) {
            lastWord = System.nanoTime();
            getLog().info("interpreted " + done + " of " + all + " samples");
        }
    }
}
