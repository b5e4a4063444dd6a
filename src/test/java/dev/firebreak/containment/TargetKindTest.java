package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be a target, and what never is. */
class TargetKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOST | WS-0117 | ws-0117",
                "HOST | srv_db.corp.example | srv_db.corp.example",
                "IP | 198.51.100.9 | 198.51.100.9",
                "IP | 2001:db8::1 | 2001:db8:0:0:0:0:0:1",
                "IP | 10.1.2.3 | 10.1.2.3",
                "DOMAIN | Evil.Example. | evil.example",
                "DOMAIN | bücher.example | xn--bcher-kva.example",
                "HASH | D41D8CD98F00B204E9800998ECF8427F | d41d8cd98f00b204e9800998ecf8427f",
                "ACCOUNT | EXAMPLE\\anna | EXAMPLE\\anna",
                "ACCOUNT | anna@example.org | anna@example.org",
                "MAIL | <1.2@mail.example> | 1.2@mail.example"
            })
    void targetIsTakenInOneSpelling(TargetKind kind, String text, String spelling) {
        assertThat(kind.read(text)).isEqualTo(spelling);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOST | 192.0.2.1 | looks like an address",
                "HOST | ::1 | looks like an address",
                "HOST | my machine | no host name",
                "HOST | a;reboot | no host name",
                "HOST | localhost | whichever machine",
                "IP | ws-0117 | no IP address",
                "IP | 0.0.0.0 | every address",
                "IP | 0.0.0.0/0 | is a network",
                "IP | :: | every address",
                "IP | 127.0.0.1 | loopback",
                "IP | ::1 | loopback",
                "IP | ::ffff:127.0.0.1 | loopback",
                "IP | 224.0.0.1 | multicast",
                "IP | ff02::1 | multicast",
                "IP | 169.254.169.254 | link-local",
                "IP | 255.255.255.255 | broadcast",
                "IP | 1.2.3 | no IP address",
                "IP | 01.2.3.4 | no IP address",
                "IP | 256.1.1.1 | no IP address",
                "IP | fe80::1%eth0 | no IP address",
                "DOMAIN | com | no dot",
                "DOMAIN | https://evil.example | no domain name",
                "DOMAIN | 198.51.100.9 | no domain name",
                "DOMAIN | *.example | no domain name",
                "HASH | xyz | no hash",
                "HASH | D41D8CD98F00B204E9800998ECF8427E | empty file",
                "ACCOUNT | * | no account name",
                "ACCOUNT | two words | no account name",
                "MAIL | everything | no Message-ID",
                "MAIL | *@example.org | no Message-ID"
            })
    void whatCannotBeMeantIsRefusedWithAReason(TargetKind kind, String text, String reason) {
        assertThatThrownBy(() -> kind.read(text))
                .isInstanceOf(InvalidTarget.class)
                .hasMessageContaining(text)
                .hasMessageContaining(reason);
    }
}
