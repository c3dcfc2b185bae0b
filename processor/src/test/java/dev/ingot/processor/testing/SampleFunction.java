// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.testing;

import dev.ingot.runtime.Network;
import dev.ingot.runtime.TensorSpec;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;

/** The {@code predictInto} of a network with one input, called without allocating anything on the way. */
public final class SampleFunction {

    private final MethodHandle predictInto;
    private final float[][] outputs;

    /** A function with output arrays of its own; one per thread. */
    public SampleFunction(Network network) {
        List<TensorSpec> specs = network.signature().outputs();
        outputs = specs.stream()
                .map(output -> new float[output.shape().elements()])
                .toArray(float[][]::new);
        Class<?>[] parameters =
                Collections.nCopies(1 + specs.size(), float[].class).toArray(Class<?>[]::new);
        try {
            Method method = network.getClass().getDeclaredMethod("predictInto", parameters);
            method.setAccessible(true);
            MethodHandle handle = MethodHandles.lookup().unreflect(method).bindTo(network);
            // (input, outputs) instead of (input, first output, second output, ...)
            predictInto = handle.asSpreader(1, float[][].class, specs.size());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Computes a sample; the arrays of the result are the same in every call. */
    public float[][] apply(float[] input) {
        try {
            predictInto.invokeExact(input, outputs);
            return outputs;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
