package dev.firebreak.containment;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The catalogue: what Firebreak can do to contain a threat. The plan's tables and forms refer to these by word. */
enum ContainmentKind {
    ISOLATE_HOST(
            "isolate-host",
            "Isolate host",
            TargetKind.HOST,
            RiskClass.HIGH,
            Duration.ofSeconds(60),
            "The machine is connected again.",
            Set.of(ContainmentParameter.ADDRESS, ContainmentParameter.CONTAIN_HOURS),
            "The machine talks to nobody but the security tools.",
            "Whoever works on it, and every service that it runs, is cut off."),
    TAKE_SNAPSHOT(
            "take-snapshot",
            "Take snapshot",
            TargetKind.HOST,
            RiskClass.LOW,
            Duration.ofSeconds(120),
            "",
            Set.of(),
            "Disk and memory are kept as evidence, as they are now.",
            "The machine may stand still for a moment, and the snapshot needs room."),
    STOP_SERVICE(
            "stop-service",
            "Stop service",
            TargetKind.HOST,
            RiskClass.HIGH,
            Duration.ofSeconds(60),
            "The service is started again.",
            Set.of(ContainmentParameter.SERVICE, ContainmentParameter.CONTAIN_HOURS),
            "The service on this machine no longer answers anybody.",
            "Everybody who needs the service waits until it is started again."),
    BLOCK_IP(
            "block-ip",
            "Block IP address",
            TargetKind.IP,
            RiskClass.MEDIUM,
            Duration.ofSeconds(30),
            "The address is let through again.",
            Set.of(ContainmentParameter.CONTAIN_HOURS),
            "No traffic passes from or to this address.",
            "Others behind the same address, such as customers of one provider, are shut out too."),
    BLOCK_DOMAIN(
            "block-domain",
            "Block domain",
            TargetKind.DOMAIN,
            RiskClass.MEDIUM,
            Duration.ofSeconds(30),
            "The domain can be reached again.",
            Set.of(ContainmentParameter.CONTAIN_HOURS),
            "Nobody in the house reaches this domain.",
            "Useful pages and mails of the same domain are gone too."),
    BLOCK_URL(
            "block-url",
            "Block web address",
            TargetKind.URL,
            RiskClass.LOW,
            Duration.ofSeconds(30),
            "The page can be reached again.",
            Set.of(ContainmentParameter.CONTAIN_HOURS),
            "Nobody in the house reaches this one page; the rest of its site stays open.",
            "Whoever needs the page has to ask for it. The attacker may move it to another address."),
    BLOCK_HASH(
            "block-hash",
            "Block file by hash",
            TargetKind.HASH,
            RiskClass.MEDIUM,
            Duration.ofSeconds(60),
            "The file may run again.",
            Set.of(ContainmentParameter.CONTAIN_HOURS),
            "No managed machine runs a file with this content.",
            "Where the file belongs to a program in use, that program stops working everywhere."),
    DISABLE_ACCOUNT(
            "disable-account",
            "Disable account",
            TargetKind.ACCOUNT,
            RiskClass.MEDIUM,
            Duration.ofSeconds(30),
            "The account is enabled again.",
            Set.of(ContainmentParameter.CONTAIN_HOURS),
            "Nobody signs in with this account.",
            "Its owner cannot work, and jobs that run under it fail."),
    REVOKE_SESSIONS(
            "revoke-sessions",
            "Revoke sessions",
            TargetKind.ACCOUNT,
            RiskClass.LOW,
            Duration.ofSeconds(30),
            "",
            Set.of(),
            "Every session and token of the account ends; it has to sign in again.",
            "Its owner may lose work that is not saved."),
    QUARANTINE_MAIL(
            "quarantine-mail",
            "Quarantine mail",
            TargetKind.MAIL,
            RiskClass.LOW,
            Duration.ofSeconds(60),
            "The mail is put back into the mailboxes.",
            Set.of(ContainmentParameter.CONTAIN_HOURS),
            "The mail is taken out of every mailbox.",
            "Recipients who need it have to ask for it."),
    RESTRICT_SEGMENT(
            "restrict-segment",
            "Restrict network segment",
            TargetKind.CIDR,
            RiskClass.HIGH,
            Duration.ofSeconds(60),
            "The segment is connected again.",
            Set.of(ContainmentParameter.CONTAIN_HOURS),
            "No traffic leaves or enters this part of the network.",
            "Everybody and everything in the segment is cut off, also what was never attacked.");

    private final String word;
    private final String title;
    private final TargetKind targetKind;
    private final RiskClass risk;
    private final Duration timeOut;
    private final String undoing;
    private final Set<ContainmentParameter> parameters;
    private final String expectedEffect;
    private final String sideEffect;

    ContainmentKind(
            String word,
            String title,
            TargetKind targetKind,
            RiskClass risk,
            Duration timeOut,
            String undoing,
            Set<ContainmentParameter> parameters,
            String expectedEffect,
            String sideEffect) {
        this.word = word;
        this.title = title;
        this.targetKind = targetKind;
        this.risk = risk;
        this.timeOut = timeOut;
        this.undoing = undoing;
        this.parameters = parameters;
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
        return !undoing.isEmpty();
    }

    /** What its release does, in plain words; "" where nothing undoes it. */
    String undoing() {
        return undoing;
    }

    /** What it takes besides its target. */
    Set<ContainmentParameter> parameters() {
        return parameters;
    }

    /** What it cannot do without. */
    Set<ContainmentParameter> required() {
        return parameters.contains(ContainmentParameter.SERVICE) ? Set.of(ContainmentParameter.SERVICE) : Set.of();
    }

    RiskClass risk() {
        return risk;
    }

    /** How long a hook may take for it: then its call is given up, and its outcome is unknown. */
    Duration timeOut() {
        return timeOut;
    }

    String expectedEffect() {
        return expectedEffect;
    }

    String sideEffect() {
        return sideEffect;
    }
}
