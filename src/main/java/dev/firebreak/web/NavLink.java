package dev.firebreak.web;

import java.util.List;

/**
 * One entry of the navigation.
 *
 * @param roles who gets to see it, besides being allowed to open it; none means everyone who may open it
 */
public record NavLink(String label, String href, List<String> roles) {

    static NavLink of(String label, String href, String... roles) {
        return new NavLink(label, href, List.of(roles));
    }

    boolean suits(List<String> groups) {
        return roles.isEmpty() || roles.stream().anyMatch(groups::contains);
    }

    /** Whether a page at {@code path} belongs to this entry. */
    boolean covers(String path) {
        return path.equals(href) || (!href.equals("/") && path.startsWith(href + "/"));
    }
}
