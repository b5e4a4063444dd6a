package dev.firebreak.verify;

import java.nio.charset.StandardCharsets;

/** Paths inside a bundle that stay inside the folder it is unpacked to, on every system. */
final class SafePath {

    private static final int MAX_BYTES = 512;

    private SafePath() {}

    static boolean holds(String path) {
        if (path.isEmpty() || path.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return false;
        }
        if (path.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\' || c == ':')) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }
}
