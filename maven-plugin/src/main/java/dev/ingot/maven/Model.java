// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import dev.ingot.maven.file.ModelFile;
import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;

/** A model in the configuration of {@code generate}. */
public final class Model {
    /** The file, as for {@code import}. */
    @Parameter(required = true)
    private File file;

    /** The class, as for {@code import}. */
    @Parameter
    private String className;

    /** For Maven, which sets the fields. */
    public Model() {}

    /** A model. */
    Model(File file, String className) {
        this.file = file;
        this.className = className;
    }

    /** The file that was named. */
    ModelFile file() {
        if (file == null) {
            throw new IllegalArgumentException("expected a <file> in each <model>, found one without");
        }
        return new ModelFile(file.toPath());
    }

    /** The class that was named, or one called as the file. */
    String className() {
        return className == null ? file().className() : className;
    }
}
