package dev.firebreak.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Erasing what the record says of somebody: lena of legal asks, marta of management decides. */
@FirebreakTest
class ErasurePageTest {

    private static final String PAGE = "/audit/erasures";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    private String key = "";
    private Visitor lena = Visitor.unknown(0);
    private Visitor marta = Visitor.unknown(0);

    @BeforeEach
    void aCaseWithItsFirstEntriesInTheRecord() {
        key = new Api(port, "anna")
                .post("/api/cases", "{\"title\":\"Mail of Erika Mustermann\",\"severity\":\"high\"}")
                .at("key");
        await().atMost(Duration.ofSeconds(60)).until(() -> count("audit.sequenced WHERE number = 1") == 1);
        lena = Visitor.withSession(port, "lena");
        marta = Visitor.withSession(port, "marta");
    }

    @Test
    void onePersonAsksAnotherErasesAndAuditorsSeeIt() {
        String kind = jdbc.queryForObject(
                "SELECT kind FROM audit.sequenced WHERE case_key = ? AND number = 1", String.class, key);
        assertThat(ask("1", "GDPR Art. 17, file 7")).contains("It is asked for. Another person decides.");
        long id = waiting();
        assertThat(decide(lena, id, "erase")).contains("You asked for it yourself. Another person decides.");
        assertThat(count("audit.entry WHERE details ->> 'erasure' IS NOT NULL")).isZero();
        assertThat(marta.get(PAGE).body()).contains("GDPR Art. 17, file 7", "No. 1, " + kind, "Erase for good");
        assertThat(lena.get(PAGE).body()).contains("GDPR Art. 17, file 7").doesNotContain("Erase for good");

        assertThat(decide(marta, id, "erase")).contains("Erased. The record says so.");
        assertThat(count("audit.sequenced WHERE number = 1 AND body IS NULL AND salt IS NULL AND actor = 'erased'"))
                .isOne();
        assertThat(decide(marta, id, "keep")).contains("That is decided already.");
        assertThat(ask("1", "again")).contains("There is nothing to erase under 1");

        Visitor olga = Visitor.withSession(port, "olga");
        assertThat(olga.get("/audit?caseKey=" + key).body())
                .contains(
                        "for: GDPR Art. 17, file 7",
                        "lena asks to erase entry 1",
                        "marta erased entry 1, as lena asked");
        assertThat(olga.get(PAGE).body()).contains("<strong>Erased</strong>").doesNotContain("Ask to erase");
        assertThat(new Api(port, "anna").get("/api/cases/" + key + "/timeline").text())
                .contains("for: GDPR Art. 17, file 7");
        assertThat(
                        count(
                                "audit.entry WHERE kind = 'EntriesErased' AND actor = 'marta' "
                                        + "AND details ->> 'requestedBy' = 'lena' AND details ->> 'requestReason' = 'GDPR Art. 17, file 7'"))
                .isOne();
    }

    @Test
    void aCaseOnLegalHoldKeepsEverything() {
        ask("1", "GDPR Art. 17, file 8");
        long id = waiting();
        hold(true);
        assertThat(decide(marta, id, "erase")).contains("is on legal hold: lawsuit");
        assertThat(ask("2", "another")).contains("is on legal hold: lawsuit").contains("value=\"2\"");
        assertThatThrownBy(() -> jdbc.queryForObject("SELECT audit.erase(?, 'marta', 'yes', now())", Integer.class, id))
                .hasMessageContaining("Case " + key + " is on legal hold: nothing of it is erased");
        hold(false);
        assertThat(decide(marta, id, "erase")).contains("Erased. The record says so.");
    }

    @Test
    void aNoIsAnEntryToo() {
        ask("1", "GDPR Art. 17, file 9");
        assertThat(decide(marta, waiting(), "keep")).contains("Kept. The record says so.");
        assertThat(count("audit.entry WHERE kind = 'ErasureDeclined' AND actor = 'marta'"))
                .isOne();
        assertThat(count("audit.sequenced WHERE body IS NULL")).isZero();
    }

    @Test
    void whatTellsOfAnErasureStays() {
        ask("1", "GDPR Art. 17, file 10");
        decide(marta, waiting(), "erase");
        await().atMost(Duration.ofSeconds(60)).until(() -> count("audit.sequenced WHERE kind = 'EntriesErased'") == 1);
        Long number = jdbc.queryForObject(
                "SELECT number FROM audit.sequenced WHERE case_key = ? AND kind = 'EntriesErased'", Long.class, key);
        assertThat(ask(String.valueOf(number), "hide it")).contains("tells of an erasure, and stays.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one     | GDPR | is no number of an entry",
                "5-3     | GDPR | the smaller number of a range first",
                "1-9999  | GDPR | Name one to 1000 entries",
                "1, 9998 | GDPR | There is nothing to erase under 9998",
                "1       | ' '  | 'reason' is missing."
            })
    void whatCannotBeIsRefusedWithASentence(String numbers, String reason, String sentence) {
        assertThat(ask(numbers, reason)).contains(sentence.replace("'", "&#39;"));
    }

    @Test
    void aCaseThatOthersMayNotKnowOfIsNotNamed() {
        jdbc.update("UPDATE incident_case SET restricted = true WHERE key = ?", key);
        assertThat(ask("1", "GDPR")).contains("There is no case &#39;" + key + "&#39; that you may see.");
    }

    private String ask(String numbers, String reason) {
        lena.form(PAGE, Map.of("caseKey", key, "numbers", numbers, "reason", reason, "_csrf", lena.csrf(PAGE)));
        return lena.get(PAGE).body();
    }

    private static String decide(Visitor person, long id, String answer) {
        person.form(PAGE + "/" + id + "/" + answer, Map.of("reason", "checked", "_csrf", person.csrf(PAGE)));
        return person.get(PAGE).body();
    }

    private void hold(boolean held) {
        assertThat(new Api(port, "lena")
                        .post("/api/cases/" + key + "/legal-hold", "{\"held\":" + held + ",\"reason\":\"lawsuit\"}")
                        .status())
                .isEqualTo(204);
    }

    private long waiting() {
        Long id = jdbc.queryForObject("SELECT max(id) FROM audit.erasure_request WHERE case_key = ?", Long.class, key);
        return id == null ? 0 : id;
    }

    /** Of this case. */
    private long count(String what) {
        String all = what.contains(" WHERE ") ? what + " AND" : what + " WHERE";
        Long count = jdbc.queryForObject("SELECT count(*) FROM " + all + " case_key = ?", Long.class, key);
        return count == null ? 0 : count;
    }
}
