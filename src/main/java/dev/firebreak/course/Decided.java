package dev.firebreak.course;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A table that was asked.
 *
 * @param definition id of the decision definition, which names the version
 * @param inputs question → value
 * @param rules each matched rule's outputs, its id as "rule"
 */
record Decided(
        Instant at, String summary, String table, String definition, Map<String, String> inputs, List<Rule> rules) {

    /** Ids of the matched rules, separated by spaces. */
    public String ruleIds() {
        return String.join(" ", rules.stream().map(Rule::id).toList());
    }

    /** @param outputs output → value */
    record Rule(String id, Map<String, String> outputs) {}
}
