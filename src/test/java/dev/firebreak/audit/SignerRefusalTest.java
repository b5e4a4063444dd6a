package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.SignedNote;
import dev.firebreak.tlog.SignerKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The signer signs nothing that is not a continuation of what it signed. */
@Tag("own-jvm")
class SignerRefusalTest {

    @TempDir
    private Path folder = Path.of("");

    private OwnRecord record;

    @BeforeEach
    void signedRecord() throws Exception {
        record = new OwnRecord(folder).migrated("50");
        record.append("Marked", 300);
        assertThat(sizeOf(record.signer().sign().orElseThrow())).isEqualTo(300);
    }

    @AfterEach
    void close() throws IOException {
        record.close();
    }

    @Test
    void whatIsAddedIsSignedAndNothingNewIsNot() {
        assertThat(record.signer().sign()).isEmpty();
        record.append("Marked", 1);
        assertThat(sizeOf(record.signer().sign().orElseThrow())).isEqualTo(301);
    }

    @Test
    void aRecordThatWasCutIsNotSigned() {
        record.spoil("audit.sequenced", "DELETE FROM audit.sequenced WHERE seq >= 290");
        assertRefused("The record has 290 entries, and 300 were signed");
        record.append("Marked", 20);
        assertRefused("The first 300 entries of the record are not those that were signed");
    }

    @Test
    void aRestoredBackupIsNotSigned() {
        String[] tables = {"case_head", "sequenced", "tile", "checkpoint", "signing_key", "staged"};
        for (String table : tables) {
            record.superuser.execute("CREATE TABLE kept_" + table + " AS TABLE audit." + table);
        }
        record.append("Marked", 300);
        record.signer().sign();
        for (String table : tables) {
            record.spoil("audit." + table, "DELETE FROM audit." + table);
            record.superuser.execute(
                    "INSERT INTO audit." + table + " OVERRIDING SYSTEM VALUE SELECT * FROM kept_" + table);
        }
        assertRefused("The record has 300 entries, and 600 were signed");
        record.append("Other", 400);
        assertRefused("The first 600 entries of the record are not those that were signed");
    }

    @Test
    void anEditedTileIsNotSigned() {
        record.spoil(
                "audit.tile",
                "UPDATE audit.tile SET hashes = set_byte(hashes, 7, get_byte(hashes, 7) # 1) WHERE level = 0");
        record.append("Marked", 1);
        assertRefused("The first 300 entries of the record are not those that were signed");
    }

    @Test
    void aMissingFileIsMadeUpForByASettingOnceAndThatIsRecorded() throws Exception {
        record.forget();
        record.append("Marked", 1);
        assertRefused("is missing, and the database has a checkpoint of 300 entries");
        record.startAnewAt(299);
        assertRefused("start-anew-at=300");
        record.startAnewAt(300);
        assertThat(sizeOf(record.signer().sign().orElseThrow())).isEqualTo(301);
        record.sequence();
        assertThat(record.superuser.queryForList(
                        "SELECT kind FROM audit.entry ORDER BY seq DESC LIMIT 1", String.class))
                .containsExactly("SignerStartedAnew");
        record.forget();
        assertRefused("the database has a checkpoint of 301 entries");
    }

    @Test
    void whatTheDatabaseCallsAKeyDoesNotMakeItOne() throws Exception {
        SignerKey stranger = SignerKey.of(
                "firebreak/test",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        SignedNote last = record.checkpoints().newest().orElseThrow();
        record.checkpoints().use(stranger.verifier().line());
        record.checkpoints().add(400, SignedNote.sign(last.text(), stranger));
        record.forget();
        record.startAnewAt(300);
        assertRefused("is not one that firebreak/test signed with a key that is trusted here");
    }

    @Test
    void anEarlierKeyCountsOnceItIsConfigured() {
        String before = record.checkpoints().keys().get(0);
        record.append("Marked", 1);
        record.changeKey();
        assertRefused("add the verifier key that went before to firebreak.record.earlier-keys");
        record.changeKey(before);
        assertThat(sizeOf(record.signer().sign().orElseThrow())).isEqualTo(301);
        assertThat(record.checkpoints().keys()).hasSize(2).startsWith(before);
    }

    @Test
    void whatWasKeptBeforeACrashIsPublishedAfterIt() {
        record.spoil("audit.checkpoint", "DELETE FROM audit.checkpoint");
        assertThat(record.signer().sign()).isEmpty();
        assertThat(record.checkpoints().newest().map(SignerRefusalTest::sizeOf)).contains(300L);
    }

    private void assertRefused(String reason) {
        CheckpointSigner signer = record.signer();
        IntStream.range(0, 2)
                .forEach(again -> assertThatThrownBy(signer::sign)
                        .isInstanceOf(CheckpointRefused.class)
                        .hasMessageContaining(reason));
    }

    private static long sizeOf(SignedNote note) {
        return Checkpoint.parse(note).size();
    }
}
