package dev.firebreak.containment;

import dev.firebreak.web.Refusal;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is in force now, since when, by whom and on which case; and what waits for a person to say what is true. */
@Controller
class ContainmentPage {

    private final ContainmentViews views;
    private final HookStates hooks;
    private final ContainmentDesk desk;

    ContainmentPage(ContainmentViews views, HookStates hooks, ContainmentDesk desk) {
        this.views = views;
        this.hooks = hooks;
        this.desk = desk;
    }

    @GetMapping("/containment")
    String page(@RequestParam(defaultValue = "") String q, Model model) {
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        List<ContainmentView> all = views.current();
        model.addAttribute("q", q);
        model.addAttribute("any", !all.isEmpty());
        model.addAttribute(
                "actions", all.stream().filter(view -> matches(view, wanted)).toList());
        model.addAttribute("hooks", hooks.all());
        return "containment/list";
    }

    @PostMapping("/containment/{id}/answer")
    String answer(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String resolution,
            @RequestParam(defaultValue = "") String notes,
            RedirectAttributes answer) {
        return done(answer, "Your answer is recorded.", () -> desk.answer(id, resolution, notes));
    }

    @PostMapping("/containment/{id}/release")
    String release(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String notes,
            Principal person,
            RedirectAttributes answer) {
        return done(
                answer,
                "The release is asked for. An incident commander other than you clears it.",
                () -> desk.release(id, person.getName(), notes));
    }

    @PostMapping("/containment/{id}/sign-permanent")
    String sign(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String notes,
            Principal person,
            RedirectAttributes answer) {
        return done(answer, "Your signature is recorded.", () -> desk.signPermanent(id, person.getName(), notes));
    }

    private static String done(RedirectAttributes answer, String thanks, Runnable what) {
        try {
            what.run();
            answer.addFlashAttribute("done", thanks);
        } catch (Refusal refusal) {
            answer.addFlashAttribute("problem", refusal.getMessage());
        }
        return "redirect:/containment";
    }

    private static boolean matches(ContainmentView view, String wanted) {
        return String.join(
                        " ",
                        view.caseKey(),
                        view.title(),
                        view.action(),
                        view.target(),
                        view.statePlain(),
                        view.requester(),
                        String.join(" ", view.approvers()))
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }
}
