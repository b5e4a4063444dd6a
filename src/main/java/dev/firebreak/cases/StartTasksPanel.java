package dev.firebreak.cases;

import dev.firebreak.web.Groups;
import dev.firebreak.web.PagePanel;
import dev.firebreak.web.Roles;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** What waits for the person who looks: on the start page of whoever works on tasks. */
@Component
@Order(10)
class StartTasksPanel implements PagePanel {

    private static final Set<String> READ_ONLY = Set.of(Roles.AUDITOR, Roles.ADMINISTRATOR);

    private final OpenTasks tasks;
    private final Clock clock;

    StartTasksPanel(OpenTasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public String page() {
        return START;
    }

    @Override
    public String fragment() {
        return "cases/start :: tasks";
    }

    @Override
    public @Nullable Object model(Authentication user) {
        return READ_ONLY.containsAll(Groups.of(user))
                ? null
                : new Waiting(tasks.mine(user), tasks.ofMyGroups(user), clock.instant());
    }

    /** What the panel shows. */
    record Waiting(List<OpenTask> mine, List<OpenTask> ofMyGroups, Instant now) {

        public boolean isEmpty() {
            return mine.isEmpty() && ofMyGroups.isEmpty();
        }

        public long late() {
            return mine.stream().filter(task -> task.isLate(now)).count()
                    + ofMyGroups.stream().filter(task -> task.isLate(now)).count();
        }
    }
}
