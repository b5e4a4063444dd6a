package dev.firebreak.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/**
 * The links of the frame. The access rules decide which of them a person gets, so that no link leads to a refusal and
 * a page that is not there has no link.
 */
@Component
class Navigation {

    private static final List<NavSection> ALL = List.of(
            NavSection.of(
                    "Respond",
                    NavLink.of("Start", "/"),
                    NavLink.of("Cases", "/cases"),
                    NavLink.of("Tasklist", "/camunda/app/tasklist/default/", taskWorkers()),
                    NavLink.of("Alerts", "/alerts"),
                    NavLink.of("Containment", "/containment"),
                    NavLink.of("Board", "/board")),
            NavSection.of("Prepare", NavLink.of("Plan", "/plan"), NavLink.of("Readiness", "/readiness")),
            NavSection.of(
                    "Prove",
                    NavLink.of("Record", "/audit"),
                    NavLink.of("Erasures", "/audit/erasures", Roles.LEGAL, Roles.MANAGEMENT),
                    NavLink.of("Cockpit", "/camunda/app/cockpit/default/", Roles.AUDITOR, Roles.COMPLIANCE)),
            NavSection.of("Administer", NavLink.of("Accounts", "/camunda/app/admin/default/", Roles.ADMINISTRATOR)),
            NavSection.of("Practice", NavLink.of("Mailbox", "/mailbox"), NavLink.of("Practice range", "/range")));

    private final WebInvocationPrivilegeEvaluator rights;

    Navigation(WebInvocationPrivilegeEvaluator rights) {
        this.rights = rights;
    }

    /** The sections that have something for this person. */
    List<NavSection> of(Authentication user) {
        List<String> groups = Groups.of(user);
        return ALL.stream()
                .map(section -> new NavSection(
                        section.heading(),
                        section.links().stream()
                                .filter(link -> link.suits(groups) && rights.isAllowed("", link.href(), "GET", user))
                                .toList()))
                .filter(section -> !section.links().isEmpty())
                .toList();
    }

    private static String[] taskWorkers() {
        return Stream.concat(Stream.of(Roles.caseWorkers()), Stream.of(Roles.COMPLIANCE))
                .toArray(String[]::new);
    }
}
