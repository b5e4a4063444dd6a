package dev.firebreak.alert;

import dev.firebreak.web.PageOf;
import dev.firebreak.web.Refusal;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The alerts as pages: a list, and one alert with what its source sent. */
@Controller
class AlertPage {

    /** More of a payload than anybody reads in a browser; the download has all of it. */
    private static final int SHOWN = 100_000;

    private final Alerts alerts;
    private final AlertOpener opener;

    AlertPage(Alerts alerts, AlertOpener opener) {
        this.alerts = alerts;
        this.opener = opener;
    }

    @GetMapping("/alerts")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute("source", source);
        model.addAttribute("sources", alerts.sources());
        model.addAttribute("found", alerts.page(q, source, PageOf.number(page)));
        return "alert/list";
    }

    @GetMapping("/alerts/{id}")
    String one(@PathVariable String id, Model model) {
        StoredAlert alert = find(id);
        String payload = new String(alerts.payload(alert.alertId()), StandardCharsets.UTF_8);
        model.addAttribute("alert", alert);
        model.addAttribute("payload", Texts.shorten(payload, SHOWN));
        return "alert/alert";
    }

    @PostMapping("/alerts/{id}/case")
    String open(@PathVariable String id, RedirectAttributes next) {
        StoredAlert alert = find(id);
        try {
            return "redirect:/cases/" + opener.open(alert.alertId()).key();
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.getMessage());
            return "redirect:/alerts/" + alert.alertId();
        }
    }

    private StoredAlert find(String id) {
        return alerts.find(id).orElseThrow(() -> UnknownAlert.of(id));
    }
}
