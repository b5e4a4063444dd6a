package dev.firebreak.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;

/** timeline.csv: entries as a table for people; the exact text is in entries.ndjson. */
final class TimelineCsv implements Closeable {

    private static final List<String> COLUMNS =
            List.of("seq", "number", "at", "actor", "kind", "case", "process", "element", "summary", "details");

    private final ObjectMapper json;
    private final CsvTable table;

    /** Closing this closes {@code out}. */
    TimelineCsv(OutputStream out, ObjectMapper json) throws IOException {
        this.json = json;
        this.table = new CsvTable(out, COLUMNS);
    }

    void add(ProvedEntry entry) throws IOException {
        ReadBody body = ReadBody.of(entry.body(), json);
        table.row(List.of(
                entry.seq(),
                entry.number(),
                entry.at().toString(),
                body.text("actor"),
                entry.kind(),
                Objects.toString(entry.caseKey(), ""),
                body.text("process"),
                body.text("element"),
                body.summary(),
                body.text("details")));
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
