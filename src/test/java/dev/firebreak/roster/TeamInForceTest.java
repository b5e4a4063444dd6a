package dev.firebreak.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;

/** The team follows the plan, whatever goes wrong on the way. */
@SuppressWarnings("NullAway")
class TeamInForceTest {

    private final AtomicInteger tries = new AtomicInteger();
    private String newest = "1";
    private boolean valid = true;

    private final DeployedTeam deployed = new DeployedTeam(null) {
        @Override
        Optional<String> newest() {
            return Optional.of(newest);
        }

        @Override
        Team read(String deployment) {
            if (!valid) {
                throw new InvalidTeam(List.of("Nobody is on call."));
            }
            try {
                return TeamFile.read(Files.readAllBytes(Path.of("processes/team.yaml")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private final TeamRights rights = new TeamRights(null, null, null, null, null, null) {
        @Override
        void apply() {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("The database is away");
            }
        }
    };

    private final TeamInForce team = new TeamInForce(deployed, new Roster(Clock.systemUTC()), rights);

    @Test
    void rightsThatCouldNotBeSetAreSetTheNextTime() {
        team.run(new DefaultApplicationArguments());
        newest = "2";
        assertThatThrownBy(team::follow).isInstanceOf(IllegalStateException.class);
        team.follow();
        team.follow();
        assertThat(tries).hasValue(2);
    }

    @Test
    void aStartWithoutAUsableTeamSaysWhatIsWrong() {
        valid = false;
        team.afterSingletonsInstantiated();
        assertThatThrownBy(() -> team.run(new DefaultApplicationArguments()))
                .isInstanceOf(InvalidTeam.class)
                .hasMessageContaining("Nobody is on call");
    }
}
