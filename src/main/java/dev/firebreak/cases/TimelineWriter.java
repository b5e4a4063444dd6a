package dev.firebreak.cases;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.audit.Timeline;
import dev.firebreak.audit.TimelineEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the record of a case as JSON, a part at a time: a long one never stands in memory. */
@Component
class TimelineWriter {

    private static final int PART = 500;

    private final Timeline timeline;
    private final ObjectMapper json;

    TimelineWriter(Timeline timeline, ObjectMapper json) {
        this.timeline = timeline;
        this.json = json;
    }

    void write(CaseKey key, OutputStream to) throws IOException {
        try (JsonGenerator out = json.createGenerator(to)) {
            out.writeStartArray();
            List<TimelineEntry> part = timeline.of(key.text(), 0, PART);
            while (!part.isEmpty()) {
                for (TimelineEntry entry : part) {
                    json.writeValue(out, entry);
                }
                part = timeline.of(key.text(), part.get(part.size() - 1).seq(), PART);
            }
            out.writeEndArray();
        }
    }
}
