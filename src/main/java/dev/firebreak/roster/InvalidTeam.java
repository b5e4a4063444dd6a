package dev.firebreak.roster;

import java.util.List;

/** The team file breaks its rules; the message says each problem in a sentence of its own. */
public class InvalidTeam extends RuntimeException {

    private final List<String> problems;

    InvalidTeam(List<String> problems) {
        super("team.yaml cannot be used:\n- " + String.join("\n- ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each. */
    public List<String> problems() {
        return problems;
    }
}
