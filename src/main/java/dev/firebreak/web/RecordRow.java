package dev.firebreak.web;

import dev.firebreak.audit.RecordEntry;
import dev.firebreak.audit.TimelineEntry;

/**
 * An entry of the record as pages show it.
 *
 * @param kind in words
 * @param details JSON, indented
 */
public record RecordRow(RecordEntry found, String kind, String details) {

    public TimelineEntry entry() {
        return found.entry();
    }

    public long seq() {
        return found.entry().seq();
    }

    /** Whether there is anything to unfold. */
    public boolean hasDetails() {
        return !details.equals("{ }");
    }
}
