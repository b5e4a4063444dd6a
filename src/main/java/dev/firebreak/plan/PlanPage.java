package dev.firebreak.plan;

import dev.firebreak.web.AccessRule;
import dev.firebreak.web.AccessRuleSet;
import dev.firebreak.web.Refusal;
import dev.firebreak.web.Roles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The plan in force, what it consists of, and the versions before it. */
@Controller
class PlanPage {

    private final PlanVersions versions;
    private final PlanFiles files;

    PlanPage(PlanVersions versions, PlanFiles files) {
        this.versions = versions;
        this.files = files;
    }

    @Bean
    static AccessRuleSet planPageRules() {
        return AccessRuleSet.of(
                AccessRule.of("/plan", Roles.people()), AccessRule.of("/plan/versions/*/file", Roles.people()));
    }

    @GetMapping("/plan")
    String plan(@RequestParam(name = "version") Optional<Integer> number, Model model) {
        List<PlanVersion> all = versions.all();
        Optional<PlanVersion> shown = number.isPresent()
                ? Optional.of(version(number.get()))
                : all.stream().findFirst();
        model.addAttribute("versions", all);
        shown.ifPresent(version -> {
            model.addAttribute("shown", version);
            model.addAttribute("inForce", version.number() == all.get(0).number());
            model.addAttribute("files", files.of(version));
        });
        return "plan/plan";
    }

    /** Always as a download: a file of the plan is never rendered as a page of ours. */
    @GetMapping("/plan/versions/{number}/file")
    ResponseEntity<byte[]> file(@PathVariable int number, @RequestParam String name) throws IOException {
        byte[] content = files.content(version(number), name);
        String fileName = name.substring(name.lastIndexOf('/') + 1);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    private PlanVersion version(int number) {
        return versions.find(number)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND,
                        "No such version",
                        "There is no plan version " + number + ". Choose one from the list of versions."));
    }
}
