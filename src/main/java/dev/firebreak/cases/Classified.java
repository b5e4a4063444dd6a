package dev.firebreak.cases;

import java.util.Map;

/**
 * What the tables, or a person, say of a case.
 *
 * @param severity critical, high, medium or low
 * @param setByHand whether a person overrode the table
 * @param reason why, where it was set by hand
 * @param deadlines phase → ISO duration
 */
record Classified(String severity, String incidentType, boolean setByHand, String reason, Map<String, ?> deadlines) {}
