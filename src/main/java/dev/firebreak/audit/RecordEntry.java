package dev.firebreak.audit;

import org.jspecify.annotations.Nullable;

/** An entry of the record together with the case it belongs to, or null. */
public record RecordEntry(@Nullable String caseKey, TimelineEntry entry) {}
