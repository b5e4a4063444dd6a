package dev.firebreak.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people's programs send to open a case, or to do something to one, and should not. */
@FirebreakTest
class BadCaseTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private CaseFixture fixture;

    static Stream<Arguments> badTitles() {
        return Stream.of(
                bad("nothing", "", 400),
                bad("half an object", "{\"title\": \"a\"", 400),
                bad("no JSON", "title=a", 400),
                bad("a name twice", "{\"title\": \"a\", \"title\": \"b\"}", 400),
                bad("something after the end", "{\"title\": \"a\"} {}", 400),
                bad("a list", "[\"a\"]", 400),
                bad("a number", "{\"title\": 1}", 400),
                bad("a truth", "{\"title\": true}", 400),
                bad("a list of titles", "{\"title\": [\"a\"]}", 400),
                bad("an object", "{\"title\": {}}", 400),
                bad("a field that is not known", "{\"title\": \"a\", \"titel\": \"a\"}", 400),
                bad("no title", "{}", 422),
                bad("a null", "{\"title\": null}", 422),
                bad("blanks", "{\"title\": \" \\t \"}", 422),
                bad("a NUL", "{\"title\": \"a\\u0000\"}", 422),
                bad("a bell", "{\"title\": \"a\\u0007b\"}", 422),
                bad("two lines", "{\"title\": \"a\\nb\"}", 422),
                bad("1 MB", "{\"title\": \"" + "a".repeat(1_048_576) + "\"}", 422));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTitles")
    void opensNoCase(String name, String body, int status) {
        refused("/api/cases", body, status);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTitles")
    void changesNoCase(String name, String body, int status) {
        CaseKey key = fixture.aCase("Stays as it is");
        refused("/api/cases/" + key + "/rename", body, status);
        assertThat(new Api(port, "anna").get("/api/cases/" + key).at("title")).isEqualTo("Stays as it is");
    }

    private void refused(String path, String body, int status) {
        long before = stored();
        new Api(port, "anna").post(path, body).assertRefused(status);
        assertThat(stored()).isEqualTo(before);
    }

    private long stored() {
        Long rows = jdbc.queryForObject(
                "SELECT (SELECT count(*) FROM incident_case) + (SELECT count(*) FROM act_hi_procinst) "
                        + "+ (SELECT count(*) FROM audit.entry)",
                Long.class);
        return rows == null ? 0 : rows;
    }

    private static Arguments bad(String name, String body, int status) {
        return Arguments.of(name, body, status);
    }
}
