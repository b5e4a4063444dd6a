package dev.firebreak.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamFileTest {

    private static String file = "";

    @BeforeAll
    static void readFile() throws IOException {
        file = Files.readString(Path.of("processes/team.yaml"));
    }

    @Test
    void nobodyIsCalledWhatTheRecordCallsFirebreak() {
        for (String taken : List.of("firebreak", "anonymous")) {
            InvalidTeam refused =
                    catchThrowableOfType(InvalidTeam.class, () -> read(file.replace("login: anna", "login: " + taken)));
            assertThat(refused.problems()).anyMatch(problem -> problem.contains("the login '" + taken + "'"));
        }
    }

    @Test
    void theHouseIsKnownInLargeLettersToo() {
        Roster roster = new Roster(Clock.systemUTC());
        roster.replace(read(file.replace("domain: example.org", "domain: Example.ORG")));
        assertThat(roster.organisation().domain()).isEqualTo("Example.ORG");
        assertThat(roster.isInside("Joe@example.org")).isTrue();
    }

    @Test
    void theTeamOfThePlanIsRead() {
        Team team = read(file);
        assertThat(team.organisation().entityType()).isEqualTo("essential");
        assertThat(team.person("rita"))
                .get()
                .extracting(Person::deputy, Person::roles)
                .containsExactly("raj", List.of("responder"));
        assertThat(team.person("siem")).get().matches(Person::isMachine);
        assertThat(team.escalation()).contains(new EscalationStep(3, Duration.ofMinutes(30), "incident-commander"));
        assertThat(team.experts()).extracting(Expert::id).contains("forensics");
    }

    @ParameterizedTest(name = "{0}: {1} for {2} until {3}")
    @CsvSource({
        "2026-01-05T08:00:00Z, rita,  raj,   2026-01-12T08:00:00Z",
        "2026-01-12T07:59:59Z, rita,  raj,   2026-01-12T08:00:00Z",
        "2026-01-12T08:00:00Z, raj,   robin, 2026-01-19T08:00:00Z",
        "2026-01-26T08:00:00Z, rita,  raj,   2026-02-02T08:00:00Z",
        "2026-01-05T07:59:59Z, robin, rita,  2026-01-05T08:00:00Z",
        "2026-12-24T07:59:59Z, robin, rita,  2026-12-24T08:00:00Z",
        "2026-12-24T08:00:00Z, raj,   rita,  2026-12-28T08:00:00Z",
        "2026-12-28T08:00:00Z, rita,  raj,   2026-12-31T08:00:00Z",
        "2026-12-31T08:00:00Z, robin, raj,   2027-01-02T08:00:00Z",
    })
    void somebodyIsAlwaysOnCall(Instant at, String person, String deputy, Instant until) {
        assertThat(read(file).rota().at(at)).isEqualTo(new Rota.Turn(new Shift(person, deputy), until));
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "login: ben, | login: anna, | the login 'anna' already stands under analyst. Every person stands under one",
                "deputy: ben } | deputy: rita } | 'rita' cannot stand in for 'anna': a deputy is another member",
                "deputy: ben } | deputy: anna } | 'anna' cannot stand in for 'anna'",
                "login: anna, | login: Anna, | the login 'Anna' must be short and in small letters",
                "email: anna@example.org | email: anna | 'anna' is not a mail address.",
                "name: Anna Berger, | x: 1, | roles › analyst › members › entry 1: 'name' is missing.",
                "name: Anna Berger, | name: Anna Berger, mail: x, | 'mail' is not known here. Known are: name, login,",
                "  legal:  |  lawyers:  | there is no such role. Known are: analyst,",
                "  legal:  |  lawyers:  | the role 'legal' is missing: nobody would get its tasks.",
                "shift: P7D | shift: one week | 'shift' is 'one week', which is not a duration such as PT15M",
                "{ person: rita,  deputy: raj } | { person: anna,  deputy: raj } | 'anna' is not a member of the role 'responder'.",
                "{ person: rita,  deputy: raj } | { person: raj,  deputy: raj } | nobody is their own deputy.",
                "to: \"2026-12-28T08:00:00Z\" | to: \"2026-12-20T08:00:00Z\" | 'from' must be before 'to'.",
                "from: \"2026-12-31T08:00:00Z\" | from: \"2026-12-27T08:00:00Z\" | it overlaps with an earlier entry.",
                "to: on-call-deputy | to: nobody | 'nobody' is neither on-call, on-call-deputy nor a role.",
                "timezone: Europe/Berlin | timezone: Berlin | 'timezone' is 'Berlin', which is not a time zone",
                "processorOnly: false | processorOnly: perhaps | 'processorOnly' is either true or false, not 'perhaps'.",
                "  name: Example Energy | \"  name: A\\n  name: B\" | a name stands only once in its part.",
                "machine: true | machine: false | machines, and nobody else, stand under alert-source.",
            })
    void aMistakeIsNamedInASentence(String before, String after, String sentence) {
        assertThat(file).contains(before.strip());
        String changed = file.replaceFirst(Pattern.quote(before.strip()), Matcher.quoteReplacement(unquoted(after)));
        InvalidTeam refused = catchThrowableOfType(InvalidTeam.class, () -> read(changed));
        assertThat(refused).isNotNull();
        assertThat(refused.problems()).anyMatch(problem -> problem.contains(sentence.strip()));
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        String changed = file.replace("shift: P7D", "shift: x").replace("login: anna", "login: ANNA");
        InvalidTeam refused = catchThrowableOfType(InvalidTeam.class, () -> read(changed));
        assertThat(refused.problems()).hasSizeGreaterThan(1);
    }

    @Test
    void aTabIsExplained() {
        assertThat(catchThrowableOfType(
                        InvalidTeam.class, () -> read(file.replace("    title: Analyst", "\ttitle: Analyst"))))
                .hasMessageContaining("Line ")
                .hasMessageContaining("Indentation is two spaces, never tabs");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(catchThrowableOfType(InvalidTeam.class, () -> read(""))).hasMessageContaining("The file is empty.");
    }

    private static String unquoted(String text) {
        String stripped = text.strip();
        return stripped.startsWith("\"  ")
                ? stripped.substring(1, stripped.length() - 1).strip().replace("\\n", "\n")
                : stripped;
    }

    private static Team read(String text) {
        return TeamFile.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
