// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.model.NetworkDeclaration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The top-level classes of a compilation, written by hand or generated. Class files do not count: the one of an earlier
 * compilation is about to be replaced.
 */
public final class ClassNames {

    private final Set<String> sources = new HashSet<>();
    private final Map<String, String> modelOfGenerated = new HashMap<>();

    /** Notes the sources of a round. */
    public void add(RoundEnvironment round) {
        for (Element root : round.getRootElements()) {
            if (root instanceof TypeElement type) {
                sources.add(type.getQualifiedName().toString());
            }
        }
    }

    /** Whether a class is compiled now, so that messages can stand in it. */
    public boolean isSource(TypeElement type) {
        return sources.contains(BlockReader.topLevel(type).getQualifiedName().toString());
    }

    /** Takes the name of a model's generated class; reports if it is not free. */
    public void claim(NetworkDeclaration model, Findings findings) {
        String name = model.packageName().isEmpty() ? model.className() : model.packageName() + "." + model.className();
        Site site = model.body().site().member("className");
        String other = modelOfGenerated.putIfAbsent(name, model.name());
        String free = model.name() + "Net";
        if (other != null) {
            findings.report(Code.CLASS_TAKEN, site, model.className(), other, free);
        } else if (sources.contains(name)) {
            findings.report(Code.CLASS_EXISTS, site, model.className(), free);
        }
    }
}
