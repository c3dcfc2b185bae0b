// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals have in common: they can be skipped, and they say what is wrong in a sentence. */
abstract class IngotMojo extends AbstractMojo {
    private static final long MEGABYTE = 1 << 20;
    private static final long LARGE = 32 * MEGABYTE;

    /** Does nothing. */
    @Parameter(property = "ingot.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped, as ingot.skip says");
            return;
        }
        try {
            run();
        } catch (IllegalArgumentException problem) {
            throw new MojoFailureException(problem.getMessage(), problem);
        } catch (NoSuchFileException missing) {
            throw new MojoExecutionException("there is no file " + missing.getFile(), missing);
        } catch (IOException problem) {
            throw new MojoExecutionException(problem.getMessage(), problem);
        } catch (UncheckedIOException problem) {
            throw new MojoExecutionException(problem.getMessage(), problem.getCause());
        }
    }

    /**
     * Does the work.
     *
     * @throws IllegalArgumentException if a file or parameter is not what it should be
     */
    abstract void run() throws IOException, MojoExecutionException, MojoFailureException;

    /** The project; empty if the goal runs in a folder without one. */
    final Optional<MavenProject> project() {
        return Optional.ofNullable(project).filter(there -> there.getFile() != null);
    }

    /** Says what is about to happen, where that takes a while: to files of 32 MB and more. */
    final void say(String what, File file) {
        if (file.length() >= LARGE) {
            getLog().info(what + " " + file + ", " + file.length() / MEGABYTE + " MB");
        }
    }

    /** The folder {@code target} of the project or of the working directory. */
    final Path target() {
        return project().map(there -> Path.of(there.getBuild().getDirectory())).orElse(Path.of("target"));
    }

    /**
     * What this execution of the goal depends on.
     *
     * @param settings its parameters
     * @param inputs files and folders that it reads
     */
    final Stamp stamp(String settings, List<Path> inputs) {
        String name = execution.getGoal() + "-" + execution.getExecutionId() + ".stamp";
        return new Stamp(target().resolve("ingot").resolve(name), execution.getVersion() + " " + settings, inputs);
    }

    /** Whether nothing has changed since this execution last succeeded in a build; never if it is called by name. */
    final boolean isCurrent(Stamp stamp) throws IOException {
        boolean current = isInBuild() && stamp.isCurrent();
        if (current) {
            getLog().debug("nothing has changed");
        }
        return current;
    }

    private boolean isInBuild() {
        return project().isPresent() && execution.getSource() == MojoExecution.Source.LIFECYCLE;
    }

    /**
     * Notes that this execution has succeeded.
     *
     * @param outputs what it wrote
     */
    final void done(Stamp stamp, List<Path> outputs) throws IOException {
        if (isInBuild()) {
            stamp.write(outputs);
        }
    }
}
