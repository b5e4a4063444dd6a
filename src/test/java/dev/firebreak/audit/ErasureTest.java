package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.tlog.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database does and refuses when entries are erased. */
@Tag("own-jvm")
class ErasureTest {

    private static final String ASK = """
            INSERT INTO audit.erasure_request (case_key, seqs, person, reason, at)
            VALUES ('IR-1', '{3,4}', 'lena', 'GDPR Art. 17, file 7', now())
            """;

    @TempDir
    private Path folder = Path.of("");

    private OwnRecord record;

    @BeforeEach
    void aSignedRecord() throws Exception {
        record = new OwnRecord(folder).migrated("54");
        record.append("Marked", 260);
        record.signer().sign();
    }

    @AfterEach
    void close() throws IOException {
        record.close();
    }

    @Test
    void whatWasSaidIsGoneAndEveryProofHolds() {
        List<byte[]> before = leaves();
        record.runtime.execute(ASK);
        assertThat(erase("marta")).isEqualTo(2);
        assertThat(count("audit.sequenced WHERE body IS NULL AND salt IS NULL AND actor = 'erased' AND seq IN (3, 4)"))
                .isEqualTo(2);
        assertThat(count("audit.sequenced WHERE body IS NULL")).isEqualTo(2);
        assertThat(leaves()).usingRecursiveComparison().isEqualTo(before);
        assertThat(record.isProvable(LongStream.range(0, 260))).isTrue();
        record.append("Marked", 1);
        assertThat(record.signer().sign().map(Checkpoint::parse).orElseThrow().size())
                .isEqualTo(261);
        assertThat(record.superuser.queryForMap(
                        "SELECT actor, summary, details::text, number FROM audit.entry WHERE seq = 3"))
                .containsEntry("actor", "erased")
                .containsEntry("number", 4L)
                .containsEntry("details", "{\"erasure\" : 1}")
                .hasEntrySatisfying(
                        "summary",
                        summary -> assertThat(summary.toString())
                                .matches("Erased on \\d{4}-\\d\\d-\\d\\d for: GDPR Art. 17, file 7"));
    }

    @Test
    void whoeverAskedCannotDecide() {
        record.runtime.execute(ASK);
        assertThatThrownBy(() -> erase("lena")).hasMessageContaining("erasure_by_two_people");
        assertThatThrownBy(() -> erase("LENA")).hasMessageContaining("erasure_by_two_people");
        assertThat(count("audit.sequenced WHERE body IS NULL")).isZero();
    }

    @Test
    void noRequestIsDecidedTwice() {
        record.runtime.execute(ASK);
        erase("marta");
        assertThatThrownBy(() -> erase("max")).hasMessageContaining("erasure_decision_pkey");
    }

    @Test
    void nothingIsErasedWithoutARequestAndNothingByHalves() {
        assertThatThrownBy(() -> erase("marta")).hasMessageContaining("query returned no rows");
        record.runtime.execute(ASK.replace("{3,4}", "{3,999}"));
        assertThatThrownBy(() -> record.runtime.execute("SELECT audit.erase(1, 'marta', 'yes', now())"))
                .hasMessageContaining("names entries that cannot be erased");
        record.runtime.execute(ASK.replace("'IR-1'", "'IR-2'"));
        assertThatThrownBy(() -> record.runtime.execute("SELECT audit.erase(2, 'marta', 'yes', now())"))
                .hasMessageContaining("names entries that cannot be erased");
        record.append("EntriesErased", 1);
        record.runtime.execute(ASK.replace("{3,4}", "{260}"));
        assertThatThrownBy(() -> record.runtime.execute("SELECT audit.erase(3, 'marta', 'yes', now())"))
                .hasMessageContaining("names entries that cannot be erased");
        assertThat(count("audit.sequenced WHERE body IS NULL")).isZero();
    }

    @Test
    void runTimeLoginErasesByTheFunctionOnly() {
        record.runtime.execute(ASK);
        for (String sql : List.of(
                "UPDATE audit.sequenced SET body = NULL, salt = NULL, actor = 'erased', erasure = 1 WHERE seq = 3",
                "DELETE FROM audit.sequenced WHERE seq = 3",
                "INSERT INTO audit.erasure_decision VALUES (1, 'lena', 'marta', true, 'x', now())",
                "UPDATE audit.erasure_request SET person = 'max'",
                "DELETE FROM audit.erasure_request")) {
            assertThatThrownBy(() -> record.runtime.execute("SET audit.erasing = '1'; " + sql))
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theOwnersSlipsAreRefusedToo() {
        record.runtime.execute(ASK);
        for (String change : List.of(
                "body = NULL, salt = NULL, erasure = 1",
                "body = NULL, salt = NULL, erasure = 1, kind = 'Other'",
                "actor = 'max'",
                "body = '{}'")) {
            assertThatThrownBy(
                            () -> record.superuser.execute("UPDATE audit.sequenced SET " + change + " WHERE seq = 3"))
                    .as(change)
                    .hasMessageContaining("The record is append-only: UPDATE on sequenced is refused");
        }
    }

    private Integer erase(String login) {
        return record.runtime.queryForObject("SELECT audit.erase(1, ?, 'checked', now())", Integer.class, login);
    }

    private List<byte[]> leaves() {
        return record.superuser.queryForList("SELECT leaf_hash FROM audit.sequenced ORDER BY seq", byte[].class);
    }

    private long count(String what) {
        Long count = record.superuser.queryForObject("SELECT count(*) FROM " + what, Long.class);
        return count == null ? 0 : count;
    }
}
