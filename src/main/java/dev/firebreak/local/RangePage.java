package dev.firebreak.local;

import dev.firebreak.web.AccessRule;
import dev.firebreak.web.AccessRuleSet;
import dev.firebreak.web.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is isolated, blocked and disabled on the practice range, and which calls came. */
@Controller
@Profile("local")
class RangePage {

    private static final int SHOWN = 100;

    private final PracticeRange range;
    private final RangeServer server;

    RangePage(PracticeRange range, RangeServer server) {
        this.range = range;
        this.server = server;
    }

    @Bean
    static AccessRuleSet rangeRules() {
        return AccessRuleSet.of(AccessRule.of("/range", Roles.caseReaders()));
    }

    @GetMapping("/range")
    String page(Model model) {
        model.addAttribute("address", server.address());
        model.addAttribute("effects", range.effects());
        model.addAttribute("calls", range.calls().stream().limit(SHOWN).toList());
        return "local/range";
    }
}
