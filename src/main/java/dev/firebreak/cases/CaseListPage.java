package dev.firebreak.cases;

import dev.firebreak.web.PageOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of cases, narrowed as one types. */
@Controller
class CaseListPage {

    private final CaseSearch search;

    CaseListPage(CaseSearch search) {
        this.search = search;
    }

    @GetMapping("/cases")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(required = false) @Nullable Boolean drill,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        CaseFilter filter = new CaseFilter(state, severity, drill, q);
        model.addAttribute("filter", filter);
        model.addAttribute("any", !filter.equals(new CaseFilter("", "", null, "")));
        model.addAttribute("found", search.find(filter, PageOf.number(page)));
        return "cases/list";
    }
}
