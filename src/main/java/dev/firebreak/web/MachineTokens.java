package dev.firebreak.web;

import java.util.Optional;

/** Knows the machines that sign in with a token of their own, sent as {@code Authorization: Bearer TOKEN} to the API. */
public interface MachineTokens {

    /** Whose token this is; compared in a time that tells nothing. */
    Optional<Machine> holder(String token);

    /**
     * @param name what the record calls it
     * @param role what it may reach, see {@link AccessRule}; no group of people
     */
    record Machine(String name, String role) {}
}
