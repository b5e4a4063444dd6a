package dev.firebreak.web;

import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that are put together from the panels of several packages. */
@Controller
class PanelPages {

    private final List<PagePanel> panels;

    PanelPages(List<PagePanel> panels) {
        this.panels = panels;
    }

    @Bean
    static AccessRuleSet panelPageRules() {
        return AccessRuleSet.of(
                AccessRule.of(PagePanel.START, Roles.people()),
                AccessRule.of(PagePanel.BOARD, Roles.MANAGEMENT, Roles.INCIDENT_COMMANDER, Roles.AUDITOR));
    }

    @GetMapping(PagePanel.START)
    String start(Authentication user, Model model) {
        model.addAttribute("panels", panels(PagePanel.START, user));
        return "web/start";
    }

    @GetMapping(PagePanel.BOARD)
    String board(Authentication user, Model model) {
        model.addAttribute("panels", panels(PagePanel.BOARD, user));
        return "web/board";
    }

    private List<Filled> panels(String page, Authentication user) {
        return panels.stream()
                .filter(panel -> panel.page().equals(page))
                .flatMap(panel ->
                        Optional.ofNullable(panel.model(user))
                                .map(model -> new Filled(panel.fragment(), model))
                                .stream())
                .toList();
    }

    /** A panel with what it shows to this person. */
    record Filled(String fragment, Object model) {}
}
