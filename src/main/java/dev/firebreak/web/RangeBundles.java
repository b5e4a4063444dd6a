package dev.firebreak.web;

import dev.firebreak.audit.RangeExport;
import dev.firebreak.audit.RecordBundle;
import dev.firebreak.audit.RecordFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends the bundle of some days of the record. */
@Component
class RangeBundles {

    private final RangeExport export;

    RangeBundles(RangeExport export) {
        this.export = export;
    }

    /** @param from first day and {@code to} last day as in {@link RecordQuery}; null or blank leaves an end open */
    void send(@Nullable String from, @Nullable String to, long since, HttpServletResponse response) throws IOException {
        RecordFilter days = new RecordQuery(null, null, null, from, to).filter();
        RecordBundle bundle = export.of(days.from(), days.to(), since).orElseThrow(BundleAnswer::tooEarly);
        BundleAnswer.send(bundle, "record.zip", response);
    }
}
