// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.processor.layer.MethodOwner;
import dev.ingot.processor.layer.MethodOwner.Method;
import dev.ingot.processor.layer.MethodOwner.Visibility;
import dev.ingot.processor.layer.MethodOwner.Visibility.Kind;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads classes whose methods layers call. */
final class MethodOwners {

    private final Elements elements;

    MethodOwners(Elements elements) {
        this.elements = elements;
    }

    /**
     * A class with its methods.
     *
     * @throws UnresolvedException if a method mentions what does not exist yet
     */
    MethodOwner read(TypeElement type) throws UnresolvedException {
        LinkedList<String> names = new LinkedList<>();
        Kind visible = Kind.PUBLIC;
        for (Element host = type; host instanceof TypeElement; host = host.getEnclosingElement()) {
            names.addFirst(host.getSimpleName().toString());
            visible = narrower(visible, visibility(host));
        }
        List<Method> methods = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
            methods.add(read(method));
        }
        String packageName = packageName(type);
        return new MethodOwner(packageName, names, new Visibility(visible, packageName), methods);
    }

    private Method read(ExecutableElement method) throws UnresolvedException {
        List<String> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            parameters.add(text(parameter.asType()));
        }
        List<String> checked = new ArrayList<>();
        for (TypeMirror thrown : method.getThrownTypes()) {
            if (isChecked(thrown)) {
                checked.add(text(thrown));
            }
        }
        return new Method(
                method.getSimpleName().toString(),
                method.getModifiers().contains(Modifier.STATIC),
                new Visibility(visibility(method), packageName(method)),
                text(method.getReturnType()),
                parameters,
                checked);
    }

    private static String text(TypeMirror type) throws UnresolvedException {
        if (type.getKind() == TypeKind.ERROR) {
            throw new UnresolvedException("the type " + type);
        }
        return type.toString();
    }

    private String packageName(Element element) {
        return elements.getPackageOf(element).getQualifiedName().toString();
    }

    private static Kind visibility(Element element) {
        Set<Modifier> modifiers = element.getModifiers();
        if (modifiers.contains(Modifier.PUBLIC)) {
            return Kind.PUBLIC;
        }
        return modifiers.contains(Modifier.PRIVATE) ? Kind.PRIVATE : Kind.PACKAGE;
    }

    private static Kind narrower(Kind a, Kind b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** Whether a call must catch the exception: the language's definition, by the names of its superclasses. */
    private static boolean isChecked(TypeMirror exception) {
        TypeMirror type = exception;
        while (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
            String name = element.getQualifiedName().toString();
            if (name.equals("java.lang.RuntimeException") || name.equals("java.lang.Error")) {
                return false;
            }
            type = element.getSuperclass();
        }
        return true;
    }
}
