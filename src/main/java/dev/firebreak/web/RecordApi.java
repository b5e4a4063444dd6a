package dev.firebreak.web;

import dev.firebreak.audit.Checkpoints;
import dev.firebreak.tlog.SignedNote;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an auditor keeps elsewhere, and takes away to check it there. */
@RestController
class RecordApi {

    private final Checkpoints checkpoints;
    private final RangeBundles bundles;

    RecordApi(Checkpoints checkpoints, RangeBundles bundles) {
        this.checkpoints = checkpoints;
        this.bundles = bundles;
    }

    @Bean
    static AccessRuleSet recordApiRules() {
        return AccessRuleSet.of(
                AccessRule.of("/api/audit/checkpoint", Roles.AUDITOR),
                AccessRule.of("/api/audit/key", Roles.AUDITOR),
                new AccessRule(HttpMethod.GET, "/api/audit/export", Roles.AUDITOR));
    }

    @GetMapping(value = "/api/audit/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
    byte[] checkpoint() {
        return checkpoints.newest().map(SignedNote::bytes).orElseThrow(RecordApi::tooEarly);
    }

    @GetMapping(value = "/api/audit/key", produces = MediaType.TEXT_PLAIN_VALUE)
    byte[] key() {
        List<String> keys = checkpoints.keys();
        if (keys.isEmpty()) {
            throw tooEarly();
        }
        return (keys.get(keys.size() - 1) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * A part of the record.
     *
     * @param from first day, UTC
     * @param to last day, UTC
     * @param since size of a checkpoint that the reader keeps
     */
    @GetMapping("/api/audit/export")
    void export(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "0") long since,
            HttpServletResponse response)
            throws IOException {
        bundles.send(from, to, since, response);
    }

    private static Refusal tooEarly() {
        return new Refusal(
                HttpStatus.NOT_FOUND,
                "Nothing signed yet",
                "The record has no checkpoint yet. Ask again in ten seconds.");
    }
}
