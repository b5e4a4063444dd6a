package dev.firebreak.worker;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Where a worker finds its server. */
record ServerAddress(URI base) {

    /** Names and numbers that are this machine without anybody being asked. */
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

    /** @throws IllegalArgumentException with a sentence, where the token would not be safe there */
    static ServerAddress of(String url) {
        URI uri = read(url);
        boolean server = uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null;
        boolean safe = "https".equals(uri.getScheme())
                || "http".equals(uri.getScheme())
                        && server
                        && LOOPBACK.matcher(uri.getHost()).matches();
        if (!server || !safe || uri.getFragment() != null) {
            throw unusable(url);
        }
        return new ServerAddress(URI.create(url.replaceAll("/+$", "")));
    }

    private static URI read(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw unusable(url);
        }
    }

    private static IllegalArgumentException unusable(String url) {
        return new IllegalArgumentException(
                "'" + url + "' is no address that a worker may have for its server. Give one such as"
                        + " https://firebreak.example.org; http only for a server on the same machine.");
    }

    /** @param path such as {@code /api/effects/fetch} */
    URI at(String path) {
        return URI.create(base + path);
    }
}
