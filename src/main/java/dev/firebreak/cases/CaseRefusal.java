package dev.firebreak.cases;

import dev.firebreak.web.Refusal;
import org.springframework.http.HttpStatus;

/** Sentences with which work on a case is refused. */
final class CaseRefusal {

    private CaseRefusal() {}

    static Refusal ended(IncidentCase ended) {
        String next = ended.mergedInto() == null
                ? "Reopen it first."
                : "It goes on in " + ended.mergedInto() + ": work on it there.";
        return conflict("Case " + ended.key() + " is " + ended.state().word() + ". " + next);
    }

    /** The plan does not wait for this: a step that ends the case is under way, or has just ended it. */
    static Refusal notNow(CaseKey key) {
        return conflict("Case " + key + " cannot take this now: the plan is ending it. Look at the case again.");
    }

    static Refusal conflict(String detail) {
        return new Refusal(HttpStatus.CONFLICT, "Not possible now", detail);
    }

    static Refusal invalid(String detail) {
        return new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, "Not valid", detail);
    }
}
