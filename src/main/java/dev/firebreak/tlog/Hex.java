package dev.firebreak.tlog;

import java.util.HexFormat;

/** Lowercase hex and nothing else, so that the same bytes are never written in two ways. */
public final class Hex {

    private Hex() {}

    /** @throws Malformed if this is not lowercase hex of whole bytes */
    public static byte[] parse(String hex) {
        for (int i = 0; i < hex.length(); i++) {
            char each = hex.charAt(i);
            if (!(each >= '0' && each <= '9' || each >= 'a' && each <= 'f')) {
                throw new Malformed("Not lowercase hex: character " + (i + 1));
            }
        }
        if (hex.length() % 2 != 0) {
            throw new Malformed("An odd number of hex digits");
        }
        return HexFormat.of().parseHex(hex);
    }
}
