package dev.firebreak.course;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.CaseVisibility;
import dev.firebreak.web.AccessRule;
import dev.firebreak.web.AccessRuleSet;
import dev.firebreak.web.Refusal;
import dev.firebreak.web.Roles;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** From the engine's web apps, which know tasks and processes only, to the page of the case. */
@Controller
class CaseLinks {

    private final JdbcTemplate jdbc;
    private final CaseVisibility visibility;

    CaseLinks(JdbcTemplate jdbc, CaseVisibility visibility) {
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    @Bean
    static AccessRuleSet caseLinkRules() {
        return AccessRuleSet.of(
                new AccessRule(HttpMethod.GET, "/cases/of-task/*", Roles.caseReaders()),
                new AccessRule(HttpMethod.GET, "/cases/of-process/*", Roles.caseReaders()));
    }

    @GetMapping("/cases/of-task/{task}")
    String ofTask(@PathVariable String task) {
        return page("""
                SELECT p.business_key_ FROM act_hi_taskinst t JOIN act_hi_procinst p ON p.id_ = t.proc_inst_id_
                WHERE t.id_ = ?
                """, task);
    }

    @GetMapping("/cases/of-process/{process}")
    String ofProcess(@PathVariable String process) {
        return page("SELECT business_key_ FROM act_hi_procinst WHERE id_ = ?", process);
    }

    /** A restricted case answers as one that is not there. */
    private String page(String query, String id) {
        List<String> keys = jdbc.queryForList(query, String.class, id.replace("\0", ""));
        return keys.stream()
                .filter(key -> key != null && CaseKey.isKey(key) && visibility.isVisible(new CaseKey(key)))
                .findFirst()
                .map(key -> "redirect:/cases/" + key)
                .orElseThrow(() ->
                        new Refusal(HttpStatus.NOT_FOUND, "No case", "This belongs to no case that you may know of."));
    }
}
