// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.network;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds classes by an annotation that only class files have. They are not loaded: a class file that has an annotation has its
 * descriptor among its constants.
 */
final class MarkedClasses {
    private static final String SUFFIX = ".class";

    private MarkedClasses() {}

    /**
     * The binary names of the classes in a folder or jar, in their order.
     *
     * @param root nothing is found where there is none
     */
    static List<String> in(Path root, Class<? extends Annotation> marker) throws IOException {
        if (Files.isDirectory(root)) {
            return under(root, marker);
        }
        if (!Files.exists(root)) {
            return List.of();
        }
        try (FileSystem jar = FileSystems.newFileSystem(root)) {
            return under(jar.getPath("/"), marker);
        }
    }

    private static List<String> under(Path folder, Class<? extends Annotation> marker) throws IOException {
        // Latin-1 maps bytes to characters one to one.
        String descriptor = marker.descriptorString();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> classes =
                    files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
            Stream.Builder<String> marked = Stream.builder();
            for (Path file : classes) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(descriptor)) {
                    marked.add(binaryName(folder.relativize(file)));
                }
            }
            return marked.build().sorted().toList();
        }
    }

    private static String binaryName(Path file) {
        String path = file.toString().replace(file.getFileSystem().getSeparator(), ".");
        return path.substring(0, path.length() - SUFFIX.length());
    }
}
