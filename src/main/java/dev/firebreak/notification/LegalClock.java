package dev.firebreak.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The time that an obligation leaves us in one case.
 *
 * @param id such as {@code IR-2026-0001:gdpr-33}; keeps the key of the case it was opened in
 * @param caseKey the case that has to answer it now
 * @param obligation id in {@code obligations.yaml}
 * @param recipient id of an authority of {@code team.yaml}
 * @param startedWhy what started it, in words
 * @param state open, answered or not-required
 * @param decision notify, not-required, or "" while it is open
 * @param reason why no notice was required
 * @param reference of the submission
 * @param lateReason why it was submitted late, or ""
 */
public record LegalClock(
        String id,
        String caseKey,
        String obligation,
        String regime,
        String article,
        String recipient,
        String template,
        String contentRequired,
        Instant startedAt,
        String startedWhy,
        Instant deadline,
        String state,
        String decision,
        String reason,
        String reference,
        String lateReason,
        @Nullable Instant submittedAt,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy) {

    static final String OPEN = "open";
    static final String ANSWERED = "answered";
    static final String NOT_REQUIRED = "not-required";

    /** Regime and article, as people call it. */
    public String name() {
        return regime + " " + article;
    }

    /** What has to be done by when and why, in a sentence. */
    String summary(ZoneId zone) {
        return name() + ": notice to " + recipient + " by " + NoticeModel.time(deadline, zone)
                + ". The clock runs since " + NoticeModel.time(startedAt, zone) + ", when " + startedWhy + ".";
    }

    @JsonIgnore
    public boolean isOpen() {
        return state.equals(OPEN);
    }

    /** Whether it was submitted after its deadline, or is still open after it. */
    public boolean isLate(Instant now) {
        return submittedAt != null ? submittedAt.isAfter(deadline) : isOpen() && now.isAfter(deadline);
    }
}
