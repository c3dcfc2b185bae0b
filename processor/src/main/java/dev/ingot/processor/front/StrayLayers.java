// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.dsl.Block;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finds layers in classes that are neither networks nor blocks: without a word, nothing would be generated for them. */
public final class StrayLayers {

    private StrayLayers() {}

    /** Reports the first layer of each such class. */
    public static void check(Set<? extends TypeElement> annotations, RoundEnvironment round, Findings findings) {
        Set<Element> hosts = new LinkedHashSet<>();
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                if (element.getKind().isField()) {
                    hosts.add(element.getEnclosingElement());
                }
            }
        }
        hosts.removeIf(host -> Annotations.find(host, NeuralNetwork.class).isPresent()
                || Annotations.find(host, Block.class).isPresent());
        hosts.forEach(host -> ElementFilter.fieldsIn(host.getEnclosedElements()).stream()
                .filter(field -> !Annotations.declarations(field).isEmpty())
                .findFirst()
                .ifPresent(field -> {
                    AnnotationMirror declaration =
                            Annotations.declarations(field).get(0);
                    findings.report(Code.OUTSIDE_NETWORK, SourceSite.of(field, declaration), host.getSimpleName());
                }));
    }
}
