package dev.firebreak.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be reached from a failure of our own, however deep the engine has wrapped it. */
final class DatabaseOutage {

    /** PostgreSQL's classes of "connection exception" and "shutdown, crash, cannot connect now". */
    private static final List<String> STATES = List.of("08", "57P");

    private DatabaseOutage() {}

    static boolean isBehind(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (at instanceof SQLTransientConnectionException
                    || at instanceof SQLException sql && isOutage(sql.getSQLState())) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private static boolean isOutage(@Nullable String state) {
        return state != null && STATES.stream().anyMatch(state::startsWith);
    }
}
