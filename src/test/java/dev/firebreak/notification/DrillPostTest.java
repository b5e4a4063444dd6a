package dev.firebreak.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.EffectOutcome.Applied;
import dev.firebreak.roster.Person;
import dev.firebreak.roster.Roster;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrillPostTest {

    private ScriptedMailServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedMailServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void theTeamGetsItsMail() {
        assertThat(send("anna@example.org")).isInstanceOf(Applied.class);
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void nobodyOutsideIsEvenConnectedTo() {
        EffectOutcome outcome = send("breach@dpa.example.net", "all-staff@lists.example.org");
        assertThat(outcome)
                .isInstanceOf(Applied.class)
                .extracting(EffectOutcome::message)
                .asString()
                .contains("not sent to breach@dpa.example.net, all-staff@lists.example.org");
        assertThat(server.connections()).isZero();
    }

    @Test
    void ofAMixedAudienceOnlyTheTeamIsReached() {
        assertThat(send("Anna@example.org", "press@lists.example.org").message())
                .contains("Sent to Anna@example.org", "not sent to press@lists.example.org");
        assertThat(server.mails()).singleElement().asString().doesNotContain("press@lists.example.org");
    }

    private EffectOutcome send(String... addresses) {
        Roster roster = mock(Roster.class);
        when(roster.caseDeskAddress()).thenReturn("desk@example.org");
        when(roster.people())
                .thenReturn(List.of(
                        new Person("Anna", "anna", "anna@example.org", "", "", List.of("analyst")),
                        new Person("SIEM", "siem", "", "", "", List.of("alert-source"))));
        Letter letter = new Letter(
                "desk@example.org",
                "desk@example.org",
                List.of(addresses),
                false,
                true,
                new NoticeText("DRILL - Subject", "Body"),
                null);
        SmtpPost smtp = new SmtpPost(SmtpPostTest.sender(server.port()), Clock.systemUTC());
        return new DrillPost(smtp, roster).send(letter, "ab".repeat(32));
    }
}
