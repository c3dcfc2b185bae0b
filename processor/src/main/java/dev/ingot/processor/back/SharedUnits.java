// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Names;
import javax.lang.model.element.Modifier;

/** Writes layers of one operand that threads share by units along an axis of the output, such as rows. */
final class SharedUnits {

    private SharedUnits() {}

    /**
     * Lets a layer's method share all units; answers the method, to be added to the class, that computes those of index {@code from}
     * up to {@code to}, in working memory of its own.
     *
     * @param name the name of the layer's method
     * @param unit what a unit is called
     * @param units how many there are
     * @param overlap units that each part but the first repeats
     * @param method the layer's method
     */
    static MethodSpec.Builder share(
            Members members, String name, String unit, int units, int overlap, MethodSpec.Builder method) {
        String compute = members.name("compute" + Names.capitalised(name) + Names.capitalised(unit) + "s");
        String region = members.addRegion(compute, CodeBlock.of("$L(x, output, from, to, own)", compute));
        method.addStatement("share($L, $L, $L, x, output, arena)", region, units, overlap);
        return MethodSpec.methodBuilder(compute)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("Some output $Ls of $L.\n", unit, name)
                .addParameter(Members.FLOATS, "x")
                .addParameter(Members.FLOATS, "output")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(members.arena(), "arena");
    }
}
