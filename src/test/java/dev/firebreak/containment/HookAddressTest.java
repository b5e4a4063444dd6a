package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.engine.EffectOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where hooks may be. Canaries listen where they may not, and hear nothing. */
class HookAddressTest {

    private static final AllowedNetworks NONE = AllowedNetworks.of(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.0.1",
                "169.254.169.254",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "100::1",
                "2001:db8::1",
                "4000::1"
            })
    void specialAddressIsBlocked(String address) {
        assertThatThrownBy(() -> NONE.check(InetAddress.getByName(address)))
                .isInstanceOf(BlockedAddress.class)
                .hasMessageContaining("firebreak.containment.allow-networks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00::1"
            })
    void publicAddressIsFree(String address) {
        assertThatCode(() -> NONE.check(InetAddress.getByName(address))).doesNotThrowAnyException();
    }

    @Test
    void networkOfTheAdministratorIsAllowedAndNothingBesideIt() throws IOException {
        AllowedNetworks networks = AllowedNetworks.of(List.of("10.3.0.0/16", "fd12::/48"));
        networks.check(InetAddress.getByName("10.3.255.255"));
        networks.check(InetAddress.getByName("fd12::7"));
        assertThatThrownBy(() -> networks.check(InetAddress.getByName("10.4.0.0")))
                .isInstanceOf(BlockedAddress.class);
        assertThatThrownBy(() -> networks.check(InetAddress.getByName("fd12:0:1::7")))
                .isInstanceOf(BlockedAddress.class);
    }

    @Test
    void metadataIsAllowedOnlyWhereItStandsAlone() throws IOException {
        InetAddress metadata = InetAddress.getByName("169.254.169.254");
        assertThatThrownBy(() -> AllowedNetworks.of(List.of("169.254.0.0/16", "0.0.0.0/1", "128.0.0.0/1"))
                        .check(metadata))
                .isInstanceOf(BlockedAddress.class);
        AllowedNetworks.of(List.of("169.254.169.254")).check(metadata);
        AllowedNetworks.of(List.of("169.254.169.254/32")).check(metadata);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "", "10/8"})
    void whatIsNoNetworkOrMeansEveryAddressIsRefused(String cidr) {
        assertThatThrownBy(() -> AllowedNetworks.of(List.of(cidr))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"})
    void canaryOnLoopbackHearsNothing(String host) throws IOException {
        try (Canary canary = Canary.onEveryAddress()) {
            EffectOutcome outcome = AHook.http("edr", NONE, "url=http://" + host + ":" + canary.port() + "/")
                    .send(AHook.CALL);
            // Old spellings of an address are no name of any machine.
            assertThat(outcome).isInstanceOfAny(EffectOutcome.Refused.class, EffectOutcome.NotSent.class);
            assertThat(canary.bytes()).isZero();
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void refusalNamesTheAddressAndWhatToDo() {
        assertThat(AHook.http("edr", NONE, "url=http://169.254.169.254/").send(AHook.CALL))
                .isInstanceOf(EffectOutcome.Refused.class)
                .extracting(EffectOutcome::message)
                .asString()
                .contains("169.254.169.254 is a metadata address", "allow-networks", "Nothing was sent");
    }

    @Test
    void nameThatTurnsToLoopbackBetweenTwoLooksWinsNothing() throws IOException {
        try (Canary canary = Canary.onEveryAddress()) {
            HookSettings settings =
                    AHook.with("url=http://edr.example.org:" + canary.port() + "/", "connect-timeout=200ms");
            AtomicInteger looks = new AtomicInteger();
            InetAddress harmless = InetAddress.getByName("192.0.2.1");
            AllowedNetworks networks = AllowedNetworks.of(List.of("192.0.2.1"));
            DnsResolver rebinding =
                    resolving(() -> looks.getAndIncrement() == 0 ? harmless : InetAddress.getLoopbackAddress());
            HttpHook hook = AHook.http("edr", settings, networks, rebinding);

            assertThat(hook.send(AHook.CALL)).isInstanceOf(EffectOutcome.NotSent.class);
            assertThat(hook.send(AHook.CALL)).isInstanceOf(EffectOutcome.Refused.class);
            assertThat(looks).hasValue(2);
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void redirectToLoopbackIsNotFollowed() throws Exception {
        try (Canary canary = Canary.onEveryAddress();
                RawServer server = RawServer.answering("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.2:"
                        + canary.port() + "/\r\nContent-Length: 0\r\n\r\n")) {
            EffectOutcome outcome = AHook.http(
                            "edr",
                            AllowedNetworks.of(List.of("127.0.0.1")),
                            "url=http://127.0.0.1:" + server.port() + "/")
                    .send(AHook.CALL);
            assertThat(outcome).isInstanceOf(EffectOutcome.OutcomeUnknown.class);
            assertThat(outcome.message()).contains("307");
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void proxyOfTheEnvironmentIsNotUsed() throws Exception {
        try (Canary canary = Canary.onEveryAddress();
                RawServer server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            List<String> names = List.of("http.proxyHost", "https.proxyHost", "socksProxyHost");
            names.forEach(name -> System.setProperty(name, "127.0.0.1"));
            List.of("http.proxyPort", "https.proxyPort", "socksProxyPort")
                    .forEach(name -> System.setProperty(name, String.valueOf(canary.port())));
            try {
                assertThat(AHook.http("edr", "url=http://127.0.0.1:" + server.port() + "/")
                                .send(AHook.CALL))
                        .isInstanceOf(EffectOutcome.Applied.class);
                assertThat(canary.connections()).isZero();
            } finally {
                names.forEach(System::clearProperty);
                List.of("http.proxyPort", "https.proxyPort", "socksProxyPort").forEach(System::clearProperty);
            }
        }
    }

    private static DnsResolver resolving(Answer answer) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {answer.get()};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private interface Answer {
        InetAddress get();
    }
}
