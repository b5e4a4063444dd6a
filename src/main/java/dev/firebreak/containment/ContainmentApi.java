package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.CaseVisibility;
import dev.firebreak.cases.UnknownCase;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The containment of a case, for programs. */
@RestController
@RequestMapping("/api/cases/{key}/containment")
class ContainmentApi {

    private final CaseVisibility visibility;
    private final ContainmentViews views;
    private final ContainmentDesk desk;

    ContainmentApi(CaseVisibility visibility, ContainmentViews views, ContainmentDesk desk) {
        this.visibility = visibility;
        this.views = views;
        this.desk = desk;
    }

    /** What a person says about an action whose outcome is open. */
    record Answer(@Nullable String resolution, @Nullable String notes) {}

    /** Why an action is to be released. */
    record Release(@Nullable String reason) {}

    /** Why an action stays in force. */
    record Signature(@Nullable String reason) {}

    @GetMapping
    List<ContainmentView> list(@PathVariable String key) {
        CaseKey caseKey = key(key);
        visibility.require(caseKey);
        return views.of(caseKey);
    }

    @PostMapping("/{id}/answer")
    ContainmentView answer(@PathVariable String key, @PathVariable long id, @RequestBody Answer answer) {
        desk.requireOf(key(key), id);
        desk.answer(id, text(answer.resolution()), text(answer.notes()));
        return views.view(desk.require(id));
    }

    @PostMapping("/{id}/release")
    ContainmentView release(
            @PathVariable String key, @PathVariable long id, @RequestBody Release release, Principal person) {
        desk.requireOf(key(key), id);
        desk.release(id, person.getName(), text(release.reason()));
        return views.view(desk.require(id));
    }

    @PostMapping("/{id}/sign-permanent")
    ContainmentView sign(
            @PathVariable String key, @PathVariable long id, @RequestBody Signature signature, Principal person) {
        desk.requireOf(key(key), id);
        desk.signPermanent(id, person.getName(), text(signature.reason()));
        return views.view(desk.require(id));
    }

    private static CaseKey key(String text) {
        if (!CaseKey.isKey(text)) {
            throw new UnknownCase(text);
        }
        return new CaseKey(text);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
