package dev.firebreak.containment;

import java.util.Arrays;
import java.util.Optional;

/** The catalogue: what Firebreak can do to contain a threat. The plan's tables and forms refer to these by word. */
enum ContainmentKind {
    ISOLATE_HOST(
            "isolate-host",
            "Isolate host",
            TargetKind.HOST,
            true,
            RiskClass.HIGH,
            "The machine talks to nobody but the security tools.",
            "Whoever works on it, and every service that it runs, is cut off."),
    TAKE_SNAPSHOT(
            "take-snapshot",
            "Take snapshot",
            TargetKind.HOST,
            false,
            RiskClass.LOW,
            "Disk and memory are kept as evidence, as they are now.",
            "The machine may stand still for a moment, and the snapshot needs room."),
    STOP_SERVICE(
            "stop-service",
            "Stop service",
            TargetKind.HOST,
            true,
            RiskClass.HIGH,
            "The service on this machine no longer answers anybody.",
            "Everybody who needs the service waits until it is started again."),
    BLOCK_IP(
            "block-ip",
            "Block IP address",
            TargetKind.IP,
            true,
            RiskClass.MEDIUM,
            "No traffic passes from or to this address.",
            "Others behind the same address, such as customers of one provider, are shut out too."),
    BLOCK_DOMAIN(
            "block-domain",
            "Block domain",
            TargetKind.DOMAIN,
            true,
            RiskClass.MEDIUM,
            "Nobody in the house reaches this domain.",
            "Useful pages and mails of the same domain are gone too."),
    BLOCK_HASH(
            "block-hash",
            "Block file by hash",
            TargetKind.HASH,
            true,
            RiskClass.MEDIUM,
            "No managed machine runs a file with this content.",
            "Where the file belongs to a program in use, that program stops working everywhere."),
    DISABLE_ACCOUNT(
            "disable-account",
            "Disable account",
            TargetKind.ACCOUNT,
            true,
            RiskClass.MEDIUM,
            "Nobody signs in with this account.",
            "Its owner cannot work, and jobs that run under it fail."),
    REVOKE_SESSIONS(
            "revoke-sessions",
            "Revoke sessions",
            TargetKind.ACCOUNT,
            false,
            RiskClass.LOW,
            "Every session and token of the account ends; it has to sign in again.",
            "Its owner may lose work that is not saved."),
    QUARANTINE_MAIL(
            "quarantine-mail",
            "Quarantine mail",
            TargetKind.MAIL,
            true,
            RiskClass.LOW,
            "The mail is taken out of every mailbox.",
            "Recipients who need it have to ask for it.");

    private final String word;
    private final String title;
    private final TargetKind targetKind;
    private final boolean reversible;
    private final RiskClass risk;
    private final String expectedEffect;
    private final String sideEffect;

    ContainmentKind(
            String word,
            String title,
            TargetKind targetKind,
            boolean reversible,
            RiskClass risk,
            String expectedEffect,
            String sideEffect) {
        this.word = word;
        this.title = title;
        this.targetKind = targetKind;
        this.reversible = reversible;
        this.risk = risk;
        this.expectedEffect = expectedEffect;
        this.sideEffect = sideEffect;
    }

    /** The action of that word; empty where the catalogue has none. */
    static Optional<ContainmentKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** As tables, forms and hooks know it, such as {@code isolate-host}. */
    String word() {
        return word;
    }

    String title() {
        return title;
    }

    TargetKind targetKind() {
        return targetKind;
    }

    /** Whether it can be undone, and therefore stays in force until it is; the others are done once and for all. */
    boolean reversible() {
        return reversible;
    }

    RiskClass risk() {
        return risk;
    }

    String expectedEffect() {
        return expectedEffect;
    }

    String sideEffect() {
        return sideEffect;
    }
}
