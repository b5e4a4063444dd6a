package dev.firebreak.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** All sheets about a case. */
@Component
class CaseSheets {

    private final List<CaseSheet> sheets;

    CaseSheets(List<CaseSheet> sheets) {
        this.sheets = sheets;
    }

    /** A sheet with its rows. */
    record Filled(String heading, List<String> columns, List<List<String>> rows) {}

    /** Writes each as tables/NAME.csv, and answers them for the report: both say the same. */
    List<Filled> write(String caseKey, BundleSink bundle) throws IOException {
        List<Filled> all = new ArrayList<>();
        for (CaseSheet sheet : sheets) {
            Filled filled = new Filled(sheet.heading(), sheet.columns(), sheet.rows(caseKey));
            try (CsvTable table = new CsvTable(bundle.open("tables/" + sheet.name() + ".csv"), filled.columns())) {
                for (List<String> row : filled.rows()) {
                    table.row(row);
                }
            }
            all.add(filled);
        }
        return all;
    }
}
