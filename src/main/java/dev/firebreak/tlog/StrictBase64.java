package dev.firebreak.tlog;

import java.util.Base64;

/** Base 64 of RFC 4648 §4 with padding and zero spare bits, so that the same bytes are never written in two ways. */
final class StrictBase64 {

    private StrictBase64() {}

    static byte[] parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed("Not base 64");
        }
        if (!write(bytes).equals(text)) {
            throw new Malformed("Not base 64 in its one form");
        }
        return bytes;
    }

    static String write(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
