package dev.firebreak.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.local.RunningDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** The command line beside the running system, as an administrator uses it. */
@Tag("own-jvm")
@FirebreakTest
class UserCommandTest {

    private static final String DATA = "firebreak.local.data";
    private static final String GOOD = "correct horse battery";

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcTemplate jdbc;

    @Value("${firebreak.local.data}")
    private String data = "";

    private final StringWriter said = new StringWriter();

    @BeforeEach
    void findTheDatabase() {
        System.setProperty(DATA, data);
    }

    @AfterEach
    void forget() {
        System.clearProperty(DATA);
        identity.createUserQuery().userIdIn("nora", "ann", "anna2").list().forEach(user -> {
            identity.deleteUser(user.getId());
            jdbc.update("DELETE FROM granted_role WHERE login = ?", user.getId());
        });
    }

    @Test
    void anAccountIsMadeWithARoleAndAPasswordShownOnce() {
        assertThat(run("", "add", "nora", "--group", "legal")).isZero();
        String password = said.toString().replaceAll("(?s).*password (\\S+)\\s*", "$1");
        assertThat(password).hasSize(24);
        assertThat(identity.checkPassword("nora", password)).isTrue();
        assertThat(identity.createGroupQuery().groupMember("nora").list())
                .extracting(Group::getId)
                .containsExactly("legal");
        assertThat(jdbc.queryForMap(
                        "SELECT actor, details::text AS details FROM audit.entry WHERE kind = 'AccountAdded' "
                                + "AND summary LIKE 'nora %'"))
                .containsEntry("actor", "firebreak")
                .extractingByKey("details")
                .asString()
                .contains("command line, " + System.getProperty("user.name"))
                .doesNotContain(password);
    }

    @Test
    void aResetGivesANewPasswordAndUnlocks() {
        assertThat(run(GOOD, "add", "nora", "--group", "legal")).isZero();
        for (int i = 0; i < 12; i++) {
            assertThat(identity.checkPassword("nora", "wrong")).isFalse();
        }
        assertThat(identity.checkPassword("nora", GOOD)).as("locked").isFalse();
        assertThat(run("another long one", "reset", "nora")).isZero();
        assertThat(identity.checkPassword("nora", "another long one")).isTrue();
    }

    @Test
    void aShortPasswordIsRefused() {
        assertThat(run("short", "add", "nora", "--group", "legal")).isEqualTo(1);
        assertThat(said.toString()).contains("is too short: it needs at least 12 characters.");
    }

    @Test
    void nobodyHoldsTwoRoles() {
        assertThat(run(GOOD, "add", "nora", "--group", "legal", "--group", "management"))
                .isEqualTo(1);
        assertThat(said.toString()).contains("Nobody holds two roles, since one checks the other.");
    }

    @Test
    void somebodyUnknownNeedsARole() {
        assertThat(run(GOOD, "add", "nora")).isEqualTo(1);
        assertThat(said.toString()).contains("The team file does not name 'nora'.");
        assertThat(run(GOOD, "add", "nora", "--group", "boss")).isEqualTo(1);
        assertThat(said.toString()).contains("There is no role 'boss'. Known are: analyst,");
    }

    @Test
    void anExistingLoginIsNotMadeAgainAndAMissingOneNotReset() {
        assertThat(run(GOOD, "add", "anna")).isEqualTo(1);
        assertThat(said.toString()).contains("'anna' has an account already.");
        assertThat(run(GOOD, "reset", "nora")).isEqualTo(1);
        assertThat(said.toString()).contains("'nora' has no account.");
    }

    @Test
    void whereNothingRunsItSaysSo() {
        System.setProperty(DATA, data + "-elsewhere");
        assertThat(run(GOOD, "reset", "anna")).isEqualTo(1);
        assertThat(said.toString()).contains("no Firebreak runs on the data folder");
    }

    /** An empty password leaves the choice to the command. */
    private int run(String password, String... arguments) {
        Map<String, String> environment = password.isEmpty() ? Map.of() : Map.of("FIREBREAK_PASSWORD", password);
        return new CommandLine(new UserCommand(RunningDatabase.class, environment))
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(arguments);
    }
}
