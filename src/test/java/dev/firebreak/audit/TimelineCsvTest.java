package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that a spreadsheet opens without running anything in it. */
class TimelineCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\uFF1D1", "-"})
    void whatASpreadsheetWouldTakeForAFormulaIsText(String cell) {
        assertThat(CsvTable.cell(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "1-1", "'=1", "<b>", "anna@example.org"})
    void otherCellsStayAsTheyAre(String cell) {
        assertThat(CsvTable.cell(cell)).isEqualTo(cell);
    }

    @Test
    void quotesAndLinesOfACellStayInIt() throws IOException {
        String body = "{\"actor\":\"anna\",\"details\":{\"n\":1},\"summary\":\"=x \\\"y\\\"\\nz, w\"}";
        String csv = csv(body);
        assertThat(csv.lines().findFirst().orElse("").replace("\"", ""))
                .isEqualTo("seq,number,at,actor,kind,case,process,element,summary,details");
        assertThat(csv)
                .endsWith("7,1,\"2026-03-01T09:30:00Z\",\"anna\",\"NoteAdded\",\"IR-2026-0001\",\"\",\"\","
                        + "\"'=x \"\"y\"\"\nz, w\",\"{\"\"n\"\":1}\"\r\n");
    }

    @Test
    void anErasedEntryAndABodyThatIsNoJsonAreRowsToo() throws IOException {
        assertThat(csv(null)).contains("\"Erased\"");
        assertThat(csv("=garbage")).contains("\"'=garbage\"");
    }

    private static String csv(@Nullable String body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TimelineCsv csv = new TimelineCsv(out, new ObjectMapper())) {
            csv.add(new ProvedEntry(
                    7, 1, Instant.parse("2026-03-01T09:30:00Z"), "NoteAdded", "IR-2026-0001", "", null, body));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
