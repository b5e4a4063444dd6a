package dev.firebreak.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.evidence.Form;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A gigabyte goes in and comes out, as it is and wrapped, in this JVM's half a gigabyte of heap. */
@Tag("proof")
@FirebreakTest
class LargeEvidenceProof {

    private static final Logger LOG = LoggerFactory.getLogger("proof");
    private static final long SIZE = 1L << 30;

    @LocalServerPort
    private int port;

    @Test
    void aGigabyteStreamsInAndOut() throws Exception {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThan(SIZE);
        String path = "/api/cases/"
                + new Api(port, "anna")
                        .post("/api/cases", "{\"title\":\"A large disk\"}")
                        .at("key") + "/evidence";
        DigestInputStream sent = new DigestInputStream(new Pattern(), sha256());
        long start = System.nanoTime();
        HttpResponse<String> stored = new Form(port, "anna").send(path, Form.LABEL, "disk.img", sent);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        tell("stored", start);
        String hash = HexFormat.of().formatHex(sent.getMessageDigest().digest());
        assertThat(new ObjectMapper().readTree(stored.body()).path("sha256").asText())
                .isEqualTo(hash);

        String item = path + "/"
                + new ObjectMapper().readTree(stored.body()).path("id").asLong();
        start = System.nanoTime();
        assertThat(hash(item + "/content?reason=proof", SIZE)).isEqualTo(hash);
        tell("read", start);
        start = System.nanoTime();
        HttpResponse<InputStream> zip = new Form(port, "anna").get(item + "/wrapped?reason=proof");
        assertThat(zip.body().transferTo(OutputStream.nullOutputStream())).isPositive();
        tell("wrapped", start);
    }

    private String hash(String path, long size) throws IOException, NoSuchAlgorithmException {
        try (DigestInputStream back =
                new DigestInputStream(new Form(port, "anna").get(path).body(), sha256())) {
            assertThat(back.transferTo(OutputStream.nullOutputStream())).isEqualTo(size);
            return HexFormat.of().formatHex(back.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256");
    }

    private static void tell(String what, long start) {
        LOG.info("1 GB {} in {} s", what, (System.nanoTime() - start) / 1_000_000_000);
    }

    /** Bytes that do not repeat within a part. */
    private static final class Pattern extends InputStream {

        private long at;

        @Override
        public int read() {
            return at == SIZE ? -1 : (int) ((at++ * 0x9E3779B9L) >>> 13) & 0xFF;
        }
    }
}
