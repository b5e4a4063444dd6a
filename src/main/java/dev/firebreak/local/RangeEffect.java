package dev.firebreak.local;

import java.time.Instant;

/** Something that is isolated, blocked or disabled on the practice range. */
record RangeEffect(String system, String action, String target, String caseKey, Instant since) {}
