package dev.firebreak.cases;

import dev.firebreak.web.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Opens a case by hand. */
@Controller
class NewCasePage {

    private final ManualCases manual;

    NewCasePage(ManualCases manual) {
        this.manual = manual;
    }

    @GetMapping("/cases/new")
    String form(Model model) {
        model.addAttribute("form", new NewCaseForm("", "", "", "", "", ""));
        return "cases/new";
    }

    @PostMapping("/cases/new")
    String open(NewCaseForm form, Model model) {
        try {
            return "redirect:/cases/" + manual.open(form.asked());
        } catch (Refusal refusal) {
            model.addAttribute("form", form);
            model.addAttribute("problem", refusal.getMessage());
            return "cases/new";
        }
    }
}
