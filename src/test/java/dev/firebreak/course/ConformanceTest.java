package dev.firebreak.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.course.Deviation.Kind;
import dev.firebreak.process.Walk;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whose task it was, by the roles of the day on which it was done. */
@FirebreakTest
class ConformanceTest {

    private static final Map<String, Object> TRIAGE = Map.of(
            "checkedRawAlert", true,
            "checkedKnownCases", true,
            "checkedEvidenceKept", true,
            "triageOutcome", "not-incident",
            "triageNotes", "Looked at it");

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Walk walk;

    @Autowired
    private Courses courses;

    @Autowired
    private Conformance conformance;

    private String key = "";

    @BeforeEach
    void aCaseToTriage() {
        key = new Api(port, "siem")
                .post("/api/alerts", "{\"source\":\"test\",\"title\":\"Whose task " + System.nanoTime() + "\"}")
                .at("caseKey");
        walk.run(plan());
    }

    @Test
    void whoeverHadTheRoleThenConforms() {
        walk.complete(plan(), "userTask_triageAlert", "anna", "analyst", TRIAGE);
        assertThat(triage().roles()).containsExactly("analyst");
        assertThat(found(courses.of(key))).isEmpty();
    }

    @Test
    void whoeverHasTheRoleOnlyTodayDoesNot() {
        // The team says today that anna is an analyst; on that day she was not.
        walk.complete(plan(), "userTask_triageAlert", "anna", "legal", TRIAGE);
        assertThat(found(courses.of(key)))
                .extracting(Deviation::kind, Deviation::text)
                .containsExactly(
                        tuple(Kind.WRONG_ROLE, "'Triage alert' is for analyst, and was done by anna, who was legal."));
    }

    @Test
    void whatWasNotRecordedIsSaidAndNotGuessed() {
        walk.complete(plan(), "userTask_triageAlert", "anna", "analyst", TRIAGE);
        Deviation unknown = found(withRoles(null)).get(0);
        assertThat(unknown.kind()).isEqualTo(Kind.UNKNOWN_ROLE);
        assertThat(unknown.kind().isBreach()).isFalse();
        assertThat(found(withRoles(Set.of())).get(0).text()).endsWith("anna, who had no role.");
    }

    /** The course as it would be if the record said this of the triage. */
    private Course withRoles(@Nullable Set<String> roles) {
        Course course = courses.of(key);
        List<Run> runs = course.runs().stream()
                .map(run -> new Run(
                        run.id(),
                        run.definition(),
                        run.name(),
                        run.began(),
                        run.ended(),
                        run.flows(),
                        run.steps().stream()
                                .map(step -> isTriage(step) ? withRoles(step, roles) : step)
                                .toList()))
                .toList();
        return new Course(runs, course.decisions(), course.approvals());
    }

    private static Step withRoles(Step step, @Nullable Set<String> roles) {
        return new Step(
                step.element(),
                step.name(),
                step.type(),
                step.began(),
                step.ended(),
                step.cancelled(),
                step.actor(),
                roles,
                step.due());
    }

    private Step triage() {
        return courses.of(key).runs().stream()
                .flatMap(run -> run.steps().stream())
                .filter(ConformanceTest::isTriage)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isTriage(Step step) {
        return step.element().equals("userTask_triageAlert");
    }

    private List<Deviation> found(Course course) {
        return conformance.of(course).stream()
                .filter(each -> each.kind() == Kind.WRONG_ROLE || each.kind() == Kind.UNKNOWN_ROLE)
                .toList();
    }

    private ProcessInstance plan() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("respond-to-incident")
                .singleResult();
    }
}
