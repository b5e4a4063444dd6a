package dev.firebreak.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases over HTTP: what people do to one. Answers 204; a refusal says why. */
@RestController
@RequestMapping("/api/cases/{key}")
@ResponseStatus(HttpStatus.NO_CONTENT)
class CaseActionController {

    private final CaseReader reader;
    private final CaseActions actions;
    private final RestrictedCases restricted;

    CaseActionController(CaseReader reader, CaseActions actions, RestrictedCases restricted) {
        this.reader = reader;
        this.actions = actions;
        this.restricted = restricted;
    }

    record Note(@Nullable String text) {}

    record Title(@Nullable String title) {}

    record Reason(@Nullable String reason) {}

    record Target(@Nullable String into) {}

    record Severity(@Nullable String severity, @Nullable String reason) {}

    record Effect(@Nullable String effect) {}

    record People(@Nullable List<String> people) {}

    @PostMapping("/notes")
    void note(@PathVariable String key, @RequestBody Note asked) {
        actions.note(reader.key(key), asked.text());
    }

    @PostMapping("/rename")
    void rename(@PathVariable String key, @RequestBody Title asked) {
        actions.rename(reader.key(key), asked.title());
    }

    @PostMapping("/severity")
    void severity(@PathVariable String key, @RequestBody Severity asked) {
        actions.changeSeverity(reader.key(key), asked.severity(), asked.reason());
    }

    @PostMapping("/dismiss")
    void dismiss(@PathVariable String key, @RequestBody Reason asked) {
        actions.dismiss(reader.key(key), asked.reason());
    }

    @PostMapping("/merge")
    void merge(@PathVariable String key, @RequestBody Target asked) {
        actions.merge(reader.key(key), asked.into());
    }

    @PostMapping("/reopen")
    void reopen(@PathVariable String key, @RequestBody Reason asked) {
        actions.reopen(reader.key(key), asked.reason());
    }

    @PostMapping("/tasks")
    void task(@PathVariable String key, @RequestBody RequestedTask asked) {
        actions.requestTask(reader.key(key), asked);
    }

    @PostMapping("/experts")
    void experts(@PathVariable String key, @RequestBody RequestedHelp asked) {
        actions.requestExperts(reader.key(key), asked);
    }

    @PostMapping("/retry")
    void retry(@PathVariable String key, @RequestBody Effect asked) {
        actions.retryEffect(reader.key(key), asked.effect());
    }

    @PostMapping("/restrict")
    void restrict(@PathVariable String key, @RequestBody People asked) {
        restricted.restrict(reader.key(key), asked.people() == null ? List.of() : asked.people());
    }

    @PostMapping("/unrestrict")
    void unrestrict(@PathVariable String key) {
        restricted.unrestrict(reader.key(key));
    }
}
