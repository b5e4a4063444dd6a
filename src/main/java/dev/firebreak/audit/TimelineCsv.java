package dev.firebreak.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * timeline.csv (RFC 4180): entries as a table for people. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe (OWASP, "CSV Injection"); the exact text is in entries.ndjson.
 */
final class TimelineCsv implements Closeable {

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .build();

    private final ObjectMapper json;
    private final SequenceWriter rows;

    /** Closing this closes {@code out}. */
    TimelineCsv(OutputStream out, ObjectMapper json) throws IOException {
        this.json = json;
        this.rows = CSV.writerFor(Row.class)
                .with(CSV.schemaFor(Row.class).withHeader().withLineSeparator("\r\n"))
                .writeValues(out);
    }

    void add(ProvedEntry entry) throws IOException {
        JsonNode body = body(entry.body());
        rows.write(new Row(
                entry.seq(),
                entry.number(),
                entry.at().toString(),
                cell(body.path("actor").asText()),
                cell(entry.kind()),
                cell(entry.caseKey() == null ? "" : entry.caseKey()),
                cell(body.path("process").asText()),
                cell(body.path("element").asText()),
                cell(entry.body() == null ? "Erased" : body.path("summary").asText()),
                cell(
                        body.path("details").isMissingNode()
                                ? ""
                                : body.path("details").toString())));
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    static String cell(String text) {
        String content = text.stripLeading();
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
                || !content.isEmpty() && FORMULA.indexOf(content.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    /** What somebody has made of a body outside Firebreak need not be JSON. */
    private JsonNode body(@Nullable String text) {
        try {
            return json.readTree(text == null ? "" : text);
        } catch (JsonProcessingException e) {
            return json.createObjectNode().put("summary", text);
        }
    }

    @JsonPropertyOrder({"seq", "number", "at", "actor", "kind", "case", "process", "element", "summary", "details"})
    record Row(
            long seq,
            long number,
            String at,
            String actor,
            String kind,
            @JsonProperty("case") String caseKey,
            String process,
            String element,
            String summary,
            String details) {}
}
