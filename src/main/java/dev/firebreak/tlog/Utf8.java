package dev.firebreak.tlog;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 that refuses what it cannot keep, where Java's own puts a question mark. */
public final class Utf8 {

    private Utf8() {}

    /** @throws Malformed if the bytes are not UTF-8 */
    public static String parse(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("Not UTF-8");
        }
    }

    /** @throws Malformed if the text holds half a surrogate pair */
    public static byte[] write(String text) {
        try {
            ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new Malformed("Half a surrogate pair");
        }
    }
}
