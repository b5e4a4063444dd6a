package dev.firebreak.local;

import java.time.Instant;

/** One call that the practice range received, and the word for what it answered. */
record RangeCall(
        Instant at,
        String system,
        String kind,
        String action,
        String target,
        String caseKey,
        String key,
        String answer) {}
