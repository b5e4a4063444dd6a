package dev.firebreak.cases;

import dev.firebreak.alert.Alerts;
import dev.firebreak.alert.StoredAlert;
import dev.firebreak.web.PageOf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases over HTTP: looking and opening. */
@RestController
@RequestMapping("/api/cases")
class CaseController {

    private final CaseSearch search;
    private final CaseReader reader;
    private final ManualCases manual;
    private final TimelineWriter timeline;
    private final Alerts alerts;

    CaseController(CaseSearch search, CaseReader reader, ManualCases manual, TimelineWriter timeline, Alerts alerts) {
        this.search = search;
        this.reader = reader;
        this.manual = manual;
        this.timeline = timeline;
        this.alerts = alerts;
    }

    @GetMapping
    PageOf<IncidentCase> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String severity,
            @RequestParam(required = false) @Nullable Boolean drill,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page) {
        return search.find(new CaseFilter(state, severity, drill, q), PageOf.number(page));
    }

    @PostMapping
    ResponseEntity<IncidentCase> open(@RequestBody ManualCase asked) {
        IncidentCase opened = reader.get(manual.open(asked).text());
        return ResponseEntity.created(URI.create("/api/cases/" + opened.key())).body(opened);
    }

    @GetMapping("/{key}")
    IncidentCase one(@PathVariable String key) {
        return reader.get(key);
    }

    @GetMapping("/{key}/alerts")
    List<StoredAlert> alerts(@PathVariable String key) {
        return alerts.of(reader.key(key).text());
    }

    @GetMapping("/{key}/timeline")
    void timeline(@PathVariable String key, HttpServletResponse response) throws IOException {
        CaseKey known = reader.key(key);
        response.setContentType("application/json");
        timeline.write(known, response.getOutputStream());
    }
}
