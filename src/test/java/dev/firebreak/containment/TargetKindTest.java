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
                "MAIL | <1.2@mail.example> | 1.2@mail.example",
                "URL | HTTPS://Evil.Example/Login?a=B | https://evil.example/Login?a=B",
                "URL | http://198.51.100.9:8080 | http://198.51.100.9:8080/",
                "CIDR | 10.1.2.0/24 | 10.1.2.0/24",
                "CIDR | 10.0.0.0/8 | 10.0.0.0/8",
                "CIDR | 2001:db8::/32 | 2001:db8:0:0:0:0:0:0/32"
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
                "MAIL | *@example.org | no Message-ID",
                "URL | evil.example/login | no web address",
                "URL | javascript:alert(1) | no web address",
                "URL | ftp://evil.example/x | no web address",
                "URL | https://user:pw@evil.example/ | user name",
                "CIDR | 0.0.0.0/0 | every address",
                "CIDR | ::/0 | every address",
                "CIDR | 10.1.2.3 | no network",
                "CIDR | office | no network",
                "CIDR | 10.1.2.3/24 | first address",
                "CIDR | 12.0.0.0/7 | as wide as no segment",
                "CIDR | 10.1.2.0/33 | as wide as no segment"
            })
    void whatCannotBeMeantIsRefusedWithAReason(TargetKind kind, String text, String reason) {
        assertThatThrownBy(() -> kind.read(text))
                .isInstanceOf(InvalidTarget.class)
                .hasMessageContaining(text)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "URL, https://127.0.0.1/x, loopback",
        "URL, https://localhost/x, no dot",
        "CIDR, 127.0.0.0/8, loopback",
        "CIDR, 224.0.0.0/8, multicast"
    })
    void whatIsInsideATargetIsCheckedAsWell(TargetKind kind, String text, String reason) {
        assertThatThrownBy(() -> kind.read(text))
                .isInstanceOf(InvalidTarget.class)
                .hasMessageContaining(reason);
    }
}
