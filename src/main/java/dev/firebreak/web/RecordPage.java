package dev.firebreak.web;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.audit.CaseReadings;
import dev.firebreak.audit.RecordEntry;
import dev.firebreak.audit.RecordProof;
import dev.firebreak.audit.RecordSearch;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
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
    private final RecordRows rows;
    private final CaseReadings readings;
    private final ObjectProvider<RecordProof> proof;
    private final RangeBundles bundles;

    RecordPage(
            RecordSearch search,
            AuditLog audit,
            RecordRows rows,
            CaseReadings readings,
            ObjectProvider<RecordProof> proof,
            RangeBundles bundles) {
        this.proof = proof;
        this.bundles = bundles;
        this.readings = readings;
        this.search = search;
        this.audit = audit;
        this.rows = rows;
    }

    @Bean
    static AccessRuleSet recordRules() {
        return AccessRuleSet.of(
                AccessRule.of("/audit", Roles.AUDITOR), new AccessRule(HttpMethod.GET, "/audit/export", Roles.AUDITOR));
    }

    @GetMapping("/audit")
    String record(RecordQuery query, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        List<RecordEntry> found = search.find(query.filter(), before, PAGE + 1);
        audit.appendAlone(AuditEntry.of("RecordRead", Actor.current() + " read the record", query.filled()));
        List<RecordRow> shown = found.stream().limit(PAGE).map(rows::of).toList();
        readings.read(cases(shown));
        model.addAttribute("query", query);
        model.addAttribute("rows", shown);
        model.addAttribute("kinds", search.kinds());
        proof.ifAvailable(known -> model.addAttribute("proof", known.state()));
        model.addAttribute("firstPage", before == Long.MAX_VALUE);
        if (found.size() > PAGE) {
            model.addAttribute("next", shown.get(PAGE - 1).seq());
        }
        return "web/record";
    }

    @GetMapping("/audit/export")
    void export(RecordQuery query, HttpServletResponse response) throws IOException {
        bundles.send(query.from(), query.to(), 0, response);
    }

    /** Whose entries are shown; one that only says that a case was read shows nothing of it. */
    private static Set<String> cases(List<RecordRow> shown) {
        return shown.stream()
                .filter(row -> !row.entry().kind().equals(CaseReadings.KIND))
                .flatMap(row -> Stream.ofNullable(row.found().caseKey()))
                .collect(Collectors.toSet());
    }
}
