package dev.firebreak.web;

import java.util.List;
import org.springframework.stereotype.Component;

/** The access rules of all packages. */
@Component
class AccessRules {

    private final List<AccessRule> rules;

    AccessRules(List<AccessRuleSet> sets) {
        this.rules = sets.stream().flatMap(set -> set.rules().stream()).toList();
    }

    List<AccessRule> api() {
        return rules.stream().filter(AccessRule::isApi).toList();
    }

    List<AccessRule> pages() {
        return rules.stream().filter(rule -> !rule.isApi()).toList();
    }
}
