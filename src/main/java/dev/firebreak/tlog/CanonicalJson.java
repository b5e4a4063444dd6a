package dev.firebreak.tlog;

import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON as RFC 8785 writes it: the same bytes for the same content. */
public final class CanonicalJson {

    private CanonicalJson() {}

    /**
     * UTF-8. Numbers are doubles, as RFC 8785 has them: what must keep more than 53 bits is a string.
     *
     * @throws Malformed if the text is no JSON object or array, or has a name twice
     */
    public static byte[] of(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException e) {
            throw new Malformed("Not JSON that RFC 8785 can write: " + e.getMessage());
        }
    }
}
