// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.file;

import dev.ingot.importer.ImportedModel;
import dev.ingot.keras.KerasModel;
import dev.ingot.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file with a model of another library, or its weights. */
public record ModelFile(Path path) {
    /** What Keras and TensorFlow.js call any model. */
    private static final List<String> NAMELESS = List.of("model", "config");

    /**
     * Reads the model.
     *
     * @throws dev.ingot.runtime.WeightsException if the file is not intact or has no model
     */
    public ImportedModel read() throws IOException {
        return isOnnx() ? OnnxModel.read(path) : KerasModel.read(path);
    }

    /** Whether it is a model of ONNX, which only its name tells: protocol buffers start in no way of their own. */
    boolean isOnnx() {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
    }

    /** The files that it may consist of: where it is JSON, the tensors are in others beside it. */
    public List<Path> files() throws IOException {
        if (!path.toString().endsWith(".json") || !Files.exists(path)) {
            return List.of(path);
        }
        try (Stream<Path> beside = Files.list(path.toAbsolutePath().getParent())) {
            return beside.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /**
     * A name for its class, from the file's or, where all files have that, from the folder's: {@code VaeDecoder} for {@code
     * vae_decoder.keras} and for {@code vae_decoder/model.json}.
     *
     * @throws IllegalArgumentException if there is nothing to make one of
     */
    public String className() {
        Path absolute = path.toAbsolutePath().normalize();
        String file = absolute.getFileName().toString();
        String base = file.substring(0, file.indexOf('.') < 0 ? file.length() : file.indexOf('.'));
        String name = NAMELESS.contains(base) && absolute.getParent().getFileName() != null
                ? absolute.getParent().getFileName().toString()
                : base;
        String joined = Stream.of(name.split("[^\\p{IsLatin}\\p{Nd}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        if (joined.isEmpty() || !Character.isJavaIdentifierStart(joined.charAt(0))) {
            throw new IllegalArgumentException("expected a file whose name can be that of a class, found " + path
                    + "; choose with -Dingot.className");
        }
        return joined;
    }
}
