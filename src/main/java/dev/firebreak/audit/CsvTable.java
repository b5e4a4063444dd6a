package dev.firebreak.audit;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A table for people (RFC 4180, UTF-8), a row at a time. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe (OWASP, "CSV Injection").
 */
final class CsvTable implements Closeable {

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .build();

    private final SequenceWriter rows;

    /** Closing this closes {@code out}. */
    CsvTable(OutputStream out, List<String> columns) throws IOException {
        CsvSchema schema = CsvSchema.builder()
                .addColumns(columns, CsvSchema.ColumnType.STRING)
                .build()
                .withHeader()
                .withLineSeparator("\r\n");
        this.rows = CSV.writer(schema).writeValues(out);
    }

    /** Numbers and texts, as many as there are columns. */
    void row(List<?> cells) throws IOException {
        rows.write(cells.stream()
                .map(cell -> cell instanceof Number ? cell : cell(cell.toString()))
                .toArray());
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
}
