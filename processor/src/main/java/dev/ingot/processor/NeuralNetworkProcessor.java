// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import com.google.auto.service.AutoService;
import dev.ingot.dsl.Block;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.processor.back.GeneratedSource;
import dev.ingot.processor.back.NetworkEmitter;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.expand.Blocks;
import dev.ingot.processor.expand.Expansion;
import dev.ingot.processor.front.BlockReader;
import dev.ingot.processor.front.ClassNames;
import dev.ingot.processor.front.MessagerPrinter;
import dev.ingot.processor.front.ModelReader;
import dev.ingot.processor.front.SourceWriter;
import dev.ingot.processor.front.StrayLayers;
import dev.ingot.processor.front.UnresolvedException;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.NetworkDeclaration;
import dev.ingot.processor.model.ShapeInference;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.processor.pass.Pass;
import dev.ingot.processor.pass.Passes;
import dev.ingot.processor.rule.Rules;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Generated;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Compiles each class annotated with {@link NeuralNetwork} and checks each with {@link Block}. Networks do not depend on each other: what is wrong with one, or
 * with the compiler, does not keep the others from being compiled.
 *
 * <p>Options: {@code ingot.dump}, {@code ingot.disable}, {@code ingot.fma}, {@code ingot.share}, {@code ingot.verbose}.
 */
@AutoService(Processor.class)
public final class NeuralNetworkProcessor extends AbstractProcessor {

    /** The annotations of classes that hold layers. */
    private static final Set<String> HOSTS = Set.of(NeuralNetwork.class.getName(), Block.class.getName());

    private final Consumer<TypedModel> observer;
    private Options options;
    private final ClassNames classNames = new ClassNames();
    /** Qualified names of classes that mention what another processor may still write. */
    private final Set<String> deferred = new LinkedHashSet<>();

    private MessagerPrinter printer;

    /** For the Java compiler, which loads processors by name. */
    public NeuralNetworkProcessor() {
        this(model -> {});
    }

    /** A processor that shows each network without errors to an observer before it is compiled; for tools that run {@code javac}. */
    public NeuralNetworkProcessor(Consumer<TypedModel> observer) {
        this.observer = observer;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(NeuralNetwork.class.getPackageName() + ".*", NetworkEmitter.MARKER, Generated.class.getName());
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(Options.DUMP, Options.DISABLE, Options.FMA, Options.SHARE, Options.VERBOSE);
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        printer = new MessagerPrinter(environment.getMessager());
        Findings findings = new Findings();
        options = Options.read(
                environment.getOptions(), Passes.ALL.stream().map(Pass::name).toList(), findings);
        print(findings);
    }

    /** Claims the annotations, those of the generated classes too, since javac warns about annotations that nobody claims. */
    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        classNames.add(round);
        // In the order of their names: that of compilers and files varies.
        Set<String> names = new TreeSet<>(deferred);
        deferred.clear();
        for (TypeElement annotation : annotations) {
            if (HOSTS.contains(annotation.getQualifiedName().toString())) {
                for (Element type : round.getElementsAnnotatedWith(annotation)) {
                    names.add(((TypeElement) type).getQualifiedName().toString());
                }
            }
        }
        Findings strays = new Findings();
        StrayLayers.check(annotations, round, strays);
        print(strays);
        // By name: elements of an earlier round may be out of date.
        names.stream().map(processingEnv.getElementUtils()::getTypeElement).forEach(this::compile);
        return true;
    }

    private void compile(TypeElement type) {
        Findings findings = new Findings();
        try {
            Optional<TypedModel> model = read(type, findings);
            if (!findings.hasErrors()) {
                model.ifPresent(typed -> write(typed, type));
            }
        } catch (UnresolvedException unresolved) {
            deferred.add(type.getQualifiedName().toString());
            return;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            findings.reportTraced(Code.INTERNAL, ModelReader.site(type), StackTrace.lines(failure), failure);
        }
        print(findings);
    }

    private void write(TypedModel model, TypeElement type) {
        observer.accept(model);
        SourceWriter writer = new SourceWriter(processingEnv);
        BiConsumer<String, Graph> dump = options.dump()
                .map(directory -> new GraphDump(directory, model.model().qualifiedName()))
                .<BiConsumer<String, Graph>>map(graphDump -> graphDump::write)
                .orElse((stage, graph) -> {});
        Compiler compiler = new Compiler(
                options.multiplyAdd(),
                options.disabled(),
                options.workWorthSharing(),
                writer.generatedAnnotation(type),
                dump);
        GeneratedSource source = compiler.compile(model);
        writer.write(source, type);
        if (options.verbose()) {
            String note = "Ingot: wrote " + source.qualifiedName() + ", "
                    + source.text().length() + " characters";
            processingEnv.getMessager().printMessage(Diagnostic.Kind.NOTE, note, type);
        }
    }

    private Optional<TypedModel> read(TypeElement type, Findings findings) throws UnresolvedException {
        BlockReader reader = new BlockReader(processingEnv.getElementUtils(), classNames::isSource);
        Blocks blocks = new Blocks();
        reader.read(type).ifPresent(block -> blocks.check(block).forEach(findings::add));
        if (!ModelReader.isNetwork(type)) {
            return Optional.empty();
        }
        Optional<NetworkDeclaration> network =
                new ModelReader(processingEnv.getElementUtils(), reader).read(type, findings);
        return network.map(read -> {
            classNames.claim(read, findings);
            Rules.check(read.body(), findings);
            blocks.check(read.body(), findings);
            Model model = Expansion.expand(read, blocks::isSound, findings);
            TypedModel typed = ShapeInference.infer(model, findings);
            Rules.check(model, findings);
            return typed;
        });
    }

    private void print(Findings findings) {
        printer.print(findings);
    }
}
