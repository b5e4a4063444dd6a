package dev.firebreak.evidence;

import dev.firebreak.web.AccessRule;
import dev.firebreak.web.AccessRuleSet;
import dev.firebreak.web.Groups;
import dev.firebreak.web.Refusal;
import dev.firebreak.web.Roles;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Requests to erase what the record says of people. Who leads an incident neither asks nor decides: the record is there to judge
 * that work by.
 */
@Controller
@RequestMapping("/audit/erasures")
class ErasurePage {

    private static final String[] ERASE = {Roles.LEGAL, Roles.MANAGEMENT};

    private final ErasureDesk desk;

    ErasurePage(ErasureDesk desk) {
        this.desk = desk;
    }

    @Bean
    static AccessRuleSet erasureRules() {
        return AccessRuleSet.of(
                new AccessRule(HttpMethod.GET, "/audit/erasures", Roles.LEGAL, Roles.MANAGEMENT, Roles.AUDITOR),
                new AccessRule(HttpMethod.POST, "/audit/erasures", ERASE),
                new AccessRule(HttpMethod.POST, "/audit/erasures/*/{answer:erase|keep}", ERASE));
    }

    @GetMapping
    String list(Authentication user, Model model) {
        model.addAttribute("erasures", desk.shown());
        model.addAttribute("login", user.getName());
        model.addAttribute("mayErase", Groups.of(user).stream().anyMatch(List.of(ERASE)::contains));
        return "evidence/erasures";
    }

    /** A refusal comes back to the form with what was typed. */
    @PostMapping
    String request(
            @RequestParam(defaultValue = "") String caseKey,
            @RequestParam(defaultValue = "") String numbers,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        boolean done =
                done(next, () -> desk.request(caseKey, numbers, reason), "It is asked for. Another person decides.");
        if (!done) {
            Map.of("caseKey", caseKey, "numbers", numbers, "reason", reason).forEach(next::addFlashAttribute);
        }
        return "redirect:/audit/erasures";
    }

    @PostMapping("/{id}/{answer:erase|keep}")
    String decide(
            @PathVariable long id,
            @PathVariable String answer,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        boolean erase = answer.equals("erase");
        done(
                next,
                () -> desk.decide(id, erase, reason),
                erase ? "Erased. The record says so." : "Kept. The record says so.");
        return "redirect:/audit/erasures";
    }

    private static boolean done(RedirectAttributes next, Runnable what, String sentence) {
        try {
            what.run();
            next.addFlashAttribute("done", sentence);
            return true;
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.getMessage());
            return false;
        }
    }
}
