// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Finds layers in classes that are no networks: without a word, nothing would be generated for them. */
public final class StrayLayers {

    private StrayLayers() {}

    /** Reports the first layer of each such class. */
    public static void check(Set<? extends TypeElement> annotations, RoundEnvironment round, Findings findings) {
        Set<Element> reported = new HashSet<>();
        for (TypeElement annotation : annotations) {
            for (Element field : round.getElementsAnnotatedWith(annotation)) {
                Element host = field.getEnclosingElement();
                if (field.getKind().isField()
                        && Annotations.find(host, NeuralNetwork.class).isEmpty()
                        && !Annotations.declarations(field).isEmpty()
                        && reported.add(host)) {
                    SourceSite site =
                            SourceSite.of(field, Annotations.declarations(field).get(0));
                    findings.report(Code.OUTSIDE_NETWORK, site, host.getSimpleName());
                }
            }
        }
    }
}
