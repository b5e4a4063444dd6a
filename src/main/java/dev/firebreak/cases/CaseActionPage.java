package dev.firebreak.cases;

import dev.firebreak.roster.Expert;
import dev.firebreak.roster.Roster;
import dev.firebreak.web.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do to a case from its page. A refusal comes back to the form with what was typed. */
@Controller
class CaseActionPage {

    private final CaseReader reader;
    private final CaseActions actions;
    private final RestrictedCases restricted;
    private final Roster roster;

    CaseActionPage(CaseReader reader, CaseActions actions, RestrictedCases restricted, Roster roster) {
        this.roster = roster;
        this.reader = reader;
        this.actions = actions;
        this.restricted = restricted;
    }

    @PostMapping("/cases/{key}/{action:notes|rename|severity|dismiss|merge|reopen|tasks|experts|retry|unrestrict}")
    String act(
            @PathVariable String key,
            @PathVariable String action,
            @RequestParam Map<String, String> asked,
            RedirectAttributes next) {
        return done(key, action, asked, next, known -> carryOut(known, action, asked));
    }

    @PostMapping("/cases/{key}/restrict")
    String restrict(
            @PathVariable String key, @RequestParam(defaultValue = "") List<String> people, RedirectAttributes next) {
        return done(key, "restrict", Map.of(), next, known -> restricted.restrict(known, people));
    }

    private void carryOut(CaseKey key, String action, Map<String, String> asked) {
        switch (action) {
            case "notes" -> actions.note(key, asked.get("text"));
            case "rename" -> actions.rename(key, asked.get("title"));
            case "severity" -> actions.changeSeverity(key, asked.get("severity"), asked.get("reason"));
            case "dismiss" -> actions.dismiss(key, asked.get("reason"));
            case "merge" -> actions.merge(key, asked.get("into"));
            case "reopen" -> actions.reopen(key, asked.get("reason"));
            case "tasks" -> actions.requestTask(key, task(asked));
            case "experts" -> actions.requestExperts(key, help(asked));
            case "retry" -> actions.retryEffect(key, asked.get("effect"));
            case "unrestrict" -> restricted.unrestrict(key);
            default -> throw new UnknownCase(key.text());
        }
    }

    /** One of the experts of the team file, by id. */
    private RequestedHelp help(Map<String, String> asked) {
        Expert expert = roster.experts().stream()
                .filter(each -> each.id().equals(asked.get("expert")))
                .findFirst()
                .orElseThrow(() -> CaseRefusal.invalid("Choose one of the experts."));
        return new RequestedHelp(expert.name(), expert.email(), asked.get("request"));
    }

    private static RequestedTask task(Map<String, String> asked) {
        return new RequestedTask(
                asked.get("title"),
                asked.get("instructions"),
                asked.get("group"),
                asked.get("assignee"),
                endOf(asked.get("due")));
    }

    /** The end of a day, UTC; null where no day was chosen. */
    private static @Nullable Instant endOf(@Nullable String day) {
        if (day == null || day.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(day).atTime(LocalTime.of(23, 59)).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw CaseRefusal.invalid("'due' must be a day such as 2026-01-31.");
        }
    }

    private String done(
            String text, String action, Map<String, String> asked, RedirectAttributes next, Consumer<CaseKey> what) {
        CaseKey key = reader.key(text);
        try {
            what.accept(key);
            next.addFlashAttribute("done", action);
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.getMessage());
            next.addFlashAttribute("action", action);
            next.addFlashAttribute("asked", asked);
        }
        return "redirect:/cases/" + key;
    }
}
