package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.CaseVisibility;
import dev.firebreak.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with containment outside a process: say what is true, ask for its release, or sign that it stays. */
@Component
class ContainmentDesk {

    private static final int LONGEST_REASON = 1000;

    private final CaseVisibility visibility;
    private final ContainmentActions actions;
    private final ContainmentAnswers answers;
    private final PermanentContainment permanent;
    private final ContainmentRelease release;

    ContainmentDesk(
            CaseVisibility visibility,
            ContainmentActions actions,
            ContainmentAnswers answers,
            PermanentContainment permanent,
            ContainmentRelease release) {
        this.visibility = visibility;
        this.actions = actions;
        this.answers = answers;
        this.permanent = permanent;
        this.release = release;
    }

    /** @throws Refusal where there is no such action, or nothing to answer */
    @Transactional
    public void answer(long id, String resolution, String notes) {
        ContainmentAction action = require(id);
        Resolution found = Resolution.of(resolution)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "Unknown answer",
                        "Say took-effect, no-effect, done-by-hand or given-up, not '" + resolution + "'."));
        if (answers.answer(id, found, reason(notes)).isEmpty()) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "Nothing to answer",
                    action.summary() + " is " + action.state().plain() + ", so that answer does not fit.");
        }
    }

    /** @throws Refusal where there is no such action, it cannot be signed, or this person signed before */
    @Transactional
    public void signPermanent(long id, String signer, String reason) {
        permanent.sign(require(id), signer, reason(reason));
    }

    /**
     * Asks for the release of one action; an incident commander clears it.
     *
     * @throws Refusal where there is no such action, or nothing to release
     */
    @Transactional
    public void release(long id, String person, String reason) {
        ContainmentAction action = require(id);
        if (!release.request(id, person, reason(reason))) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "Nothing to release",
                    action.summary() + " is " + action.state().plain() + ". Only what is in force can be released.");
        }
    }

    /** @throws Refusal where there is no such action */
    ContainmentAction require(long id) {
        return actions.find(id)
                .filter(action -> visibility.isVisible(action.caseKey()))
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND,
                        "No such action",
                        "There is no containment action " + id + " that you may see. Look at the page Containment."));
    }

    /** @throws Refusal where the action is not of this case */
    void requireOf(CaseKey key, long id) {
        visibility.require(key);
        if (!require(id).caseKey().equals(key)) {
            throw new Refusal(
                    HttpStatus.NOT_FOUND, "No such action", "Case " + key + " has no containment action " + id + ".");
        }
    }

    private static String reason(String text) {
        if (text.isBlank() || text.length() > LONGEST_REASON) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "No reason",
                    "Say why, in 1 to " + LONGEST_REASON + " characters: it goes into the record.");
        }
        return text.strip();
    }
}
