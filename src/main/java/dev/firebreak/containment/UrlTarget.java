package dev.firebreak.containment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** One web address (RFC 3986): http or https, on a domain or an address from outside, without credentials and fragment. */
final class UrlTarget {

    private static final int LONGEST = 1000;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private UrlTarget() {}

    static String read(String text) {
        URI url = parse(text);
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST || !SCHEMES.contains(scheme) || url.getHost() == null) {
            throw new InvalidTarget(text, "is no web address. Give it whole, such as https://evil.example/login.");
        }
        if (url.getRawUserInfo() != null) {
            throw new InvalidTarget(text, "holds a user name. Give the address without what stands before the @.");
        }
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return scheme + "://" + host(url.getHost()) + port + path + query;
    }

    /** Its host, as the one spelling of a web address has it. */
    static String hostOf(String url) {
        return URI.create(url).getHost().replaceAll("[\\[\\]]", "");
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidTarget(text, "is no web address: " + e.getReason() + ".");
        }
    }

    private static String host(String host) {
        if (host.startsWith("[")) {
            return "[" + IpTarget.read(host.substring(1, host.length() - 1)) + "]";
        }
        return host.matches("[0-9.]+") ? IpTarget.read(host) : DomainTarget.read(host);
    }
}
