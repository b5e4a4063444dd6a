package dev.firebreak.containment;

import java.util.Locale;

/** How much harm an action can do where it hits the wrong target; decides how many people must approve it. */
enum RiskClass {
    LOW,
    MEDIUM,
    HIGH;

    /** As the approval table reads it: lowercase. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
