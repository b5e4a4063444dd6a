package dev.firebreak.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What those who may start a scheduled process can bring into it, and what a variable can become. */
@FirebreakTest
class StartRightsTest {

    private static final String PROCESS = "/engine-rest/process-definition/key/review-plan/";

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    private List<String> before = List.of();

    @BeforeEach
    void rememberWhatRuns() {
        before = running();
    }

    @AfterEach
    void endWhatWasStarted() {
        running().stream()
                .filter(id -> !before.contains(id))
                .forEach(id -> runtime.deleteProcessInstance(id, "started by a test"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            start       | {"startInstructions":[{"type":"startBeforeActivity","activityId":"serviceTask_recordReadiness"}]}
            start       | {"businessKey":"IR-2026-0001"}
            start       | {"variables":{"reviewApproved":{"value":true}}}
            submit-form | {"businessKey":"IR-2026-0001"}
            submit-form | {"variables":{"reviewApproved":{"value":true}}}
            """)
    void nobodyStartsBehindAnApprovalUnderACaseOrWithAnswersOfTheirOwn(String call, String body) {
        HttpResponse<String> answer = Visitor.withBasic(port, "karin").send("POST", PROCESS + call, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(running()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"start,{}", "submit-form,{}"})
    void thoseWhoMayStartItAtItsBeginning(String call, String body) {
        HttpResponse<String> answer = Visitor.withBasic(port, "karin").send("POST", PROCESS + call, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(running()).hasSize(before.size() + 1);
    }

    @Test
    void variableIsNeverReadIntoAClassThatItsSenderNames() {
        Map<String, Object> variables = Map.of(
                "planted",
                Variables.serializedObjectValue("\"x\"")
                        .objectTypeName(Planted.class.getName())
                        .serializationDataFormat("application/json")
                        .create());
        assertThatThrownBy(() -> runtime.getVariable(
                        runtime.startProcessInstanceByKey("review-plan", variables)
                                .getId(),
                        "planted"))
                .isInstanceOf(ProcessEngineException.class);
        assertThat(Planted.MADE).hasValue(0);
    }

    private List<String> running() {
        return runtime.createProcessInstanceQuery().list().stream()
                .map(ProcessInstance::getId)
                .sorted()
                .toList();
    }

    /** Stands for the classes that do something when they are made of a text. */
    public static class Planted {

        static final AtomicInteger MADE = new AtomicInteger();

        public Planted(String text) {
            MADE.incrementAndGet();
        }
    }
}
