package dev.firebreak.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.ClosingCondition;
import dev.firebreak.process.ACase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Evidence where policy is strict: small files only, and none missing. */
@Tag("own-jvm")
@FirebreakTest
@TestPropertySource(properties = {"firebreak.evidence.limit=2MB", "firebreak.evidence.needed-for=high"})
class EvidenceLimitsTest {

    private static final int MEGABYTE = 1 << 20;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ACase cases;

    @Autowired
    List<ClosingCondition> conditions;

    @Test
    void aFileOfTheLimitIsTakenAndOneByteMoreIsNot() {
        String path = path(cases.high());
        assertThat(send(path, 2 * MEGABYTE).statusCode()).isEqualTo(201);
        HttpResponse<String> refused = send(path, 2 * MEGABYTE + 1);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("2 MB at most", "firebreak.evidence.limit");
        assertThat(new Api(port, "anna").get(path).json()).hasSize(1);
        assertThat(halves()).isZero();
    }

    @Test
    void aClientThatNeverEndsIsRefusedAtTheLimitAndNothingStays() throws IOException {
        String path = path(cases.high());
        long contents = contents();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            assertThat(sendUntilAnswered(socket, path)).isLessThan(64);
            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine())
                    .contains(" 413 ");
        }
        assertThat(new Api(port, "anna").get(path).json()).isEmpty();
        assertThat(halves()).isZero();
        assertThat(contents()).isEqualTo(contents);
    }

    @Test
    void whatIsAnnouncedAsTooLargeIsNotRead() throws IOException {
        String head = "POST " + path(cases.high()) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + new Form(port, "anna").credentials() + "\r\nContent-Type: " + Form.type() + "\r\nContent-Length: "
                + (1L << 40) + "\r\n\r\n" + Form.head(Form.LABEL, "x");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine())
                    .contains(" 413 ");
        }
    }

    @Test
    void aCaseOfThatSeverityStaysOpenUntilItHasEvidence() {
        String high = cases.high();
        assertThat(obstacles(high))
                .anyMatch(sentence -> sentence.startsWith("Nothing of this case has a custody record"));
        assertThat(send(path(high), 10).statusCode()).isEqualTo(201);
        assertThat(obstacles(high)).isEmpty();
        assertThat(obstacles(cases.medium())).isEmpty();
    }

    private List<String> obstacles(String key) {
        return conditions.stream()
                .flatMap(condition -> condition.obstacles(new CaseKey(key)).stream())
                .toList();
    }

    /** Megabytes that were sent before an answer came. */
    private int sendUntilAnswered(Socket socket, String path) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                        + new Form(port, "anna").credentials() + "\r\nContent-Type: " + Form.type()
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        chunk(out, Form.head(Form.LABEL, "endless.img").getBytes(StandardCharsets.UTF_8));
        int sent = 0;
        try {
            while (sent < 256 && socket.getInputStream().available() == 0) {
                chunk(out, new byte[MEGABYTE]);
                sent++;
            }
        } catch (IOException notReadAnyMore) {
            assertThat(sent).isPositive();
        }
        return sent;
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private HttpResponse<String> send(String path, int size) {
        return new Form(port, "anna").send(path, "x.img", new byte[size]);
    }

    private static String path(String key) {
        return "/api/cases/" + key + "/evidence";
    }

    private long halves() {
        return count("SELECT count(*) FROM evidence.upload");
    }

    private long contents() {
        return count("SELECT count(*) FROM pg_largeobject_metadata");
    }

    private long count(String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }
}
