// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.network;

import dev.ingot.processor.ir.StaticMethod;
import dev.ingot.processor.reference.CustomMethods;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Calls the methods of a project that layers name. */
record ProjectMethods(ClassLoader loader) implements CustomMethods {
    @Override
    public void call(StaticMethod method, float[] in, float[] out) {
        try {
            Class<?> owner = loader.loadClass((method.packageName().isEmpty() ? "" : method.packageName() + ".")
                    + String.join("$", method.classNames()));
            for (Method candidate : owner.getDeclaredMethods()) {
                if (candidate.getName().equals(method.name()) && call(candidate, in, out)) {
                    return;
                }
            }
        } catch (InvocationTargetException failed) {
            throw new IllegalArgumentException(method + " fails: " + failed.getCause(), failed.getCause());
        } catch (ReflectiveOperationException | LinkageError problem) {
            throw new IllegalArgumentException("cannot call " + method + ": " + problem, problem);
        }
        throw new IllegalArgumentException("cannot call " + method + ": it is not there");
    }

    /** Calls a method if it has one of the forms that layers may name; the compiler has made sure that only one has. */
    private static boolean call(Method method, float[] in, float[] out) throws ReflectiveOperationException {
        if (Arrays.equals(method.getParameterTypes(), new Class<?>[] {float.class})
                && method.getReturnType() == float.class) {
            method.setAccessible(true);
            out[0] = (float) method.invoke(null, in[0]);
            return true;
        }
        if (Arrays.equals(method.getParameterTypes(), new Class<?>[] {float[].class, float[].class})) {
            method.setAccessible(true);
            method.invoke(null, in, out);
            return true;
        }
        return false;
    }
}
