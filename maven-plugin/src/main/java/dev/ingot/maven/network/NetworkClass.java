// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.network;

import dev.ingot.processor.model.TypedModel;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;

/**
 * A generated class.
 *
 * @param type the class
 * @param root the folder or jar that it is in
 */
public record NetworkClass(Class<?> type, Path root) {
    private static final String LOAD = "load";
    private static final String SUFFIX = "Network";

    /** Weights of zeros, for what does not depend on them. */
    private static final Weights ZEROS = new Weights() {
        @Override
        public Tensor tensor(WeightSpec spec) {
            return Tensor.zeros(spec.shape().toArray());
        }

        @Override
        public void readInto(WeightSpec spec, float[]... rows) {
            // New arrays hold zeros.
        }

        @Override
        public String toString() {
            return "zeros";
        }
    };

    /** The name of the class. */
    public String name() {
        return type.getName();
    }

    /** Whether a name, with its package or without, is that of this class or of a model that it is generated from by default. */
    boolean isCalled(String name) {
        String prefix = type.getPackageName().isEmpty() ? "" : type.getPackageName() + ".";
        String generated = name().substring(prefix.length());
        String simple = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        return simple.equals(generated) || (simple.replace('$', '_').replace('.', '_') + SUFFIX).equals(generated);
    }

    /** The network with these weights. */
    public Network load(Weights weights) {
        try {
            return invoke(type.getDeclaredMethod(LOAD, Weights.class), weights);
        } catch (NoSuchMethodException problem) {
            throw new IllegalArgumentException(name() + " has no method load(Weights)", problem);
        }
    }

    /** Whether the network has weights of its own, as a resource that its annotation names, or needs none. */
    public boolean hasOwnWeights() {
        try {
            type.getDeclaredMethod(LOAD);
            return true;
        } catch (NoSuchMethodException none) {
            return false;
        }
    }

    /**
     * The network with the weights that its annotation names.
     *
     * @throws IllegalArgumentException if it names none
     */
    public Network loadOwn() {
        try {
            return invoke(type.getDeclaredMethod(LOAD));
        } catch (NoSuchMethodException none) {
            throw noWeights();
        }
    }

    /**
     * The weights that the annotation of the model names.
     *
     * @throws IllegalArgumentException if it names none
     */
    public Weights ownWeights(TypedModel model) {
        if (!hasOwnWeights()) {
            throw noWeights();
        }
        String resource = model.model().weights();
        return resource.isEmpty() ? Weights.of(Map.of()) : Weights.resource(type, resource);
    }

    private IllegalArgumentException noWeights() {
        return new IllegalArgumentException(
                "expected weights, which the annotation of " + name() + " does not name; choose with -Dingot.weights");
    }

    /** The network with weights of zeros: for its signature, summary and description. */
    public Network withoutWeights() {
        return load(ZEROS);
    }

    private Network invoke(Method load, Object... arguments) {
        try {
            load.setAccessible(true);
            return (Network) load.invoke(null, arguments);
        } catch (InvocationTargetException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof RuntimeException problem) {
                throw problem;
            }
            if (cause instanceof OutOfMemoryError) {
                throw new IllegalArgumentException(
                        "not enough memory to load " + name() + "; set MAVEN_OPTS=-Xmx4g or more", cause);
            }
            throw new IllegalArgumentException(
                    "cannot use " + name() + ": " + cause
                            + "; it was generated for another version of Ingot than the plugin's",
                    cause);
        } catch (ExceptionInInitializerError failed) {
            throw new IllegalArgumentException(
                    "cannot use " + name() + ": " + failed.getCause().getMessage(), failed);
        } catch (IllegalAccessException | LinkageError problem) {
            throw new IllegalArgumentException("cannot use " + name() + ": " + problem, problem);
        }
    }
}
