package dev.firebreak.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    /** The example of Go's sumdb/note, which C2SP signed-note was written down from. */
    private static final String GO_SIGNER =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private static final String GO_VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String GO_TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";

    private static final String GO_NOTE = GO_TEXT
            + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static final String C2SP_VERIFIER = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String C2SP_NOTE = "This is an example message.\n\n"
            + "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    /** The example of C2SP tlog-checkpoint. */
    private static final String C2SP_CHECKPOINT = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """;

    /** The example of C2SP signed-note: an empty line in the text, and letters beyond ASCII. */
    private static final String C2SP_POEM = """
            Ognuno sta solo sul cuor della terra
            trafitto da un raggio di sole:

            ed \u00e8 subito sera.

            \u2014 quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
            """;

    @Test
    void signsWhatTheReferenceSigns() {
        SignedNote note = SignedNote.sign(GO_TEXT, SignerKey.parse(GO_SIGNER));
        assertThat(text(note.bytes())).isEqualTo(GO_NOTE);
        assertThat(SignerKey.parse(GO_SIGNER).verifier()).hasToString(GO_VERIFIER);
    }

    @Test
    void trustsWhatTheReferenceSigned() {
        assertThat(verdict(GO_NOTE, GO_VERIFIER)).isEqualTo(SignedNote.Verdict.TRUSTED);
        assertThat(verdict(C2SP_NOTE, C2SP_VERIFIER)).isEqualTo(SignedNote.Verdict.TRUSTED);
    }

    @Test
    void notesComeBackToTheByte() {
        for (String each : List.of(GO_NOTE, C2SP_NOTE, C2SP_CHECKPOINT, C2SP_POEM)) {
            assertThat(text(note(each).bytes())).isEqualTo(each);
        }
        assertThat(note(C2SP_POEM).text()).endsWith("sole:\n\ned \u00e8 subito sera.\n");
    }

    @Test
    void changedTextIsABadSignature() {
        assertThat(verdict(GO_NOTE.replace("answer", "Answer"), GO_VERIFIER))
                .isEqualTo(SignedNote.Verdict.BAD_SIGNATURE);
    }

    @Test
    void anUnknownKeyIsNoSignatureAtAll() {
        assertThat(verdict(GO_NOTE, C2SP_VERIFIER)).isEqualTo(SignedNote.Verdict.UNKNOWN_KEY);
        assertThat(note(GO_NOTE).verdict(List.of())).isEqualTo(SignedNote.Verdict.UNKNOWN_KEY);
    }

    @Test
    void oneOfTwoSignersIsEnoughAndTheOtherIsIgnored() throws NoSuchAlgorithmException {
        SignerKey other = fresh("example.org/other");
        SignedNote note = SignedNote.sign(GO_TEXT, SignerKey.parse(GO_SIGNER), other);
        assertThat(note.verdict(List.of(other.verifier()))).isEqualTo(SignedNote.Verdict.TRUSTED);
        assertThat(verdict(text(note.bytes()), GO_VERIFIER)).isEqualTo(SignedNote.Verdict.TRUSTED);
        String broken = text(note.bytes()).replace("x08go/ZJ", "x08go/ZK");
        assertThat(note(broken).verdict(List.of(other.verifier(), VerifierKey.parse(GO_VERIFIER))))
                .isEqualTo(SignedNote.Verdict.BAD_SIGNATURE);
    }

    @Test
    void everyByteOfANoteCounts() {
        byte[] note = GO_NOTE.getBytes(StandardCharsets.UTF_8);
        List<VerifierKey> keys = List.of(VerifierKey.parse(GO_VERIFIER));
        for (int at = 0; at < note.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = note.clone();
                changed[at] ^= (byte) (1 << bit);
                assertThat(verdictOrMalformed(changed, keys)).as(at + "/" + bit).isNotEqualTo("TRUSTED");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n\n\u2014 a AAAAAAA=",
                "text\n\n\u2014 a\n",
                "text\n\n\u2014  AAAAAAA=\n",
                "text\n\n- a AAAAAAA=\n",
                "text\n\n\u2014 a+b AAAAAAA=\n",
                "text\n\n\u2014 a b AAAAAAA=\n",
                "text\n\n\u2014 a AAAAAAB=\n",
                "text\n\n\u2014 a AAAAAA==\n",
                "text\n\n\u2014 a ?\n",
                "text\r\n\n\u2014 a AAAAAAA=\n",
                "te\txt\n\n\u2014 a AAAAAAA=\n"
            })
    void whatIsNoNoteIsMalformed(String text) {
        assertThatThrownBy(() -> note(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void aNoteHasAtMostSixteenSignatures() {
        String line = "\u2014 a AAAAAAA=\n";
        assertThat(note("text\n\n" + line.repeat(16)).signatures()).hasSize(16);
        assertThatThrownBy(() -> note("text\n\n" + line.repeat(17))).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T=",
                "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n"
            })
    void whatIsNoVerifierKeyIsMalformed(String line) {
        assertThatThrownBy(() -> VerifierKey.parse(line)).isInstanceOf(Malformed.class);
    }

    @Test
    void aSignerKeyThatIsNoneIsNotRepeatedInTheMessage() {
        List<String> manglings = new ArrayList<>(List.of(GO_SIGNER.replace("c74f", "c74e"), GO_SIGNER.substring(8)));
        manglings.add(GO_SIGNER.substring(0, GO_SIGNER.length() - 4));
        for (String each : manglings) {
            assertThatThrownBy(() -> SignerKey.parse(each))
                    .isInstanceOf(Malformed.class)
                    .hasMessageNotContaining("AYEKF");
        }
    }

    private static String verdictOrMalformed(byte[] note, List<VerifierKey> keys) {
        try {
            return SignedNote.parse(note).verdict(keys).name();
        } catch (Malformed e) {
            return "MALFORMED";
        }
    }

    private static SignedNote.Verdict verdict(String note, String key) {
        return note(note).verdict(List.of(VerifierKey.parse(key)));
    }

    private static SignedNote note(String text) {
        return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static SignerKey fresh(String name) throws NoSuchAlgorithmException {
        return SignerKey.of(
                name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
    }
}
