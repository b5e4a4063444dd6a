package dev.firebreak.cases;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.roster.Person;
import dev.firebreak.roster.Roster;
import dev.firebreak.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form with which any employee reports something odd within a minute, without signing in. */
@Controller
class ReportPage {

    private static final String MAIL = "[^@\\s<>,;]+@[^@\\s<>,;]+";

    private final CaseOpener opener;
    private final ReportLimit limit;
    private final Roster roster;
    private final AuditLog audit;

    ReportPage(CaseOpener opener, ReportLimit limit, Roster roster, AuditLog audit) {
        this.opener = opener;
        this.limit = limit;
        this.roster = roster;
        this.audit = audit;
    }

    @GetMapping("/report")
    String form(@Nullable Principal person, Model model) {
        String mail = person == null
                ? ""
                : roster.person(person.getName()).map(Person::email).orElse("");
        return form(new Report("", "", "", mail, ""), model);
    }

    @PostMapping("/report")
    String report(
            Report report,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            // A program that fills everything in is thanked too: it must not learn that it was found out.
            next.addFlashAttribute("thanked", true);
            if (!report.isFromProgram()) {
                next.addFlashAttribute(
                        "caseKey", accept(report, request.getRemoteAddr()).text());
                next.addFlashAttribute("mail", report.address());
            }
            return "redirect:/report/thanks";
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            model.addAttribute("problem", refusal.getMessage());
            return form(report, model);
        }
    }

    @GetMapping("/report/thanks")
    String thanks(Model model) {
        return model.containsAttribute("thanked") ? "cases/thanks" : "redirect:/report";
    }

    private CaseKey accept(Report report, String address) {
        NewCase reported = report.asCase();
        String mail = report.address();
        if (!mail.isEmpty() && (!mail.matches(MAIL) || !roster.isInside(mail))) {
            throw CaseRefusal.invalid("Use your mail address at work, which ends in @"
                    + roster.organisation().domain() + ", or leave it empty.");
        }
        if (!limit.admits(address)) {
            audit.appendAlone(
                    AuditEntry.of("ReportRefused", "Too many reports came from " + address, Map.of("from", address)));
            throw new Refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many reports",
                    "Several reports came from your network just now. If it is urgent, call the incident desk: "
                            + roster.channels().caseDesk().phone() + ". Otherwise try again in a few minutes.");
        }
        return opener.open(reported);
    }

    private String form(Report report, Model model) {
        model.addAttribute("report", report);
        model.addAttribute("desk", roster.channels().caseDesk());
        model.addAttribute("domain", roster.organisation().domain());
        return "cases/report";
    }
}
