package dev.firebreak.roster;

import java.util.List;

/**
 * A role of the team.
 *
 * @param id one of {@link dev.firebreak.web.Roles}
 * @param title as people say it
 */
record Role(String id, String title, List<Person> members) {}
