// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer.model;

import dev.ingot.importer.ImportReport;
import dev.ingot.importer.ImportReport.Entry;
import dev.ingot.importer.ImportReport.Use;
import java.util.ArrayList;
import java.util.List;

/** Collects what becomes of each setting; values are shown as their text. */
public final class Report {
    private static final int LONGEST_VALUE = 60;

    private final List<Entry> entries = new ArrayList<>();
    private boolean refused;

    /** Whether the model is refused by now. */
    public boolean refused() {
        return refused;
    }

    /** What was collected. */
    public ImportReport finish() {
        return new ImportReport(entries);
    }

    /** A setting that the source says. */
    public void used(String layer, String className, String key, Object value, String as) {
        add(layer, className, key, value, Use.USED, as);
    }

    /** A setting without effect, or whose value needs no word. */
    public void inert(String layer, String className, String key, Object value, String reason) {
        add(layer, className, key, value, Use.INERT, reason);
    }

    /** A setting because of which the model is refused. */
    public void refuse(String layer, String className, String key, Object value, String reason) {
        add(layer, className, key, value, Use.REFUSED, reason);
    }

    /** Refuses a layer, or the model, as a whole. */
    public void refuse(String layer, String className, String reason) {
        refused = true;
        entries.add(new Entry(layer, className, "", "", Use.REFUSED, reason));
    }

    /** A layer that is not in the source because it does nothing. */
    public void leftOut(String layer, String className, String reason) {
        entries.add(new Entry(layer, className, "", "", Use.INERT, reason));
    }

    private void add(String layer, String className, String key, Object value, Use use, String reason) {
        refused |= use == Use.REFUSED;
        String text = value == null ? "" : value.toString();
        String shown = text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
        entries.add(new Entry(layer, className, key, shown, use, reason));
    }
}
