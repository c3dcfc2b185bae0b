// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.expand;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Finding;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.ArgumentCheck;
import dev.ingot.processor.model.BlockDeclaration;
import dev.ingot.processor.model.Body;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.UseDeclaration;
import dev.ingot.processor.rule.Rules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks blocks for what does not depend on where they are used, each once. */
public final class Blocks {

    private final Map<String, List<Finding>> checked = new HashMap<>();

    /** Reports what is wrong with the blocks that a body uses: in their source, or else on the field. */
    public void check(Body body, Findings findings) {
        body.members().stream()
                .filter(UseDeclaration.class::isInstance)
                .map(UseDeclaration.class::cast)
                .forEach(use -> check(use, findings));
    }

    private void check(UseDeclaration use, Findings findings) {
        List<Finding> found = check(use.block());
        if (use.block().inSource()) {
            found.forEach(findings::add);
            return;
        }
        if (use.sameAs().isPresent()) {
            return; // said on the first use
        }
        Optional<Finding> error = found.stream().filter(Finding::isError).findFirst();
        error.ifPresent(finding -> findings.report(
                Code.BROKEN_BLOCK,
                use.site(),
                use.block().name(),
                finding.message().lines().findFirst().orElseThrow()));
    }

    /** All that is wrong with a block and those in it. */
    public List<Finding> check(BlockDeclaration block) {
        List<Finding> known = checked.get(block.qualifiedName());
        if (known == null) {
            Findings findings = new Findings();
            block.findings().forEach(findings::add);
            Rules.check(block.body(), findings);
            check(block.body(), findings);
            for (LayerDeclaration layer : Expansion.expand(block, this::isSound, findings)) {
                if (!layer.isInBlock()) {
                    ArgumentCheck.check(layer, findings);
                }
            }
            known = findings.sorted();
            checked.put(block.qualifiedName(), known);
        }
        return known;
    }

    /** Whether a block can be used. */
    public boolean isSound(BlockDeclaration block) {
        return check(block).stream().noneMatch(Finding::isError);
    }
}
