package dev.firebreak.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.audit.RecordEntry;
import dev.firebreak.audit.RecordSearch;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The record as auditors read it. Reading it is itself recorded. */
@Controller
class RecordPage {

    private static final int PAGE = 50;

    private final RecordSearch search;
    private final AuditLog audit;
    private final ObjectMapper json;

    RecordPage(RecordSearch search, AuditLog audit, ObjectMapper json) {
        this.search = search;
        this.audit = audit;
        this.json = json;
    }

    @Bean
    static AccessRuleSet recordRules() {
        return AccessRuleSet.of(AccessRule.of("/audit", Roles.AUDITOR));
    }

    @GetMapping("/audit")
    String record(RecordQuery query, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        List<RecordEntry> found = search.find(query.filter(), before, PAGE + 1);
        audit.appendAlone(AuditEntry.of("RecordRead", Actor.current() + " read the record", query.filled()));
        List<Row> rows = found.stream().limit(PAGE).map(this::row).toList();
        model.addAttribute("query", query);
        model.addAttribute("rows", rows);
        model.addAttribute("kinds", search.kinds());
        model.addAttribute("firstPage", before == Long.MAX_VALUE);
        if (found.size() > PAGE) {
            model.addAttribute("next", rows.get(PAGE - 1).seq());
        }
        return "web/record";
    }

    private Row row(RecordEntry found) {
        return new Row(
                found, Words.of(found.entry().kind()), pretty(found.entry().details()));
    }

    private String pretty(String details) {
        try {
            Object value = json.readValue(details, Object.class);
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            return details;
        }
    }

    /** A row as the template reads it. */
    record Row(RecordEntry found, String kind, String details) {

        public long seq() {
            return found.entry().seq();
        }

        public boolean hasDetails() {
            return !details.equals("{ }");
        }
    }
}
