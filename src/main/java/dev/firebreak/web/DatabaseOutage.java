package dev.firebreak.web;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that cannot be reached from a failure of our own, however deep the engine has wrapped it. */
final class DatabaseOutage {

    /** PostgreSQL's classes of "connection exception" and "shutdown, crash, cannot connect now". */
    private static final List<String> STATES = List.of("08", "57P");

    private static final int DEEPEST = 20;

    private DatabaseOutage() {}

    static boolean isBehind(Throwable failure) {
        return isBehind(failure, DEEPEST);
    }

    private static boolean isBehind(@Nullable Throwable at, int depth) {
        if (at == null || depth == 0) {
            return false;
        }
        return at instanceof SQLTransientConnectionException
                || at instanceof SQLException sql && isOutage(sql.getSQLState())
                // A rollback that fails too hides what failed first.
                || at instanceof TransactionSystemException end && isBehind(end.getApplicationException(), depth - 1)
                || isBehind(at.getCause(), depth - 1);
    }

    /** Asks the database itself; takes as long as the pool waits for a connection. */
    static boolean isNow(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return !connection.isValid(1);
        } catch (SQLException e) {
            return true;
        }
    }

    private static boolean isOutage(@Nullable String state) {
        return state != null && STATES.stream().anyMatch(state::startsWith);
    }
}
