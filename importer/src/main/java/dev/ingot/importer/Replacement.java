// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A new version of a file, drafted beside it: takes its place whole or not at all, and only if it differs, so that builds see
 * no change where there is none. What is not put in place is deleted on closing.
 */
public final class Replacement implements Closeable {
    private final Path target;
    private final Path draft;

    private Replacement(Path target, Path draft) {
        this.target = target;
        this.draft = draft;
    }

    /** A replacement of a file, which need not exist; makes its folder. */
    public static Replacement of(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        return new Replacement(
                target, absolute.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part"));
    }

    /** The file that is replaced. */
    public Path target() {
        return target;
    }

    /** Where to write the new version. */
    public Path draft() {
        return draft;
    }

    /** Whether the file is there with other content than the draft. */
    public boolean changes() throws IOException {
        return Files.exists(target) && Files.mismatch(draft, target) >= 0;
    }

    /**
     * Puts the draft in its place, unless the file has that content already.
     *
     * @return whether the file is new or has changed
     */
    public boolean put() throws IOException {
        if (Files.exists(target) && !changes()) {
            return false;
        }
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(draft);
    }
}
