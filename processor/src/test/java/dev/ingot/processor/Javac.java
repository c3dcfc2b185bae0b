// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Compiles sources with the processor. */
final class Javac {

    private Javac() {}

    static Compilation compile(String name, String source) {
        return compile(new NeuralNetworkProcessor(), List.of(), source(name, source));
    }

    static Compilation compile(Processor processor, List<String> options, JavaFileObject... sources) {
        return compile(List.of(processor), options, sources);
    }

    static Compilation compile(List<Processor> processors, List<String> options, JavaFileObject... sources) {
        return Compiler.javac()
                .withProcessors(processors)
                .withOptions(options.toArray())
                .compile(sources);
    }

    static JavaFileObject source(String name, String source) {
        return JavaFileObjects.forSourceString(name, source);
    }

    /** What the compiler says, in its words, without the place of the file. */
    static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.toString().replaceFirst("^\\S*/(\\w+\\.java:)", "$1");
    }

    static String message(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getMessage(Locale.ROOT);
    }
}
