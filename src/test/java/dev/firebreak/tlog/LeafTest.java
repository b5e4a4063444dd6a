package dev.firebreak.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeafTest {

    private static final UUID ID = UUID.fromString("0190f4c8-6b1e-7c3a-9d55-3f0e8a1b2c4d");
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");
    private static final Hash BODY = Commitment.of(new byte[32], "{}".getBytes(StandardCharsets.UTF_8));

    private static final String ALONE = """
            firebreak-entry/1
            0190f4c8-6b1e-7c3a-9d55-3f0e8a1b2c4d
            2026-03-01T09:30:00.000Z
            SignedIn
            -
            -
            -
            %s
            """.formatted(BODY);

    private static final String OF_CASE = ALONE.replace("-\n-\n-\n", "IR-2026-0001\n1\n" + "0".repeat(64) + "\n");

    @Test
    void anEntryWithoutACaseIsWrittenInEightLines() {
        Leaf leaf = new Leaf(ID, AT, "SignedIn", null, BODY);
        assertThat(leaf.text()).isEqualTo(ALONE);
        assertThat(Leaf.parse(ALONE)).isEqualTo(leaf);
        assertThat(leaf.hash()).isEqualTo(Hash.ofLeaf(ALONE.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theFirstEntryOfACaseStandsAfterNothing() {
        Leaf leaf = new Leaf(ID, AT, "SignedIn", new Leaf.Place("IR-2026-0001", 1, Leaf.Place.NOTHING), BODY);
        assertThat(leaf.text()).isEqualTo(OF_CASE);
        assertThat(Leaf.parse(OF_CASE)).isEqualTo(leaf);
    }

    @ParameterizedTest
    @CsvSource({
        "firebreak-entry/1, firebreak-entry/2",
        "0190f4c8, 0190F4C8",
        "0190f4c8-6b1e, 190f4c8-6b1e",
        "00.000Z, 00Z",
        "00.000Z, 00.0000Z",
        "09:30:00, 9:30:00",
        "09:30, 24:30",
        "IR-2026-0001, -",
        "IR-2026-0001, ''",
        "SignedIn, ''"
    })
    void aLeafHasOneFormOnly(String part, String other) {
        assertThatThrownBy(() -> Leaf.parse(OF_CASE.replace(part, other))).isInstanceOf(Malformed.class);
    }

    @Test
    void aNumberIsWrittenInOneWay() {
        assertThatThrownBy(() -> Leaf.parse(OF_CASE.replace("\n1\n", "\n01\n"))).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Leaf.parse(OF_CASE.replace("\n1\n", "\n0\n"))).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Leaf.parse(OF_CASE + "\n")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Leaf.parse(OF_CASE.strip())).isInstanceOf(Malformed.class);
    }

    @Test
    void aNewlineInAFieldIsRefused() {
        assertThatThrownBy(() -> new Leaf(ID, AT, "Signed\nIn", null, BODY)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new Leaf.Place("IR\n1", 1, Leaf.Place.NOTHING)).isInstanceOf(Malformed.class);
    }

    /** RFC 4231, test case 1, with its key filled up to a salt's length: HMAC pads keys with zeroes. */
    @Test
    void theCommitmentIsHmacSha256() {
        byte[] salt = new byte[32];
        java.util.Arrays.fill(salt, 0, 20, (byte) 0x0b);
        assertThat(Commitment.of(salt, "Hi There".getBytes(StandardCharsets.US_ASCII)))
                .hasToString("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        assertThatThrownBy(() -> Commitment.of(new byte[31], new byte[0])).isInstanceOf(Malformed.class);
    }
}
