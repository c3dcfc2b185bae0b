// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import dev.ingot.maven.network.ClassPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What the goals for compiled networks have in common. */
abstract class NetworkMojo extends IngotMojo {
    /**
     * The network: its annotated class or the generated one, with or without the package. Needed where there are several.
     */
    @Parameter(property = "ingot.network")
    String network;

    /** Folders and jars, separated by commas, in which to look for networks besides the classes of the project. */
    @Parameter(property = "ingot.classpath")
    private List<File> classpath;

    /** Where networks are looked for. */
    final List<Path> roots() {
        List<Path> roots = new ArrayList<>();
        project().ifPresent(project -> roots.add(Path.of(project.getBuild().getOutputDirectory())));
        if (classpath != null) {
            classpath.forEach(element -> roots.add(element.toPath()));
        }
        return roots;
    }

    /** The class path of the project, and what was named besides. */
    final ClassPath classPath() throws IOException, MojoExecutionException {
        List<Path> libraries = libraries();
        libraries.removeAll(roots());
        return new ClassPath(roots(), libraries);
    }

    /** All of the class path, for what is compiled on the way. */
    final List<Path> libraries() throws MojoExecutionException {
        List<Path> libraries = new ArrayList<>(roots());
        try {
            if (project().isPresent()) {
                MavenProject project = project().get();
                project.getRuntimeClasspathElements().forEach(element -> libraries.add(Path.of(element)));
            }
        } catch (DependencyResolutionRequiredException problem) {
            throw new MojoExecutionException(problem.getMessage(), problem);
        }
        return libraries;
    }
}
