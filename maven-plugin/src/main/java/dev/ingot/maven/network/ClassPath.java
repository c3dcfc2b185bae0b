// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.network;

import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.runtime.compiled.GeneratedNetwork;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Folders and jars with compiled networks, and what those need. */
public final class ClassPath implements Closeable {
    private final List<Path> roots;
    private final List<Path> elements;
    private final NetworkLoader loader;

    /**
     * A class path.
     *
     * @param roots where networks are looked for
     * @param libraries what they need besides
     */
    public ClassPath(List<Path> roots, List<Path> libraries) throws IOException {
        this.roots = List.copyOf(roots);
        List<Path> all = new ArrayList<>(roots);
        all.addAll(libraries);
        elements = List.copyOf(all);
        URL[] urls = new URL[elements.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = elements.get(i).toUri().toURL();
        }
        loader = new NetworkLoader(urls);
    }

    /** All networks in the folders and jars where they are looked for, by name. */
    public List<NetworkClass> networks() throws IOException {
        List<NetworkClass> networks = new ArrayList<>();
        for (Path root : roots) {
            for (String name : MarkedClasses.in(root, GeneratedNetwork.class)) {
                networks.add(new NetworkClass(load(name), root));
            }
        }
        return networks;
    }

    /**
     * A network.
     *
     * @param name the annotated class or the generated one; null for the only network
     * @throws IllegalArgumentException if there is none of that name or, without a name, not exactly one
     */
    public NetworkClass network(String name) throws IOException {
        List<NetworkClass> networks = networks();
        List<NetworkClass> meant = name == null
                ? networks
                : networks.stream().filter(network -> network.isCalled(name)).toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        String places = roots.stream().map(Path::toString).collect(Collectors.joining(", "));
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("expected a compiled network in " + places
                    + ", found none; compile first, or name a folder or jar with -Dingot.classpath");
        }
        String found = networks.stream().map(NetworkClass::name).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                name == null
                        ? "expected one network, found " + found + "; choose with -Dingot.network"
                        : "expected a network " + name + " in " + places + ", found " + found);
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError problem) {
            throw new IllegalArgumentException("cannot load " + name + ": " + problem, problem);
        }
    }

    /** The binary names of the annotated classes beside a network, in its package. */
    List<String> modelsBeside(NetworkClass network) throws IOException {
        String packageName = network.type().getPackageName();
        return MarkedClasses.in(network.root(), NeuralNetwork.class).stream()
                .filter(name ->
                        name.substring(0, Math.max(name.lastIndexOf('.'), 0)).equals(packageName))
                .toList();
    }

    /** Loads classes from this path. */
    ClassLoader loader() {
        return loader;
    }

    /** For {@code javac}. */
    @Override
    public String toString() {
        return elements.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
