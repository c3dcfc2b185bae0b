// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What became of each setting of a model, in the order of its file: of each key of a config, or each attribute of a node.
 *
 * @param entries an entry for each setting, and one for each other reason to refuse
 */
public record ImportReport(List<Entry> entries) {

    /** Copies the list. */
    public ImportReport {
        entries = List.copyOf(entries);
    }

    /** What becomes of a setting. */
    public enum Use {
        /** It is in the source. */
        USED,
        /** It has no effect at inference, or the value that it has without a word in the source. */
        INERT,
        /** The model cannot be imported because of it. */
        REFUSED
    }

    /**
     * A setting.
     *
     * @param layer the name of the layer or node; that of the model for what concerns all of it
     * @param className its class or operator, as the file has it
     * @param key the key or attribute; empty for the layer as a whole
     * @param value its value as the file has it, shortened if it is long
     * @param use what becomes of it
     * @param reason why, in a few words
     */
    public record Entry(String layer, String className, String key, String value, Use use, String reason) {
        @Override
        public String toString() {
            String what = key.isEmpty() ? "" : " " + key + " = " + value;
            return layer + " (" + className + ")" + what + ": " + reason;
        }
    }

    /** The entries because of which the model is refused; empty if it can be imported. */
    public List<Entry> refusals() {
        return entries.stream().filter(entry -> entry.use() == Use.REFUSED).toList();
    }

    /** A line for each entry: use, layer, key, value and reason. */
    @Override
    public String toString() {
        return entries.stream()
                .map(entry -> String.format(
                        Locale.ROOT, "%-8s%s\n", entry.use().name().toLowerCase(Locale.ROOT), entry))
                .collect(Collectors.joining());
    }
}
