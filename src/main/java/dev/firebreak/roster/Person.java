package dev.firebreak.roster;

import java.util.List;

/**
 * A member of the team, or a machine that posts alerts.
 *
 * @param login short, small letters, unique in the team
 * @param email empty for a machine
 * @param phone empty for a machine
 * @param deputy login of the member of the same role who stands in; empty for a machine
 * @param roles the roles held; nobody holds two of which one checks the other, so today there is one
 */
public record Person(String name, String login, String email, String phone, String deputy, List<String> roles) {

    /** Whether this is a program rather than a person. */
    public boolean isMachine() {
        return email.isEmpty();
    }
}
