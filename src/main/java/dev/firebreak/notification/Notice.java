package dev.firebreak.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice and what came of it.
 *
 * @param template what it says, by the name of its template
 * @param channel mail
 * @param timing when it is due, in the table's words; "" where no table asked for it
 * @param clock the clock it answers, or null
 * @param recipients mail addresses that it was really sent to, or tried to be
 * @param state prepared, waiting (to leave), sending, sent, refused or outcome-unknown
 * @param message what the mail server said
 * @param at when the state was reached
 */
public record Notice(
        long id,
        @Nullable String caseKey,
        String template,
        String audience,
        String channel,
        String timing,
        @Nullable String clock,
        boolean drill,
        String subject,
        List<String> recipients,
        String state,
        String message,
        Instant at) {

    static final String WAITING = "waiting";
    static final String SENDING = "sending";

    @JsonIgnore
    public boolean isSent() {
        return state.equals("sent");
    }

    /** Whether it did not go out, or nobody knows: then a person has a task. */
    @JsonIgnore
    public boolean isForAPerson() {
        return state.equals("refused") || state.equals("outcome-unknown");
    }
}
