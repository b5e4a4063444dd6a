package dev.firebreak.notification;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.CaseVisibility;
import dev.firebreak.cases.UnknownCase;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Notices and clocks of a case, for programs. */
@RestController
class NotificationController {

    private final NoticeTable notices;
    private final Clocks clocks;
    private final CaseVisibility visibility;

    NotificationController(NoticeTable notices, Clocks clocks, CaseVisibility visibility) {
        this.notices = notices;
        this.clocks = clocks;
        this.visibility = visibility;
    }

    /** Newest first. */
    @GetMapping("/api/cases/{key}/notices")
    List<Notice> notices(@PathVariable String key) {
        return notices.of(visible(key).text());
    }

    /** The most urgent first. */
    @GetMapping("/api/cases/{key}/clocks")
    List<LegalClock> clocks(@PathVariable String key) {
        return clocks.of(visible(key));
    }

    private CaseKey visible(String text) {
        if (!CaseKey.isKey(text)) {
            throw new UnknownCase(text);
        }
        CaseKey key = new CaseKey(text);
        visibility.require(key);
        return key;
    }
}
