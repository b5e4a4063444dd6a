package dev.firebreak.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Every role at every address of ours, by the table {@code rights/addresses.txt}. */
@FirebreakTest
class AddressRightsTest {

    private static final List<Row> TABLE = Row.of("addresses.txt");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void everyRoleReachesWhatTheTableSaysAndNothingElse() {
        Team team = new Team(port);
        Refusals refusals = new Refusals(jdbc);
        List<String> wrong = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Row row : TABLE) {
            for (String login : Team.logins()) {
                HttpResponse<String> answer = ask(team, row, login);
                boolean out = isRefused(answer);
                if (out == row.allows(login) || answer.statusCode() >= 500) {
                    wrong.add(row + " by " + login + ": " + answer.statusCode());
                }
                if (answer.statusCode() == 401 || answer.statusCode() == 403) {
                    String actor = login.equals(Team.NOBODY) ? "anonymous" : login;
                    refused.add(actor + " " + row.method() + " " + row.path());
                }
            }
        }
        endWhatWasStarted();
        assertThat(wrong).isEmpty();
        assertThat(refusals.recorded()).as("refusals in the record").containsAll(refused);
        assertThat(identity.createUserQuery().userId("mallory").count()).isZero();
    }

    /** Whoever adds an address adds its line: this names the ones without. */
    @Test
    void everyAddressHasALineInTheTable() {
        List<String> without = new ArrayList<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("dev.firebreak.")
                    && mapping.getPathPatternsCondition() != null) {
                Set<PathPattern> patterns = mapping.getPathPatternsCondition().getPatterns();
                boolean listed = TABLE.stream()
                        .filter(row -> mapping.getMethodsCondition().getMethods().stream()
                                .anyMatch(method -> method.name().equals(row.method())))
                        .map(row -> PathContainer.parsePath(row.path()))
                        .anyMatch(path -> patterns.stream().anyMatch(pattern -> pattern.matches(path)));
                if (!listed) {
                    without.add(mapping.toString());
                }
            }
        });
        assertThat(without).isEmpty();
    }

    private void endWhatWasStarted() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("watch-threats")
                .list()
                .forEach(process -> runtime.deleteProcessInstance(process.getId(), "started by a test"));
    }

    private static HttpResponse<String> ask(Team team, Row row, String login) {
        if (row.address().startsWith("/api/")) {
            return team.withBasic(login).send(row.method(), row.address(), row.body());
        }
        Visitor visitor = team.withSession(login);
        if (row.method().equals("POST") && row.body().isEmpty()) {
            return visitor.form(row.address(), Map.of("_csrf", visitor.csrf("/login")));
        }
        return visitor.send(row.method(), row.address(), row.body());
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        boolean sentToSignIn = answer.statusCode() == 302
                && answer.headers().firstValue("location").orElse("").endsWith("/login");
        return answer.statusCode() == 401 || answer.statusCode() == 403 || sentToSignIn;
    }
}
