package dev.firebreak.containment;

import dev.firebreak.cases.IncidentCase;
import dev.firebreak.cases.Indicator;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a case offers as targets of one kind: its assets, accounts and indicators, as far as they can be read as such. */
final class CaseTargets {

    private CaseTargets() {}

    /** In the one spelling of the kind, each once, in the order of the case. */
    static List<String> of(IncidentCase incident, TargetKind kind) {
        Stream<String> candidates = switch (kind) {
            case HOST -> incident.assets().stream();
            case ACCOUNT -> incident.accounts().stream();
            case IP, DOMAIN, HASH, MAIL, URL, CIDR ->
                incident.indicators().stream()
                        .map(indicator -> valueFor(kind, indicator))
                        .flatMap(Optional::stream);
        };
        return candidates
                .map(text -> read(kind, text))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<String> valueFor(TargetKind kind, Indicator indicator) {
        String type = indicator.type().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (type.equals("url") && kind == TargetKind.DOMAIN) {
            return hostOf(indicator.value());
        }
        TargetKind meant = switch (type) {
            case "ip", "ipv4", "ipv6", "ipaddress" -> TargetKind.IP;
            case "domain", "domainname", "fqdn" -> TargetKind.DOMAIN;
            case "url", "uri" -> TargetKind.URL;
            case "cidr", "network", "subnet", "ipv4cidr", "ipv6cidr" -> TargetKind.CIDR;
            case "hash", "filehash", "md5", "sha1", "sha256", "sha512" -> TargetKind.HASH;
            case "messageid", "mailid", "emailmessageid" -> TargetKind.MAIL;
            default -> null;
        };
        return meant == kind ? Optional.of(indicator.value()) : Optional.empty();
    }

    private static Optional<String> hostOf(String url) {
        try {
            return Optional.ofNullable(URI.create(url.strip()).getHost());
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }

    private static Optional<String> read(TargetKind kind, String text) {
        try {
            return Optional.of(kind.read(text));
        } catch (InvalidTarget notForThisKind) {
            return Optional.empty();
        }
    }
}
