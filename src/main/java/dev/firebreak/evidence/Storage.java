package dev.firebreak.evidence;

import java.util.Locale;

/** Where content is. */
enum Storage {
    /** Large objects of PostgreSQL, which the run-time login can read and not change. */
    DATABASE,
    /** Files of a folder. */
    FOLDER;

    /** As stored: lowercase. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Storage of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
