// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import dev.ingot.runtime.compiled.PreparedWeights;
import dev.ingot.runtime.compiled.RecordedWeights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The named tensors of a file. */
record FileWeights(String origin, TensorFile file) implements RecordedWeights {
    static Weights of(ByteSource source) {
        FileFormat format = FileFormat.of(source);
        // No switch, whose table would be one more class for a fresh JVM to load.
        if (format == FileFormat.SAFETENSORS) {
            return safetensors(source);
        }
        return format == FileFormat.NPZ
                ? new FileWeights(source.name(), Npz.open(source))
                : new OrderedTensors(source.name(), List.of(single(source)));
    }

    private static Weights safetensors(ByteSource source) {
        Safetensors file = Safetensors.open(source);
        return PreparedWeights.describedBy(file.metadata())
                ? new PreparedFile(source.name(), file)
                : new FileWeights(source.name(), file);
    }

    private static Tensor single(ByteSource source) {
        Npy array = Npy.open(source.stream(0, source.size()), source.size(), source, null);
        float[] values = new float[array.shape().elements()];
        array.read(values);
        return new Tensor(array.shape(), values);
    }

    static Weights resource(Class<?> anchor, String name, InputStream stream) {
        String full = name.startsWith("/") ? name.substring(1) : packagePath(anchor) + name;
        if (stream == null) {
            throw new WeightsException(
                    null,
                    null,
                    -1,
                    "the resource " + full + " beside the class " + anchor.getName(),
                    "none on its class path or in its module; put the file into src/main/resources"
                            + (full.equals(name) ? "" : "/" + packagePath(anchor))
                            + " or give load the weights themselves");
        }
        try (stream) {
            return of(ByteSource.read("resource " + full, stream));
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read resource " + full + ": " + problem.getMessage(), problem);
        }
    }

    private static String packagePath(Class<?> anchor) {
        String name = anchor.getPackageName();
        return name.isEmpty() ? "" : name.replace('.', '/') + "/";
    }

    @Override
    public Tensor tensor(WeightSpec spec) {
        float[] values = new float[spec.shape().elements()];
        readInto(spec, values);
        return new Tensor(spec.shape(), values);
    }

    @Override
    public Tensor tensor(String name) {
        if (!file.names().contains(name)) {
            throw NamedTensors.missing(origin, name, file.names());
        }
        Shape shape = file.shape(name);
        float[] values = new float[shape.elements()];
        file.read(name, shape, values);
        return new Tensor(shape, values);
    }

    @Override
    public void readInto(WeightSpec spec, float[]... rows) {
        if (!file.names().contains(spec.name())) {
            throw NamedTensors.missing(origin, spec, file.names());
        }
        file.read(spec.name(), spec.shape(), rows);
    }

    @Override
    public Map<String, String> metadata() {
        return file.metadata();
    }

    @Override
    public WeightsException wrong(String entry, String expected, String found) {
        return new WeightsException(origin, entry, -1, expected, found);
    }

    @Override
    public Set<String> names() {
        return file.names();
    }

    @Override
    public String toString() {
        return origin;
    }
}
