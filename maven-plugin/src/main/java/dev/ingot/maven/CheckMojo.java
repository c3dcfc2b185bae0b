// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import dev.ingot.maven.network.ClassPath;
import dev.ingot.maven.network.NetworkClass;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Checks weights against compiled networks, as loading does: that each weight is there, of its shape, of a type that float32
 * holds, and finite, that there are no others, and that the network has not changed since the file was written, if the file
 * says for which it was. All that is wrong is reported at once and fails the build. Without a network and a file, all networks
 * of the project whose annotation names their weights are checked.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class CheckMojo extends WeightsMojo {
    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        Stamp stamp = stamp(settings(), inputs());
        if (isCurrent(stamp)) {
            return;
        }
        try (ClassPath classPath = classPath()) {
            List<String> problems = new ArrayList<>();
            for (NetworkClass each : networks(classPath)) {
                try {
                    getLog().info(load(each) + ": the weights fit");
                } catch (WeightsException problem) {
                    problems.add(problem.getMessage());
                }
            }
            if (!problems.isEmpty()) {
                throw new MojoFailureException(String.join("\n", problems));
            }
        }
        done(stamp, List.of());
    }

    private List<NetworkClass> networks(ClassPath classPath) throws IOException {
        if (network != null || weights != null) {
            return List.of(classPath.network(network));
        }
        List<NetworkClass> networks = classPath.networks().stream()
                .filter(NetworkClass::hasOwnWeights)
                .toList();
        return networks.isEmpty() ? List.of(classPath.network(null)) : networks;
    }
}
