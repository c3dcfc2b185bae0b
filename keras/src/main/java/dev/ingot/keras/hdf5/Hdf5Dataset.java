// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.hdf5;

import dev.ingot.runtime.ByteSource;
import dev.ingot.runtime.ElementType;
import dev.ingot.runtime.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;

/** A dataset of numbers whose place and size have been checked against the file. */
public final class Hdf5Dataset {
    private final ByteSource source;
    private final String path;
    private final Shape shape;
    private final NumberType type;
    private final Layout layout;
    private final String unreadable;

    private Hdf5Dataset(
            ByteSource source, String path, Shape shape, NumberType type, Layout layout, String unreadable) {
        this.source = source;
        this.path = path;
        this.shape = shape;
        this.type = type;
        this.layout = layout;
        this.unreadable = unreadable;
    }

    static Hdf5Dataset of(ByteSource source, String path, Shape shape, NumberType type, Layout layout) {
        return new Hdf5Dataset(source, path, shape, type, layout, null);
    }

    /** A dataset of which only this is known: what it is instead of numbers. */
    static Hdf5Dataset unreadable(ByteSource source, String path, String found) {
        return new Hdf5Dataset(source, path, null, null, null, found);
    }

    /** Its path in the file, without a slash at the start. */
    public String path() {
        return path;
    }

    /**
     * Its shape.
     *
     * @throws dev.ingot.runtime.WeightsException if it holds no numbers
     */
    public Shape shape() {
        requireNumbers();
        return shape;
    }

    /**
     * Reads its values, row-major, converted to float as {@link ElementType} does, into arrays that hold exactly as many, one
     * after the other.
     *
     * @throws dev.ingot.runtime.WeightsException if it holds no numbers, or such that float cannot hold
     */
    public void readInto(float[]... rows) {
        requireNumbers();
        if (layout instanceof Layout.Contiguous range
                && type.element() == ElementType.F32
                && type.order() == ByteOrder.LITTLE_ENDIAN) {
            source.readFloats(range.offset(), rows);
            return;
        }
        try (InputStream in = layout.open(source, path)) {
            type.element().read(in, type.order(), source.name(), path, rows);
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read " + source.name() + ": " + problem.getMessage(), problem);
        }
    }

    private void requireNumbers() {
        if (unreadable != null) {
            throw source.wrong(path, -1, "an array of numbers", unreadable);
        }
    }
}
