package dev.firebreak.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.audit.SignerHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class LocalSignerTest {

    @TempDir
    private Path data = Path.of("");

    @Test
    void nobodyElseReadsTheKeyAndTheNextStartUsesItAgain() throws Exception {
        Path key = data.resolve("record").resolve("signing-key.pem");
        SignerHome first = home();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(home()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        try (var files = Files.list(key.getParent())) {
            assertThat(files).containsExactly(key);
        }
    }

    private SignerHome home() throws Exception {
        return new LocalSigner().signerHome(new LocalProperties(data, true, 3025, 3080, ""), new MockEnvironment());
    }
}
