package dev.firebreak.web;

import java.util.List;

/** Entries of the navigation that belong together, under one heading. */
public record NavSection(String heading, List<NavLink> links) {

    static NavSection of(String heading, NavLink... links) {
        return new NavSection(heading, List.of(links));
    }
}
