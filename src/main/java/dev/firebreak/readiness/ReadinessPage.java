package dev.firebreak.readiness;

import dev.firebreak.plan.PlannedStarts;
import dev.firebreak.roster.Person;
import dev.firebreak.roster.Roster;
import dev.firebreak.web.AccessRule;
import dev.firebreak.web.AccessRuleSet;
import dev.firebreak.web.Roles;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether the team is ready: what is scheduled, what was done, what is still to be done. */
@Controller
class ReadinessPage {

    private static final int RUNS = 20;

    private final PlannedStarts starts;
    private final HandStart handStart;
    private final ReadinessRecords records;
    private final TrainingRecords training;
    private final FollowUps followUps;
    private final Roster roster;
    private final Clock clock;

    ReadinessPage(
            PlannedStarts starts,
            HandStart handStart,
            ReadinessRecords records,
            TrainingRecords training,
            FollowUps followUps,
            Roster roster,
            Clock clock) {
        this.starts = starts;
        this.handStart = handStart;
        this.records = records;
        this.training = training;
        this.followUps = followUps;
        this.roster = roster;
        this.clock = clock;
    }

    @Bean
    static AccessRuleSet readinessRules() {
        return AccessRuleSet.of(
                AccessRule.of(
                        "/readiness", Roles.COMPLIANCE, Roles.INCIDENT_COMMANDER, Roles.MANAGEMENT, Roles.AUDITOR),
                new AccessRule(
                        HttpMethod.POST, "/readiness/processes/*/start", Roles.COMPLIANCE, Roles.INCIDENT_COMMANDER));
    }

    @GetMapping("/readiness")
    String readiness(Authentication user, Model model) {
        Instant now = clock.instant();
        Map<String, List<TrainingRecord>> trained = training.byPerson();
        model.addAttribute("now", now);
        model.addAttribute("schedules", schedules(user));
        model.addAttribute("runs", records.newest(RUNS));
        model.addAttribute("followUps", followUps.open());
        model.addAttribute(
                "staff",
                roster.people().stream()
                        .filter(person -> !person.isMachine())
                        .map(person -> new Trained(person, trained.getOrDefault(person.login(), List.of())))
                        .toList());
        return "readiness/readiness";
    }

    @PostMapping("/readiness/processes/{process}/start")
    String start(@PathVariable String process, Authentication user, RedirectAttributes next) {
        handStart.start(process, user);
        next.addFlashAttribute("started", process);
        return "redirect:/readiness";
    }

    private List<Schedule> schedules(Authentication user) {
        Set<String> startable = handStart.allowed(user);
        Map<String, ReadinessRecord> last = records.newest();
        return starts.all().stream()
                .map(each -> new Schedule(each, last.get(each.process()), startable.contains(each.process())))
                .toList();
    }

    /** A person with the records of that person's training, newest first. */
    record Trained(Person person, List<TrainingRecord> records) {}
}
