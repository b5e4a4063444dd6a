package dev.firebreak.evidence;

import dev.firebreak.cases.CaseReader;
import dev.firebreak.cases.IncidentCase;
import dev.firebreak.web.Groups;
import dev.firebreak.web.Refusal;
import dev.firebreak.web.Roles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The evidence of a case, and the custody of one item. A refusal comes back to the form with what was typed. */
@Controller
@RequestMapping("/cases/{key}")
class EvidencePage {

    private static final Set<String> WORKERS = Set.of(Roles.caseWorkers());
    private static final Set<String> HOLD = Set.of(Roles.LEGAL, Roles.MANAGEMENT);
    private static final Set<String> DISPOSE = Set.of(Roles.LEGAL, Roles.MANAGEMENT, Roles.INCIDENT_COMMANDER);

    private final CaseReader reader;
    private final EvidenceLocker locker;
    private final EvidenceViews views;
    private final EvidenceSender sender;
    private final Uploads uploads;
    private final Disposals disposals;
    private final LegalHolds holds;
    private final Retention retention;
    private final EvidenceProperties properties;

    EvidencePage(
            CaseReader reader,
            EvidenceLocker locker,
            EvidenceViews views,
            EvidenceSender sender,
            Uploads uploads,
            Disposals disposals,
            LegalHolds holds,
            Retention retention,
            EvidenceProperties properties) {
        this.reader = reader;
        this.locker = locker;
        this.views = views;
        this.sender = sender;
        this.uploads = uploads;
        this.disposals = disposals;
        this.holds = holds;
        this.retention = retention;
        this.properties = properties;
    }

    @GetMapping("/evidence")
    String list(@PathVariable String key, Authentication user, Model model) {
        frame(key, user, model);
        model.addAttribute("items", views.of(reader.key(key)));
        model.addAttribute("limit", properties.limit().toMegabytes());
        return "evidence/list";
    }

    @GetMapping("/evidence/{id}")
    String one(@PathVariable String key, @PathVariable long id, Authentication user, Model model) {
        frame(key, user, model);
        model.addAttribute("item", views.view(locker.get(key, id)));
        return "evidence/item";
    }

    @PostMapping("/evidence")
    String store(@PathVariable String key, HttpServletRequest request, RedirectAttributes next) throws IOException {
        String known = reader.key(key).text();
        String page = "/cases/" + known + "/evidence";
        try {
            EvidenceItem item = EvidenceApi.store(locker, uploads, known, request);
            next.addFlashAttribute("done", "The file is stored as evidence " + item.id() + " and its custody begins.");
            return "redirect:" + page + "/" + item.id();
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.getMessage());
            for (String field : List.of("description", "place", "reason", "collectedBy", "collectedAt")) {
                next.addFlashAttribute(field, request.getParameter(field));
            }
            return "redirect:" + page;
        }
    }

    @PostMapping("/evidence/{id}/content")
    void content(
            @PathVariable String key,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        sender.send(locker.open(key, id, reason, request.getRemoteAddr()), response);
    }

    @PostMapping("/evidence/{id}/wrapped")
    void wrapped(
            @PathVariable String key,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        sender.sendWrapped(locker.open(key, id, reason, request.getRemoteAddr()), response);
    }

    @PostMapping("/evidence/{id}/custody")
    String report(
            @PathVariable String key,
            @PathVariable long id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes next) {
        return done(
                item(key, id),
                next,
                () -> locker.report(
                        key,
                        id,
                        new EvidenceLocker.Report(
                                asked.get("kind"),
                                asked.get("person"),
                                asked.get("place"),
                                asked.get("reason"),
                                asked.get("changes"),
                                asked.get("happenedAt"))));
    }

    @PostMapping("/evidence/{id}/{step:disposal|approve|decline}")
    String dispose(
            @PathVariable String key,
            @PathVariable long id,
            @PathVariable String step,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        return done(item(key, id), next, () -> {
            EvidenceItem item = locker.present(key, id);
            if (step.equals("disposal")) {
                disposals.request(item, reason);
            } else {
                disposals.decide(item, step.equals("approve"), reason);
            }
        });
    }

    @PostMapping("/legal-hold")
    String hold(
            @PathVariable String key,
            @RequestParam(defaultValue = "true") boolean held,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        String page = "/cases/" + reader.key(key) + "/evidence";
        return done(page, next, () -> holds.set(reader.key(key), held, reason));
    }

    private String item(String key, long id) {
        return "/cases/" + key + "/evidence/" + locker.get(key, id).id();
    }

    private static String done(String page, RedirectAttributes next, Runnable what) {
        try {
            what.run();
            next.addFlashAttribute("done", "Done. It is in the record.");
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:" + page;
    }

    private void frame(String key, Authentication user, Model model) {
        IncidentCase incident = reader.get(key);
        List<String> groups = Groups.of(user);
        model.addAttribute("incident", incident);
        model.addAttribute("drill", incident.drill());
        model.addAttribute("login", user.getName());
        model.addAttribute("works", groups.stream().anyMatch(WORKERS::contains));
        model.addAttribute("mayHold", groups.stream().anyMatch(HOLD::contains));
        model.addAttribute("mayDispose", groups.stream().anyMatch(DISPOSE::contains));
        model.addAttribute("hold", holds.of(incident.key()).orElse(null));
        model.addAttribute("retention", retention.of(incident.key()));
    }
}
