// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Findings findings = new Findings();

    @Test
    void sortsByPosition() {
        findings.report(Code.NO_LAYERS, new Place("field", List.of(1, 0)));
        findings.report(Code.NO_LAYERS, new Place("value", List.of(0, 10, 2)));
        findings.report(Code.NO_LAYERS, new Place("annotation", List.of(0, 10)));
        findings.report(Code.NO_LAYERS, new Place("earlier", List.of(0, 9)));

        assertThat(findings.sorted())
                .extracting(finding -> finding.site().subject())
                .containsExactly("earlier", "annotation", "value", "field");
    }

    @Test
    void keepsTheOrderOfReportsAtOnePlace() {
        Place place = new Place("field", List.of(1));
        findings.report(Code.TOO_MUCH_WORK, place, 3, 2);
        findings.report(Code.NO_LAYERS, place);

        assertThat(findings.sorted()).extracting(Finding::code).containsExactly(Code.TOO_MUCH_WORK, Code.NO_LAYERS);
    }

    @Test
    void saysNothingTwice() {
        findings.report(Code.NO_LAYERS, new Place("field", List.of(1)));
        findings.report(Code.NO_LAYERS, new Place("field", List.of(1)));

        assertThat(findings.sorted()).hasSize(1);
    }

    @Test
    void warningsAreNoErrors() {
        findings.report(Code.CHECKERBOARD, new Place("field", List.of(1)), 3, 2, 4, "2D");
        assertThat(findings.hasErrors()).isFalse();

        findings.report(Code.NO_LAYERS, new Place("field", List.of(1)));
        assertThat(findings.hasErrors()).isTrue();
    }

    private record Place(String subject, List<Integer> position) implements Site {}
}
