package dev.firebreak.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The bundle of a case, for whoever is signed in to the pages. */
@Controller
class CaseBundlePage {

    private final CaseBundles bundles;

    CaseBundlePage(CaseBundles bundles) {
        this.bundles = bundles;
    }

    @GetMapping("/cases/{key}/export")
    void export(@PathVariable String key, HttpServletResponse response) throws IOException {
        bundles.send(key, 0, response);
    }
}
