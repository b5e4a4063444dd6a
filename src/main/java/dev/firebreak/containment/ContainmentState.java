package dev.firebreak.containment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a containment action stands. */
enum ContainmentState {
    /** Waits for approval. */
    REQUESTED("waits for approval"),
    APPROVED("approved, not yet sent"),
    DECLINED("not approved"),
    /** Its case went on elsewhere before anything was done. */
    WITHDRAWN("withdrawn"),
    APPLYING("being carried out"),
    /** The hook said no; a person answers. */
    REFUSED("refused by the hook"),
    /** Sent, and the answer is not known; a person answers. */
    UNKNOWN("outcome unknown"),
    /** Did not take effect, and nobody tries further. */
    FAILED("not in effect"),
    ACTIVE("in force"),
    /** Took effect, and there is nothing to undo. */
    DONE("done"),
    /** Somebody asked for its release; another person clears it. */
    RELEASE_REQUESTED("in force, release asked for"),
    RELEASING("being released"),
    RELEASE_REFUSED("release refused by the hook"),
    RELEASE_UNKNOWN("release unknown"),
    RELEASED("released"),
    /** Two people signed that it stays. */
    PERMANENT("permanent");

    private static final Set<ContainmentState> IN_FORCE =
            EnumSet.of(ACTIVE, RELEASE_REQUESTED, RELEASING, RELEASE_REFUSED, RELEASE_UNKNOWN, PERMANENT);
    private static final Set<ContainmentState> RELEASABLE = EnumSet.of(ACTIVE, RELEASE_REFUSED, RELEASE_UNKNOWN);
    private static final Set<ContainmentState> UNSETTLED =
            EnumSet.of(APPLYING, UNKNOWN, ACTIVE, RELEASE_REQUESTED, RELEASING, RELEASE_REFUSED, RELEASE_UNKNOWN);
    private static final Set<ContainmentState> ENDS =
            EnumSet.of(DECLINED, WITHDRAWN, FAILED, DONE, RELEASED, PERMANENT);
    private static final Set<ContainmentState> SIGNABLE = EnumSet.of(ACTIVE, RELEASE_REFUSED, RELEASE_UNKNOWN);
    private static final Set<ContainmentState> UNDER_WAY = EnumSet.of(REQUESTED, APPROVED, APPLYING, REFUSED, UNKNOWN);

    private final String plain;

    ContainmentState(String plain) {
        this.plain = plain;
    }

    /** What it restrains now, as far as anybody knows. */
    static Set<ContainmentState> inForce() {
        return EnumSet.copyOf(IN_FORCE);
    }

    /** What a release can be tried on. */
    static Set<ContainmentState> releasable() {
        return EnumSet.copyOf(RELEASABLE);
    }

    /** What keeps a case open. */
    static Set<ContainmentState> unsettled() {
        return EnumSet.copyOf(UNSETTLED);
    }

    /** Asked for and not yet at its end. */
    static Set<ContainmentState> underWay() {
        return EnumSet.copyOf(UNDER_WAY);
    }

    static ContainmentState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No containment state '" + word + "'"));
    }

    /** As stored and as the API shows it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In plain words, for people. */
    String plain() {
        return plain;
    }

    /** Whether nothing further becomes of it. */
    boolean isEnd() {
        return ENDS.contains(this);
    }

    /** Whether two people may sign that it stays. */
    boolean signable() {
        return SIGNABLE.contains(this);
    }
}
