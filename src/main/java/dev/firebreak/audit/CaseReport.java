package dev.firebreak.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.tlog.CaseHead;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** report.pdf: a case on paper, for readers who do not open tables. Says how to check it; proves nothing by itself. */
@Component
class CaseReport {

    /** Rows of a table that stand in the report: a page is laid out in memory. All are in the tables beside it. */
    private static final int MOST = 1_000;

    private final ITemplateEngine templates;
    private final BundledEntries entries;
    private final Checkpoints checkpoints;
    private final ObjectMapper json;
    private final Clock clock;

    CaseReport(
            ITemplateEngine templates,
            BundledEntries entries,
            Checkpoints checkpoints,
            ObjectMapper json,
            Clock clock) {
        this.templates = templates;
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A table as the template shows it.
     *
     * @param left how many rows are not shown
     */
    record Section(String id, String heading, List<String> columns, List<List<String>> rows, long left) {}

    void write(OutputStream out, CaseHead head, SignedTree signed, List<CaseSheets.Filled> sheets) throws IOException {
        Context model = new Context(Locale.ENGLISH);
        List<Section> sections = new ArrayList<>();
        for (CaseSheets.Filled sheet : sheets) {
            List<List<String>> shown =
                    sheet.rows().subList(0, Math.min(MOST, sheet.rows().size()));
            sections.add(new Section(
                    "s" + sections.size(),
                    sheet.heading(),
                    sheet.columns(),
                    shown,
                    sheet.rows().size() - shown.size()));
        }
        model.setVariable("sections", sections);
        model.setVariable("timeline", timeline(head, signed));
        model.setVariable("caseKey", head.caseKey());
        model.setVariable("number", head.number());
        model.setVariable("size", signed.size());
        model.setVariable("checkpoint", signed.note().text());
        model.setVariable("keys", checkpoints.keys());
        model.setVariable("person", Actor.current());
        model.setVariable("at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        Pdf.write(templates.process("audit/report", model), out);
    }

    private Section timeline(CaseHead head, SignedTree signed) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        long[] left = {0};
        entries.ofCase(head.caseKey(), head.number(), signed.size(), entry -> {
            if (EngineDetail.KINDS.contains(entry.kind())) {
                return;
            }
            if (rows.size() == MOST) {
                left[0]++;
                return;
            }
            ReadBody body = ReadBody.of(entry.body(), json);
            rows.add(
                    List.of(String.valueOf(entry.number()), entry.at().toString(), body.text("actor"), body.summary()));
        });
        return new Section(
                "timeline", "Timeline", List.of("Number", "When", "Who", "What"), List.copyOf(rows), left[0]);
    }
}
