package dev.firebreak.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import java.time.Duration;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a session may do follows the roles that its person has now. */
@FirebreakTest
class FreshRolesTest {

    private static final String LOGIN = "moves-on";
    private static final Duration SOON = Duration.ofSeconds(5);

    @Autowired
    private IdentityService identity;

    @LocalServerPort
    private int port;

    @BeforeEach
    void anAuditor() {
        User user = identity.newUser(LOGIN);
        user.setPassword("firebreak");
        identity.saveUser(user);
        identity.createMembership(LOGIN, "auditor");
    }

    @AfterEach
    void gone() {
        identity.deleteUser(LOGIN);
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneFromTheSessionToo() {
        Visitor session = Visitor.withSession(port, LOGIN);
        assertThat(session.open("/audit").statusCode()).isEqualTo(200);

        identity.deleteMembership(LOGIN, "auditor");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(session.open("/audit").statusCode()).isEqualTo(403));
        assertThat(session.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(403);

        identity.createMembership(LOGIN, "auditor");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(session.open("/audit").statusCode()).isEqualTo(200));
    }
}
