// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.network;

import dev.ingot.runtime.Network;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads the classes of a project. The runtime comes from the plugin, so that both mean the same by {@link Network}; nothing
 * else of the plugin is seen.
 */
final class NetworkLoader extends URLClassLoader {
    private static final String RUNTIME = Network.class.getPackageName() + ".";

    static {
        registerAsParallelCapable();
    }

    NetworkLoader(URL[] classPath) {
        super(classPath, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(RUNTIME)
                ? Network.class.getClassLoader().loadClass(name)
                : super.loadClass(name, resolve);
    }
}
