// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import java.util.List;

/**
 * The class of the methods that layers may call.
 *
 * @param packageName its package; empty for the unnamed package
 * @param classNames simple names of the classes around it and its own, the outermost first
 * @param visibility who may name it
 * @param methods its methods, inherited ones too
 */
public record MethodOwner(String packageName, List<String> classNames, Visibility visibility, List<Method> methods) {

    /** Copies the lists. */
    public MethodOwner {
        classNames = List.copyOf(classNames);
        methods = List.copyOf(methods);
    }

    /** The name with the names of the classes around it. */
    @Override
    public String toString() {
        return String.join(".", classNames);
    }

    /**
     * Who may name a class or call a method.
     *
     * @param kind all, one package, or only the class itself
     * @param packageName the package
     */
    public record Visibility(Kind kind, String packageName) {

        /** That of what everybody may name. */
        public static final Visibility EVERYWHERE = new Visibility(Kind.PUBLIC, "");

        /** The ways in which Java hides things from other packages. */
        public enum Kind {
            PUBLIC,
            PACKAGE,
            PRIVATE
        }

        /** Whether a class in a package may. */
        boolean isFrom(String other) {
            return kind == Kind.PUBLIC || kind == Kind.PACKAGE && packageName.equals(other);
        }
    }

    /**
     * A method.
     *
     * @param name its name
     * @param isStatic whether it is static
     * @param visibility who may call it
     * @param returnType as sources write it
     * @param parameterTypes as sources write them
     * @param checkedExceptions as sources write them
     */
    public record Method(
            String name,
            boolean isStatic,
            Visibility visibility,
            String returnType,
            List<String> parameterTypes,
            List<String> checkedExceptions) {

        /** Copies the lists. */
        public Method {
            parameterTypes = List.copyOf(parameterTypes);
            checkedExceptions = List.copyOf(checkedExceptions);
        }

        /** Whether it takes one value and answers one. */
        boolean isOfElements() {
            return returnType.equals("float") && parameterTypes.equals(List.of("float"));
        }

        /** Whether it takes all values and sets all. */
        boolean isOfArrays() {
            return returnType.equals("void") && parameterTypes.equals(List.of("float[]", "float[]"));
        }

        /** The declaration, as far as it matters. */
        @Override
        public String toString() {
            return (isStatic ? "static " : "") + returnType + " " + name + "(" + String.join(", ", parameterTypes)
                    + ")";
        }
    }
}
