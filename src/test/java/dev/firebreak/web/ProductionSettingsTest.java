package dev.firebreak.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class ProductionSettingsTest {

    @TempDir
    private Path folder = Path.of("");

    private final MockEnvironment settings = new MockEnvironment();

    @BeforeEach
    void safeSettings() throws Exception {
        settings.setActiveProfiles("production");
        settings.setProperty("spring.datasource.url", "jdbc:postgresql://db/firebreak");
        settings.setProperty("spring.datasource.username", "firebreak_app");
        settings.setProperty("spring.flyway.user", "firebreak_owner");
        settings.setProperty("FIREBREAK_SIGNING_KEY_FILE", key("Ed25519").toString());
        settings.setProperty("firebreak.record.installation", "firebreak.example.org");
        settings.setProperty("firebreak.base-url", "https://firebreak.example.org");
    }

    @Test
    void safeSettingsAreAccepted() {
        assertThat(new ProductionSettings(false).reasons(settings)).isEmpty();
    }

    @Test
    void aMissingDatabaseIsRefused() {
        settings.setProperty("spring.datasource.url", "");
        assertRefused("There is no database. Set SPRING_DATASOURCE_URL");
    }

    @Test
    void oneLoginForMigrationAndRunTimeIsRefused() {
        settings.setProperty("spring.flyway.user", "firebreak_app");
        assertRefused("Migrations and run time need two different logins");
    }

    @Test
    void noLoginForMigrationIsRefusedSinceItWouldBeTheSame() {
        settings.setProperty("spring.flyway.user", "");
        assertRefused("Migrations and run time need two different logins");
    }

    @Test
    void aMissingSigningKeyIsRefused() {
        settings.setProperty("FIREBREAK_SIGNING_KEY_FILE", "");
        assertRefused("There is no key to sign the record with.");
        settings.setProperty(
                "FIREBREAK_SIGNING_KEY_FILE", folder.resolve("nothing.pem").toString());
        assertRefused("nothing.pem is not there or cannot be read.");
    }

    @Test
    void aSigningKeyOfAnotherKindIsRefused() throws Exception {
        settings.setProperty("FIREBREAK_SIGNING_KEY_FILE", key("RSA").toString());
        assertRefused("RSA.pem holds no Ed25519 private key in PEM.");
        Path text = Files.writeString(folder.resolve("text.pem"), "hello");
        settings.setProperty("FIREBREAK_SIGNING_KEY_FILE", text.toString());
        assertRefused("text.pem holds no Ed25519 private key in PEM.");
    }

    @Test
    void aSigningKeyMayComeFromTheEnvironmentAndNotTwice() throws Exception {
        String text = Files.readString(key("Ed25519"));
        settings.setProperty("FIREBREAK_SIGNING_KEY", text);
        assertRefused("Both FIREBREAK_SIGNING_KEY_FILE and FIREBREAK_SIGNING_KEY are set.");
        settings.setProperty("FIREBREAK_SIGNING_KEY_FILE", "");
        assertThat(new ProductionSettings(false).reasons(settings)).isEmpty();
        settings.setProperty("FIREBREAK_SIGNING_KEY", text.replace("\n", "\\n").replace("\r", ""));
        assertThat(new ProductionSettings(false).reasons(settings)).isEmpty();
        settings.setProperty("FIREBREAK_SIGNING_KEY", "hello");
        assertRefused("The environment variable FIREBREAK_SIGNING_KEY holds no Ed25519 private key in PEM.");
    }

    @Test
    void localAndProductionTogetherAreRefused() {
        settings.setActiveProfiles("production", "local");
        assertRefused("The profiles 'local' and 'production' exclude each other");
    }

    @Test
    void anotherProfileIsRefused() {
        settings.setActiveProfiles("staging");
        assertRefused("The profile is neither 'local' nor 'production'.");
    }

    @Test
    void thePackagedJarWithoutProfileIsRefused() {
        settings.setActiveProfiles();
        settings.setDefaultProfiles("local");
        assertRefused("Set SPRING_PROFILES_ACTIVE=production");
        assertThat(new ProductionSettings(true).reasons(settings)).isEmpty();
    }

    @Test
    void allReasonsAreNamedAtOnce() {
        settings.setProperty("spring.datasource.url", "");
        settings.setProperty("spring.flyway.user", "");
        settings.setProperty("FIREBREAK_SIGNING_KEY_FILE", "");
        assertThat(new ProductionSettings(false).reasons(settings)).hasSize(3);
    }

    private void assertRefused(String sentence) {
        assertThat(new ProductionSettings(false).reasons(settings))
                .singleElement()
                .asString()
                .contains(sentence);
    }

    private Path key(String algorithm) throws NoSuchAlgorithmException, IOException {
        byte[] key = KeyPairGenerator.getInstance(algorithm)
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
        return Files.writeString(folder.resolve(algorithm + ".pem"), pem);
    }

    @Test
    void aMissingAddressForLinksInMailsIsRefused() {
        settings.setProperty("firebreak.base-url", "");
        assertRefused("Set FIREBREAK_BASE_URL");
    }

    @Test
    void aRecordWithoutANameOfItsOwnIsRefused() {
        for (String none : new String[] {"", "local", "two words"}) {
            settings.setProperty("firebreak.record.installation", none);
            assertRefused("Set FIREBREAK_RECORD_INSTALLATION");
        }
    }
}
