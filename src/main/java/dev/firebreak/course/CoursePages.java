package dev.firebreak.course;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.audit.CaseReadings;
import dev.firebreak.cases.CaseFilter;
import dev.firebreak.cases.CaseReader;
import dev.firebreak.cases.CaseSearch;
import dev.firebreak.cases.IncidentCase;
import dev.firebreak.web.AccessRule;
import dev.firebreak.web.AccessRuleSet;
import dev.firebreak.web.PageOf;
import dev.firebreak.web.Refusal;
import dev.firebreak.web.Roles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the viewers draw, and the list of cases against their plan. */
@Controller
class CoursePages {

    private final CaseReader reader;
    private final CaseSearch search;
    private final Courses courses;
    private final Conformance conformance;
    private final PlanModels models;
    private final CaseReadings readings;
    private final AuditLog audit;

    CoursePages(
            CaseReader reader,
            CaseSearch search,
            Courses courses,
            Conformance conformance,
            PlanModels models,
            CaseReadings readings,
            AuditLog audit) {
        this.reader = reader;
        this.search = search;
        this.courses = courses;
        this.conformance = conformance;
        this.models = models;
        this.readings = readings;
        this.audit = audit;
    }

    @Bean
    static AccessRuleSet courseRules() {
        return AccessRuleSet.of(
                new AccessRule(HttpMethod.GET, "/cases/*/runs/*", Roles.caseReaders()),
                new AccessRule(HttpMethod.GET, "/cases/*/tables/*", Roles.caseReaders()),
                AccessRule.of("/audit/cases", Roles.AUDITOR));
    }

    /** A diagram as the case ran on it, with what happened on it. */
    @GetMapping("/cases/{key}/runs/{id}")
    @ResponseBody
    Drawn run(@PathVariable String key, @PathVariable String id) {
        Run run = courses.of(reader.key(key).text()).runs().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown("No such process", "No process '" + id + "' ran for this case."));
        return new Drawn(
                models.bpmn(run.definition()),
                List.copyOf(run.flows()),
                run.steps().stream().map(Mark::of).toList());
    }

    /** A table as the case was decided by it. */
    @GetMapping("/cases/{key}/tables/{definition}")
    @ResponseBody
    Table table(@PathVariable String key, @PathVariable String definition) {
        boolean asked = courses.of(reader.key(key).text()).decisions().stream()
                .anyMatch(decided -> decided.definition().equals(definition));
        try {
            if (asked) {
                return new Table(models.dmn(definition));
            }
        } catch (PlanModels.UnknownTable e) {
            throw unknown("No such table", "Table '" + definition + "' is not kept any more.");
        }
        throw unknown("No such table", "Table '" + definition + "' was not asked for this case.");
    }

    /** Every case against its plan, newest first. */
    @GetMapping("/audit/cases")
    String cases(@RequestParam(defaultValue = "0") int page, Model model) {
        PageOf<IncidentCase> found = search.find(new CaseFilter(null, null, null, null), PageOf.number(page));
        List<String> keys =
                found.items().stream().map(each -> each.key().text()).toList();
        readings.read(keys);
        audit.appendAlone(AuditEntry.of(
                "ConformanceRead", Actor.current() + " compared cases with their plan", Map.of("page", found.page())));
        Map<String, Course> all = courses.of(keys);
        model.addAttribute("page", found);
        model.addAttribute(
                "rows",
                found.items().stream()
                        .map(each -> new Compared(
                                each, conformance.of(all.getOrDefault(each.key().text(), Course.NONE))))
                        .toList());
        return "course/cases";
    }

    private static Refusal unknown(String title, String detail) {
        return new Refusal(HttpStatus.NOT_FOUND, title, detail);
    }

    /** What the viewer of diagrams draws. */
    record Drawn(String bpmn, List<String> flows, List<Mark> steps) {}

    /** A step as it is marked. */
    record Mark(
            String element,
            String state,
            String actor,
            Instant began,
            @Nullable Instant ended,
            boolean work) {

        static Mark of(Step step) {
            return new Mark(step.element(), step.state(), step.actor(), step.began(), step.ended(), step.isWork());
        }
    }

    /** What the viewer of tables draws. */
    record Table(String dmn) {}

    /** A case with what its plan would have wanted otherwise. */
    record Compared(IncidentCase incident, List<Deviation> deviations) {

        public long breaches() {
            return deviations.stream().filter(each -> each.kind().isBreach()).count();
        }
    }
}
