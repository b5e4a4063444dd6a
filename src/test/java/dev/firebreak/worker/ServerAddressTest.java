package dev.firebreak.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @Test
    void pathIsKeptAndItsEndCut() {
        assertThat(ServerAddress.of("https://example.org/firebreak/").at("/api/effects/fetch"))
                .hasToString("https://example.org/firebreak/api/effects/fetch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://firebreak.example.org",
                "http://127.0.0.1:8080",
                "http://localhost:8080/",
                "http://[::1]:8080"
            })
    void tokenIsSafeThere(String url) {
        assertThat(ServerAddress.of(url).base()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://firebreak.example.org",
                "http://127.0.0.1.example.org",
                "http://localhost.example.org",
                "http://10.3.0.1",
                "https://user:word@firebreak.example.org",
                "https://firebreak.example.org/?a=b",
                "https:///api",
                "ftp://127.0.0.1",
                "firebreak.example.org",
                "not an address",
                ""
            })
    void tokenIsNotSentThere(String url) {
        assertThatThrownBy(() -> ServerAddress.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Give one such as https://firebreak.example.org");
    }
}
