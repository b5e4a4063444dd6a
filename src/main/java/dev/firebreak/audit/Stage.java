package dev.firebreak.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where entries wait, durable, for their place in the tree. */
final class Stage {

    private static final String APPEND = "SELECT audit.append(?, ?::timestamptz[], ?, ?, ?, ?, ?, ?)";

    private Stage() {}

    /** Appends the entries of one transaction, in order, in one round trip. */
    static void append(Connection connection, List<StagedEntry> entries) throws SQLException {
        try (PreparedStatement append = connection.prepareStatement(APPEND)) {
            set(append, 1, "uuid", entries, StagedEntry::id);
            set(append, 2, "text", entries, entry -> entry.at().toString());
            set(append, 3, "text", entries, StagedEntry::actor);
            set(append, 4, "text", entries, StagedEntry::kind);
            set(append, 5, "text", entries, StagedEntry::caseKey);
            append.setArray(
                    6,
                    connection.createArrayOf(
                            "bytea", bytes(entries, entry -> entry.commitment().bytes())));
            append.setArray(7, connection.createArrayOf("bytea", bytes(entries, StagedEntry::salt)));
            set(append, 8, "text", entries, StagedEntry::body);
            append.execute();
        }
    }

    private static void set(
            PreparedStatement append,
            int place,
            String type,
            List<StagedEntry> entries,
            Function<StagedEntry, ? extends @Nullable Object> column)
            throws SQLException {
        Object[] values = type.equals("text") ? new String[entries.size()] : new Object[entries.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(entries.get(i));
        }
        append.setArray(place, append.getConnection().createArrayOf(type, values));
    }

    private static byte[][] bytes(List<StagedEntry> entries, Function<StagedEntry, byte[]> column) {
        return entries.stream().map(column).toArray(byte[][]::new);
    }
}
