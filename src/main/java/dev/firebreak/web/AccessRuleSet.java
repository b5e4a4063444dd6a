package dev.firebreak.web;

import java.util.List;

/** The access rules of one package; declare it as a bean. */
public record AccessRuleSet(List<AccessRule> rules) {

    public static AccessRuleSet of(AccessRule... rules) {
        return new AccessRuleSet(List.of(rules));
    }
}
