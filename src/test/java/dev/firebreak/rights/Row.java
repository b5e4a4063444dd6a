package dev.firebreak.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * One line of a table of rights: {@code METHOD address letters body}, a dot for who may not.
 *
 * @param letters who may, see {@link Team}
 * @param body JSON; empty for none
 */
record Row(String method, String address, String letters, String body) {

    static List<Row> of(String table) {
        try (var lines = Files.lines(Path.of("src/test/resources/rights", table))) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 4))
                    .map(cells -> new Row(cells[0], cells[1], cells[2], cells.length > 3 ? cells[3] : ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address without what is asked of it. */
    String path() {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    boolean allows(String login) {
        return Team.isIn(letters, login);
    }

    /** Whether an answer refuses: as not signed in, not allowed or not found; where the table says so, as not valid. */
    boolean isRefusal(int status) {
        boolean anyRefusal = letters.startsWith("!") || letters.startsWith("?");
        return anyRefusal ? status >= 400 : Set.of(401, 403, 404).contains(status);
    }

    @Override
    public String toString() {
        return method + " " + address;
    }
}
