// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A golden case that can be declared.
 *
 * @param golden the case
 * @param declaration its model
 */
record DeclaredCase(GoldenCase golden, Declaration declaration) {

    /** The cases of a family that can be declared, in the order of the file. */
    static List<DeclaredCase> read(String family) {
        return declared(GoldenCase.read(family));
    }

    /** Those of the cases that can be declared. */
    static List<DeclaredCase> declared(List<GoldenCase> all) {
        List<DeclaredCase> cases = new ArrayList<>();
        for (GoldenCase golden : all) {
            try {
                cases.add(new DeclaredCase(golden, CaseDeclaration.of(golden)));
            } catch (InexpressibleException e) {
                continue; // counted by a test of its own
            }
        }
        return cases;
    }

    /** The inputs, with the batch axis, by the names of the declaration. */
    Map<String, Tensor> inputs() {
        Map<String, Tensor> inputs = new TreeMap<>();
        declaration.inputs().forEach(input -> inputs.put(input.name(), golden.input(input.kerasName(), input.shape())));
        return inputs;
    }
}
