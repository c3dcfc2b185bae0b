// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.model;

import com.google.gson.JsonElement;
import dev.ingot.keras.ImportReport;
import dev.ingot.keras.ImportReport.Entry;
import dev.ingot.keras.ImportReport.Use;
import java.util.ArrayList;
import java.util.List;

/** Collects what becomes of each key. */
public final class Report {
    private static final int LONGEST_VALUE = 60;

    private final List<Entry> entries = new ArrayList<>();

    /** Whether the model is refused by now. */
    public boolean refused() {
        return entries.stream().anyMatch(entry -> entry.use() == Use.REFUSED);
    }

    /** What was collected. */
    public ImportReport finish() {
        return new ImportReport(entries);
    }

    void used(String layer, String className, String key, JsonElement value, String as) {
        add(layer, className, key, value, Use.USED, as);
    }

    void inert(String layer, String className, String key, JsonElement value, String reason) {
        add(layer, className, key, value, Use.INERT, reason);
    }

    void refuse(String layer, String className, String key, JsonElement value, String reason) {
        add(layer, className, key, value, Use.REFUSED, reason);
    }

    /** Refuses a layer, or the model, as a whole. */
    void refuse(String layer, String className, String reason) {
        entries.add(new Entry(layer, className, "", "", Use.REFUSED, reason));
    }

    /** A layer that is not in the source because it does nothing. */
    void leftOut(String layer, String className, String reason) {
        entries.add(new Entry(layer, className, "", "", Use.INERT, reason));
    }

    private void add(String layer, String className, String key, JsonElement value, Use use, String reason) {
        String text = value == null ? "" : value.toString();
        String shown = text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
        entries.add(new Entry(layer, className, key, shown, use, reason));
    }
}
