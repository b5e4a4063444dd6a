package dev.firebreak.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.firebreak.FirebreakTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** What a plan can hold, on the way in that all ways share. */
@FirebreakTest
class GuardTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    static Stream<Arguments> intrusions() {
        return Stream.of(
                Arguments.of("inside", ext("<camunda:executionListener class='java.lang.Object' event='start'/>")),
                Arguments.of("inside", ext("<camunda:taskListener class='java.lang.Object' event='create'/>")),
                Arguments.of("inside", ext("<camunda:taskListener expression='${1}' event='create'/>")),
                Arguments.of(
                        "inside", ext("<camunda:taskListener delegateExpression='${dataSource}' event='create'/>")),
                Arguments.of(
                        "inside",
                        ext("<camunda:inputOutput><camunda:inputParameter name='x'>${''.getClass()}"
                                + "</camunda:inputParameter></camunda:inputOutput>")),
                Arguments.of(
                        "inside",
                        ext("<camunda:inputOutput><camunda:inputParameter name='x'><camunda:script "
                                + "scriptFormat='javascript'>1</camunda:script></camunda:inputParameter>"
                                + "</camunda:inputOutput>")),
                Arguments.of("inside", ext("<camunda:formData/>")),
                Arguments.of("inside", ext("<camunda:connector/>")),
                Arguments.of("inside", ext("<x:executionListener xmlns:x='http://activiti.org/bpmn' class='a.B'/>")),
                Arguments.of("flow", "<bpmn:conditionExpression>${''.getClass() == 1}</bpmn:conditionExpression>"),
                Arguments.of(
                        "flow",
                        "<bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' language='groovy'>1 == 1"
                                + "</bpmn:conditionExpression>"),
                Arguments.of(
                        "process", task("scriptTask", "scriptFormat='javascript'", "<bpmn:script>1</bpmn:script>")),
                Arguments.of("process", task("serviceTask", "camunda:class='java.lang.Object'", "")),
                Arguments.of("process", task("serviceTask", "camunda:expression='${true}'", "")),
                Arguments.of("process", task("serviceTask", "camunda:type='shell'", "")),
                Arguments.of("process", task("serviceTask", "camunda:delegateExpression='${dataSource}'", "")),
                Arguments.of("process", task("serviceTask", "camunda:delegateExpression='${delegates.x}'", "")),
                Arguments.of("process", task("userTask", "camunda:formKey='embedded:app:evil.html'", "")),
                Arguments.of("process", task("userTask", "camunda:assignee='${execution.engineServices}${x.y()}'", "")),
                Arguments.of("process", task("userTask", "name=\"${''.getClass()}\"", "")),
                // The engine evaluates it when it makes the task's description.
                Arguments.of("inside", "<bpmn:documentation>Ask ${''.getClass()}</bpmn:documentation>"),
                Arguments.of(
                        "process",
                        task("callActivity", "calledElement='guarded' camunda:variableMappingClass='a.B'", "")),
                Arguments.of(
                        "process",
                        task("userTask", "camunda:formRef='${any}' camunda:formRefBinding='deployment'", "")),
                Arguments.of(
                        "process", task("userTask", "camunda:formRef='guarded' camunda:formRefBinding='latest'", "")),
                Arguments.of("process", task("userTask", "camunda:formRef='guarded'", "")),
                Arguments.of("process", task("callActivity", "calledElement='guarded'", "")),
                Arguments.of(
                        "process",
                        task("callActivity", "calledElement='${any}' camunda:calledElementBinding='deployment'", "")),
                Arguments.of(
                        "process",
                        task(
                                "businessRuleTask",
                                "camunda:decisionRef='table' camunda:decisionRefBinding='latest'",
                                "")),
                Arguments.of("process", task("userTask", "camunda:priority='${1 + 1}'", "")),
                Arguments.of("process", task("userTask", "camunda:priority='${-amount}'", "")),
                Arguments.of("flow", "<bpmn:conditionExpression>${empty list}</bpmn:conditionExpression>"),
                Arguments.of("process", task("userTask", "xmlns:old='http://activiti.org/bpmn' old:formKey='x'", "")));
    }

    @ParameterizedTest
    @MethodSource("intrusions")
    void diagramWithCodeInItIsRefused(String place, String intrusion) throws IOException {
        String diagram = text("engine/guarded.bpmn").replace("<!--" + place + "-->", intrusion);
        assertThat(diagram).contains(intrusion);
        assertThatThrownBy(() -> deploy("guarded.bpmn", diagram))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("The plan guard refuses");
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("intruder")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"schemaLocation='urn:evil %s'", "noNamespaceSchemaLocation='%s'"})
    void diagramThatNamesASchemaIsRefusedBeforeTheEngineFetchesIt(String hint) throws IOException {
        List<String> fetched = new CopyOnWriteArrayList<>();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            fetched.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        elsewhere.start();
        try {
            String url = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/evil.xsd";
            String diagram = text("engine/guarded.bpmn")
                    .replace("<bpmn:definitions", "<bpmn:definitions xmlns:evil='urn:evil' xsi:" + hint.formatted(url))
                    .replace("<!--inside-->", ext("<evil:thing/>"));
            assertThatThrownBy(() -> deploy("guarded.bpmn", diagram))
                    .isInstanceOf(ParseException.class)
                    .hasMessageContaining("The plan guard refuses");
            assertThat(fetched).isEmpty();
        } finally {
            elsewhere.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.cmmn", "evil.groovy", "evil.js", "evil.html", "evil", "evil.bpmn20.xml"})
    void foreignFilesAreRefused(String name) {
        assertThatThrownBy(() -> deploy(name, "<x/>")).isInstanceOf(ParseException.class);
    }

    @Test
    void tableInAnotherLanguageThanFeelIsRefused() throws IOException {
        String table = text("engine/table.dmn");
        assertThatThrownBy(
                        () -> deploy("table.dmn", table.replace("/*language*/", "expressionLanguage=\"javascript\"")))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("javascript");
    }

    @Test
    void tableThatReadsAForeignEntityIsRefused() throws IOException {
        String table = text("engine/table.dmn")
                .replace("/*language*/", "")
                .replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>");
        assertThatThrownBy(() -> deploy("table.dmn", table)).isInstanceOf(ParseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decision = 1", "=not(decision", "=decision = = 1"})
    void formWithAConditionThatCannotBeReadIsRefused(String condition) {
        String form = "{\"id\": \"reasons\", \"components\": [{\"type\": \"textfield\", \"key\": \"reason\", "
                + "\"label\": \"Reason\", \"conditional\": {\"hide\": \"" + condition + "\"}}]}";
        assertThatThrownBy(() -> deploy("reasons.form", form))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("The plan guard refuses reasons.form: 'Reason' is hidden by '" + condition + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iframe", "html", "image", "documentPreview", "filepicker", "button", "expression", ""})
    void formWithAForeignPartIsRefused(String type) {
        String form = "{\"id\": \"reasons\", \"components\": [{\"type\": \"group\", \"components\": " + "[{\"type\": \""
                + type + "\"}]}]}";
        assertThatThrownBy(() -> deploy("reasons.form", form))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("'" + type + "' is not part of the plan's vocabulary");
    }

    @Test
    void formThatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> deploy("reasons.form", "{"))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("cannot be read as JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''.class}",
                "${applyClassification.class}",
                "${dataSource}",
                "${processEngine}",
                "${execution.engineServices}",
                "${execution.getVariable('x')}"
            })
    void secondLockGivesNothingAway(String expression) {
        assertThatThrownBy(() -> engine.getExpressionManager()
                        .createExpression(expression)
                        .getValue(StartProcessVariableScope.getSharedInstance()))
                .isInstanceOf(Exception.class);
    }

    private void deploy(String name, String content) {
        String id = repository
                .createDeployment()
                .addString(name, content)
                .addString("guarded-form.form", "{\"id\": \"guarded-form\", \"components\": []}")
                .deploy()
                .getId();
        repository.deleteDeployment(id, true);
    }

    private static String ext(String content) {
        return "<bpmn:extensionElements>" + content + "</bpmn:extensionElements>";
    }

    private static String task(String type, String attributes, String content) {
        return "<bpmn:" + type + " id='intruder' " + attributes + ">" + content + "</bpmn:" + type + ">";
    }

    static String text(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }
}
