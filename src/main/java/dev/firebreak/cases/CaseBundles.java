package dev.firebreak.cases;

import dev.firebreak.audit.CaseExport;
import dev.firebreak.audit.RecordBundle;
import dev.firebreak.web.BundleAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Sends the bundle of a case to whoever may read the case. */
@Component
class CaseBundles {

    private final CaseReader reader;
    private final CaseExport export;

    CaseBundles(CaseReader reader, CaseExport export) {
        this.reader = reader;
        this.export = export;
    }

    /** @throws UnknownCase if there is none that the current person may see */
    void send(String key, long since, HttpServletResponse response) throws IOException {
        String known = reader.key(key).text();
        RecordBundle bundle = export.of(known, since).orElseThrow(BundleAnswer::tooEarly);
        BundleAnswer.send(bundle, known + ".zip", response);
    }
}
