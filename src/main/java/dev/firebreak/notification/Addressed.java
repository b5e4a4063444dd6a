package dev.firebreak.notification;

import java.util.List;
import java.util.Optional;

/**
 * Whom a notice goes to.
 *
 * @param addresses of mail; empty where nobody has one
 * @param inside whether all of them are of the house
 * @param name how the mail greets them
 * @param discretion what the mail must heed in a restricted case; empty in any other
 */
record Addressed(List<String> addresses, boolean inside, String name, Optional<Discretion> discretion) {

    Addressed(List<String> addresses, boolean inside, String name) {
        this(addresses, inside, name, Optional.empty());
    }

    Addressed with(Discretion heeded) {
        return new Addressed(addresses, inside, name, Optional.of(heeded));
    }
}
