package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an action would hit although it is never contained. */
class ProtectedTargetTest {

    @ParameterizedTest
    @CsvSource({
        "HOST, dc-01, HOST, dc-01",
        "HOST, dc-01, HOST, dc-01.corp.example",
        "HOST, dc-01.corp.example, HOST, dc-01",
        "IP, 10.1.2.3, IP, 10.1.2.3",
        "CIDR, 10.1.2.0/24, IP, 10.1.2.3",
        "IP, 10.1.2.3, CIDR, 10.1.0.0/16",
        "CIDR, 10.1.2.0/24, CIDR, 10.0.0.0/8",
        "CIDR, 2001:db8::/32, IP, 2001:db8::1",
        "DOMAIN, example.org, DOMAIN, example.org",
        "DOMAIN, example.org, DOMAIN, www.example.org",
        "DOMAIN, siem.example.org, DOMAIN, example.org",
        "DOMAIN, example.org, URL, https://www.example.org/login",
        "IP, 10.1.2.3, URL, http://10.1.2.3/x",
        "ACCOUNT, svc-siem, ACCOUNT, EXAMPLE\\\\SVC-SIEM",
        "ACCOUNT, svc-siem, ACCOUNT, svc-siem@example.org",
        "ACCOUNT, svc-siem@example.org, ACCOUNT, svc-siem"
    })
    void isHitByWhatReachesIt(TargetKind kind, String target, TargetKind hit, String other) {
        assertThat(new ProtectedTarget(kind, target, "Ours").isHitBy(hit, hit.read(other)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "HOST, dc-01, HOST, dc-011",
        "IP, 10.1.2.3, IP, 10.1.2.4",
        "CIDR, 10.1.2.0/24, CIDR, 10.1.3.0/24",
        "CIDR, 10.1.2.0/24, IP, 2001:db8::1",
        "DOMAIN, example.org, DOMAIN, notexample.org",
        "DOMAIN, siem.example.org, URL, https://www.example.org/",
        "ACCOUNT, svc-siem, ACCOUNT, anna",
        "ACCOUNT, svc-siem@example.org, ACCOUNT, svc-siem@other.example"
    })
    void isNotHitByItsNeighbours(TargetKind kind, String target, TargetKind hit, String other) {
        assertThat(new ProtectedTarget(kind, target, "Ours").isHitBy(hit, hit.read(other)))
                .isFalse();
    }

    @Test
    void ownAddressIsAlwaysProtected() throws Exception {
        NeverContain never = new NeverContain(AHook.containment());
        Optional<String> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
        own.ifPresent(
                address -> assertThat(never.reason(new ContainmentRequest(ContainmentKind.BLOCK_IP, address, "Beacon")))
                        .hasValueSatisfying(reason -> assertThat(reason).contains("own address")));
        assertThat(never.reason(new ContainmentRequest(ContainmentKind.BLOCK_IP, "198.51.100.9", "Beacon")))
                .isEmpty();
    }

    @Test
    void entryThatIsNoTargetOfItsKindIsNotAccepted() {
        assertThat(new ProtectedTarget(TargetKind.CIDR, "10.1.2.3", "Ours").isTargetReadable())
                .isFalse();
        assertThat(new ProtectedTarget(TargetKind.MAIL, "1@example.org", "Ours").isTargetReadable())
                .isFalse();
        assertThat(new ProtectedTarget(TargetKind.HOST, "dc-01", "Ours").isTargetReadable())
                .isTrue();
    }
}
