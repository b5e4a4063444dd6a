package dev.firebreak.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The bundle of a case over HTTP. */
@RestController
class CaseBundleController {

    private final CaseBundles bundles;

    CaseBundleController(CaseBundles bundles) {
        this.bundles = bundles;
    }

    /** @param since size of a checkpoint that the reader keeps */
    @GetMapping("/api/cases/{key}/export")
    void export(@PathVariable String key, @RequestParam(defaultValue = "0") long since, HttpServletResponse response)
            throws IOException {
        bundles.send(key, since, response);
    }
}
