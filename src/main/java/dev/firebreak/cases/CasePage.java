package dev.firebreak.cases;

import dev.firebreak.alert.Alerts;
import dev.firebreak.alert.StoredAlert;
import dev.firebreak.engine.StalledEffects;
import dev.firebreak.roster.Roster;
import dev.firebreak.web.Groups;
import dev.firebreak.web.RecordRow;
import dev.firebreak.web.Roles;
import java.time.Clock;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One case: what it is, what waits, what happened, and what can be done. */
@Controller
class CasePage {

    private static final List<String> WORKERS = List.of(Roles.caseWorkers());

    private static final int ALERTS = 30;

    private final CaseReader reader;
    private final OpenTasks tasks;
    private final StalledEffects stalled;
    private final CaseTimeline timeline;
    private final CasePeople people;
    private final Alerts alerts;
    private final Roster roster;
    private final List<CasePanel> panels;
    private final Clock clock;

    CasePage(
            CaseReader reader,
            OpenTasks tasks,
            StalledEffects stalled,
            CaseTimeline timeline,
            CasePeople people,
            Alerts alerts,
            Roster roster,
            List<CasePanel> panels,
            Clock clock) {
        this.reader = reader;
        this.tasks = tasks;
        this.stalled = stalled;
        this.timeline = timeline;
        this.people = people;
        this.alerts = alerts;
        this.roster = roster;
        this.panels = panels;
        this.clock = clock;
    }

    @GetMapping("/cases/{key}")
    String one(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "false") boolean whole,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Authentication user,
            Model model) {
        IncidentCase incident = reader.get(key);
        model.addAttribute("incident", incident);
        model.addAttribute("drill", incident.drill());
        model.addAttribute("now", clock.instant());
        model.addAttribute("tasks", tasks.of(incident.key(), user));
        model.addAttribute("stalled", stalled.of(key));
        List<StoredAlert> newest = alerts.newest(key, ALERTS + 1);
        model.addAttribute("alerts", newest.stream().limit(ALERTS).toList());
        model.addAttribute("moreAlerts", newest.size() > ALERTS);
        model.addAttribute("worked", people.worked(incident.key()));
        model.addAttribute("named", people.named(incident.key()));
        timeline.classified(incident.key()).ifPresent(entry -> model.addAttribute("classified", entry.entry()));
        model.addAttribute(
                "panels",
                panels.stream()
                        .map(panel -> new Filled(panel.title(), panel.fragment(), panel.model(incident.key())))
                        .toList());
        timeline(incident.key(), show, who, whole ? CaseTimeline.WHOLE : CaseTimeline.PAGE, before, model);
        actions(user, model);
        return "cases/case";
    }

    private void timeline(CaseKey key, String show, String who, int limit, long before, Model model) {
        List<RecordRow> found = timeline.of(key, show, who, before, limit);
        model.addAttribute("show", show);
        model.addAttribute("who", who);
        model.addAttribute("whole", limit == CaseTimeline.WHOLE);
        model.addAttribute("kinds", timeline.kinds(key));
        model.addAttribute("actors", timeline.people(key));
        model.addAttribute("entries", found.stream().limit(limit).toList());
        model.addAttribute("newest", before == Long.MAX_VALUE);
        if (found.size() > limit) {
            model.addAttribute("older", found.get(limit - 1).seq());
        }
    }

    private void actions(Authentication user, Model model) {
        model.addAttribute("works", Groups.of(user).stream().anyMatch(WORKERS::contains));
        model.addAttribute("groups", WORKERS);
        model.addAttribute("team", people.team());
        model.addAttribute("experts", roster.experts());
    }

    /** A panel of another package with what it shows. */
    record Filled(String title, String fragment, Object model) {}
}
