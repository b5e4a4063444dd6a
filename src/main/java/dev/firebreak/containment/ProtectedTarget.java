package dev.firebreak.containment;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.util.Locale;

/**
 * What is never contained unless two people override it.
 *
 * @param kind {@code host}, {@code ip}, {@code cidr}, {@code domain} or {@code account}
 * @param target a host with or without its domain, one address, a network, a domain with all below it, or an account
 * @param reason such as "Domain controller"; whoever asks for it reads this
 */
record ProtectedTarget(
        TargetKind kind, @NotBlank String target, @NotBlank String reason) {

    @AssertTrue(message = "must be a host, ip, cidr, domain or account, written as a target of that kind")
    boolean isTargetReadable() {
        try {
            return switch (kind) {
                case HOST, IP, CIDR, DOMAIN, ACCOUNT -> !kind.read(target).isEmpty();
                case URL, HASH, MAIL -> false;
            };
        } catch (InvalidTarget notOfThisKind) {
            return false;
        }
    }

    /** Whether an action on that target would hit it. */
    boolean isHitBy(TargetKind hit, String other) {
        String own = kind.read(target);
        return switch (hit) {
            case HOST -> kind == TargetKind.HOST && (isBelow(own, other) || isBelow(other, own));
            case IP, CIDR ->
                (kind == TargetKind.IP || kind == TargetKind.CIDR)
                        && Network.of(own).overlaps(Network.of(other));
            case DOMAIN -> isNamed(own, other, true);
            case URL -> isUrlOf(own, UrlTarget.hostOf(other));
            case ACCOUNT -> kind == TargetKind.ACCOUNT && isAccount(own, other);
            case HASH, MAIL -> false;
        };
    }

    private boolean isUrlOf(String own, String host) {
        boolean address = host.contains(":") || host.matches("[0-9.]+");
        return address ? isHitBy(TargetKind.IP, host) : isNamed(own, host, false);
    }

    /** @param whole whether everything below the other name is hit as well */
    private boolean isNamed(String own, String other, boolean whole) {
        boolean named = kind == TargetKind.DOMAIN || kind == TargetKind.HOST;
        return named && (other.equals(own) || other.endsWith("." + own) || whole && own.endsWith("." + other));
    }

    /** "dc01" and "dc01.corp.example" are one machine. */
    private static boolean isBelow(String shorter, String longer) {
        return longer.equals(shorter) || longer.startsWith(shorter + ".");
    }

    private static boolean isAccount(String own, String other) {
        boolean bare = name(own).equalsIgnoreCase(own);
        return bare
                ? name(other).equalsIgnoreCase(own)
                : other.equalsIgnoreCase(own) || other.equalsIgnoreCase(name(own));
    }

    /** Without the directory: {@code EXAMPLE\\anna} and {@code anna@example.org} are {@code anna}. */
    private static String name(String account) {
        String behind = account.substring(account.lastIndexOf('\\') + 1);
        int at = behind.indexOf('@');
        return (at < 0 ? behind : behind.substring(0, at)).toLowerCase(Locale.ROOT);
    }
}
