// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.hdf5;

import dev.ingot.runtime.ElementType;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteOrder;
import java.util.Optional;

/** The numbers of a dataset: those of IEEE 754 and whole ones of 1, 2, 4 and 8 bytes. */
record NumberType(ElementType element, ByteOrder order) {

    /** The bits of a floating-point format. */
    private record Format(int size, int exponentSize, int mantissaSize, int bias) {}

    static Optional<NumberType> of(DataType type) {
        if (type instanceof FloatingPoint floating) {
            return element(floating).map(element -> new NumberType(element, floating.getByteOrder()));
        }
        if (type instanceof FixedPoint whole) {
            return element(whole).map(element -> new NumberType(element, whole.getByteOrder()));
        }
        return Optional.empty();
    }

    private static Optional<ElementType> element(FloatingPoint type) {
        Format format =
                new Format(type.getSize(), type.getExponentSize(), type.getMantissaSize(), type.getExponentBias());
        int bits = 8 * format.size();
        boolean packed = type.getBitOffset() == 0
                && type.getBitPrecision() == bits
                && type.getMantissaLocation() == 0
                && type.getExponentLocation() == format.mantissaSize()
                && type.getSignLocation() == bits - 1
                && type.getMantissaNormalization() == 2;
        if (!packed) {
            return Optional.empty();
        }
        if (format.equals(new Format(2, 5, 10, 15))) {
            return Optional.of(ElementType.F16);
        }
        if (format.equals(new Format(2, 8, 7, 127))) {
            return Optional.of(ElementType.BF16);
        }
        if (format.equals(new Format(4, 8, 23, 127))) {
            return Optional.of(ElementType.F32);
        }
        return format.equals(new Format(8, 11, 52, 1023)) ? Optional.of(ElementType.F64) : Optional.empty();
    }

    private static Optional<ElementType> element(FixedPoint type) {
        if (type.getBitOffset() != 0 || type.getBitPrecision() != 8 * type.getSize()) {
            return Optional.empty();
        }
        boolean signed = type.isSigned();
        return switch (type.getSize()) {
            case 1 -> Optional.of(signed ? ElementType.I8 : ElementType.U8);
            case 2 -> Optional.of(signed ? ElementType.I16 : ElementType.U16);
            case 4 -> Optional.of(signed ? ElementType.I32 : ElementType.U32);
            case 8 -> Optional.of(signed ? ElementType.I64 : ElementType.U64);
            default -> Optional.empty();
        };
    }
}
