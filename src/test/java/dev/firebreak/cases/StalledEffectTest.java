package dev.firebreak.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import dev.firebreak.engine.EffectWorker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** An effect that always breaks before it is sent: people see that, and have it tried again when its cause is mended. */
@FirebreakTest
class StalledEffectTest {

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFixture plan;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ExternalTaskService effects;

    @Autowired
    private EffectWorker worker;

    @Autowired
    private JdbcTemplate jdbc;

    private CaseKey key = new CaseKey("IR-1999-0001");
    private String process = "";

    @BeforeEach
    void aNoticeThatNamesANumberWhichIsNone() {
        key = plan.aCase("Stands still");
        Map<String, Object> variables = new HashMap<>();
        variables.put("template", "case-opened");
        variables.put("audience", "on-call");
        variables.put("notice", "not a number");
        variables.put("due", Map.of("communicate", "2099-01-01T00:00:00Z"));
        process = runtime.startProcessInstanceByKey("send-notice", key.text(), variables)
                .getId();
    }

    @Test
    void onceOrTwiceIsNothingYet() {
        breakTimes(2);
        assertThat(incidents()).isZero();
        assertThat(effect().getRetries()).isEqualTo(1);
        assertThat(kinds()).doesNotContain("EffectStalled");
    }

    @Test
    void afterAFewTimesItIsAnIncidentAndAnEntryThatSaysWhatToDo() {
        breakTimes(3);
        assertThat(incidents()).isOne();
        assertThat(kinds()).contains("EffectStalled", "EngineTroubleOpened");
        assertThat(jdbc.queryForObject(
                        "SELECT summary FROM audit.entry WHERE kind = 'EffectStalled' AND case_key = ?",
                        String.class,
                        key.text()))
                .contains("'Send notice' broke 3 times", "not a number", "tried again on the page of the case");
        worker.runWaiting();
        assertThat(kinds().stream().filter("EffectStalled"::equals)).hasSize(1);
    }

    @Test
    void itsCaseShowsItAndWhoWorksThereHasItTriedAgain() {
        breakTimes(3);
        Visitor anna = Visitor.withSession(port, "anna");
        String page = anna.get("/cases/" + key).body();
        assertThat(page).contains("Stands still", "Send notice", "not a number", effect().getId());
        assertThat(Visitor.withSession(port, "olga").get("/cases/" + key).body())
                .contains("not a number")
                .doesNotContain("/cases/" + key + "/retry");

        runtime.setVariable(process, "notice", "");
        anna.form("/cases/" + key + "/retry", Map.of("_csrf", anna.csrf("/cases/" + key), "effect", effect().getId()));
        assertThat(incidents()).isZero();
        worker.runWaiting();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(process)
                        .count())
                .isZero();
        assertThat(kinds()).contains("EffectRetried", "NoticeSent");
        assertThat(Visitor.withSession(port, "anna").get("/cases/" + key).body())
                .doesNotContain("h-stalled");
    }

    @Test
    void whatStillBreaksStandsStillAgain() {
        breakTimes(3);
        assertThat(retry("anna", effect().getId())).isEqualTo(204);
        breakTimes(3);
        assertThat(incidents()).isOne();
        assertThat(kinds().stream().filter("EffectStalled"::equals)).hasSize(2);
    }

    @Test
    void anAdministratorHasItTriedAgainAtTheEngine() {
        breakTimes(3);
        String address = "/engine-rest/external-task/" + effect().getId() + "/retries";
        assertThat(Visitor.withBasic(port, "clara")
                        .send("PUT", address, "{\"retries\":1}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Visitor.withBasic(port, "ada")
                        .send("PUT", address, "{\"retries\":1}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(kinds()).contains("OperationDone", "EngineTroubleEnded");
        assertThat(incidents()).isZero();
        assertThat(effect().getRetries()).isEqualTo(1);
    }

    @Test
    void onlyWhatStandsStillInACaseThatOneMaySeeIsTriedAgain() {
        assertThat(retry("anna", effect().getId())).isEqualTo(409);
        breakTimes(3);
        assertThat(retry("anna", "no-such-effect")).isEqualTo(409);
        assertThat(retry("olga", effect().getId())).isEqualTo(403);
        CaseKey other = plan.aCase("Another");
        assertThat(new Api(port, "anna")
                        .post("/api/cases/" + other + "/retry", "{\"effect\":\"" + effect().getId() + "\"}")
                        .status())
                .isEqualTo(409);
        new Api(port, "anna").post("/api/cases/" + key + "/restrict", "{\"people\":[]}");
        assertThat(retry("ben", effect().getId())).isEqualTo(404);
        assertThat(incidents()).isOne();
    }

    private int retry(String login, String effect) {
        return new Api(port, login)
                .post("/api/cases/" + key + "/retry", "{\"effect\":\"" + effect + "\"}")
                .status();
    }

    /** Each time as if the pause after the last one were over. */
    private void breakTimes(int times) {
        for (int time = 0; time < times; time++) {
            jdbc.update("UPDATE act_ru_ext_task SET lock_exp_time_ = NULL WHERE proc_inst_id_ = ?", process);
            worker.runWaiting();
        }
    }

    private ExternalTask effect() {
        return effects.createExternalTaskQuery().processInstanceId(process).singleResult();
    }

    private long incidents() {
        return runtime.createIncidentQuery().processInstanceId(process).count();
    }

    private List<String> kinds() {
        JsonNode entries =
                new Api(port, "anna").get("/api/cases/" + key + "/timeline").json();
        JsonNode list = entries.has("entries") ? entries.path("entries") : entries;
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.path("kind").asText())
                .toList();
    }
}
