package dev.firebreak.roster;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the roster to the team file of the newest plan version: before anybody is served, again once the plan folder has
 * been deployed, and soon after every later version.
 */
@Component
@Order(TeamInForce.ORDER)
class TeamInForce implements SmartInitializingSingleton, ApplicationRunner {

    /** After plan.PlanDeployer, whose order is 0. */
    static final int ORDER = 10;

    private static final Logger LOG = LoggerFactory.getLogger(TeamInForce.class);

    private final DeployedTeam deployed;
    private final Roster roster;
    private final TeamRights rights;
    private volatile @Nullable String loaded;
    private volatile boolean rightsDue;

    TeamInForce(DeployedTeam deployed, Roster roster, TeamRights rights) {
        this.deployed = deployed;
        this.roster = roster;
        this.rights = rights;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            load();
        } catch (InvalidTeam e) {
            // The folder may hold a better one; the runner below decides, and says so if it does not.
            loaded = null;
            LOG.warn("The plan in force has no usable team: {}", e.getMessage());
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        load();
    }

    /** A version whose file is wrong leaves the team as it was. Rights that could not be set are set the next time. */
    @Scheduled(
            fixedDelayString = "${firebreak.roster.look-every:5s}",
            initialDelayString = "${firebreak.roster.look-every:5s}")
    void follow() {
        try {
            if (loaded != null && (load() || rightsDue)) {
                rightsDue = true;
                rights.apply();
                rightsDue = false;
            }
        } catch (InvalidTeam e) {
            LOG.error(
                    "The team stays as it was. Correct the file and have the plan approved again. {}", e.getMessage());
        }
    }

    private boolean load() {
        Optional<String> newest = deployed.newest();
        if (newest.isEmpty() || newest.get().equals(loaded)) {
            return false;
        }
        loaded = newest.get();
        roster.replace(deployed.read(newest.get()));
        return true;
    }
}
