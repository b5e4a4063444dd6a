package dev.firebreak.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The result of a decision table, as a process variable holds it: one map for each row that matched. */
final class TableRows {

    private TableRows() {}

    static List<Map<?, ?>> of(@Nullable Object result) {
        if (result == null) {
            return List.of();
        }
        if (!(result instanceof Collection<?> rows)) {
            throw new IllegalArgumentException("A table's result is a list of rows, not " + result.getClass());
        }
        return rows.stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
    }

    /** One output of all rows, in the table's order. */
    static List<String> column(@Nullable Object result, String output) {
        return of(result).stream().map(row -> text(row, output)).toList();
    }

    static String text(Map<?, ?> row, String output) {
        Object value = row.get(output);
        return value == null ? "" : String.valueOf(value);
    }
}
