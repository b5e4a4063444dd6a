package dev.firebreak.web;

import dev.firebreak.audit.Checkpoints;
import dev.firebreak.tlog.SignedNote;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an auditor keeps elsewhere, to check the record by later. It tells nothing of any case. */
@RestController
class RecordApi {

    private final Checkpoints checkpoints;

    RecordApi(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Bean
    static AccessRuleSet recordApiRules() {
        return AccessRuleSet.of(
                AccessRule.of("/api/audit/checkpoint", Roles.AUDITOR), AccessRule.of("/api/audit/key", Roles.AUDITOR));
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

    private static Refusal tooEarly() {
        return new Refusal(
                HttpStatus.NOT_FOUND,
                "Nothing signed yet",
                "The record has no checkpoint yet. Ask again in ten seconds.");
    }
}
