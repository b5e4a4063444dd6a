package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.cases.CaseKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be asked for, and what exactly an approval is bound to. */
class ContainmentRequestTest {

    private static final CaseKey CASE = new CaseKey("IR-2026-0001");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "stop-service | srv-1 | - | - | needs 'Service'",
                "stop-service | srv-1 | ng;reboot | - | no value for 'Service'",
                "isolate-host | srv-1 | nginx | - | does not take",
                "isolate-host | srv-1 | - | 0 | from 1 to 720",
                "isolate-host | srv-1 | - | 721 | from 1 to 720",
                "isolate-host | srv-1 | - | 4.5 | from 1 to 720",
                "take-snapshot | srv-1 | - | 4 | does not take",
                "switch-off | srv-1 | - | - | no containment action"
            })
    void whatTheCatalogueDoesNotKnowIsRefused(
            String action, String target, String service, String hours, String reason) {
        assertThatThrownBy(() -> ContainmentRequest.of(new RequestRow(action, target, service, null, hours, "Beacon")))
                .isInstanceOf(InvalidTarget.class)
                .hasMessageContaining(reason);
    }

    @Test
    void parametersAreReadAndShown() {
        assertThat(stop("nginx", "4").summary())
                .isEqualTo("Stop service on srv-1 (Hours to contain: 4, Service: nginx)");
        assertThat(stop("nginx", "4").isSame(stop("nginx", ""))).isTrue();
        assertThat(stop("nginx", "4").isSame(stop("postgres", "4"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "isolate-host | ws-0117 | no value for 'Address",
                "isolate-host | 0.0.0.0 | every address",
                "isolate-host | 10.0.0.0/8 | no value for 'Address",
                "take-snapshot | 10.1.2.3 | does not take"
            })
    void addressOfAMachineIsOneAddress(String action, String address, String reason) {
        assertThatThrownBy(() -> isolate(action, address))
                .isInstanceOf(InvalidTarget.class)
                .hasMessageContaining(reason);
    }

    @Test
    void gatewayThatIsolatesAMachineNeedsItsAddress() {
        ContainmentProperties gateway =
                AHook.containment("hooks.gateway.type=nftables", "bindings.isolate-host=gateway");
        assertThat(gateway.isBindingsPossible()).isTrue();
        assertThatThrownBy(() -> isolate("isolate-host", "").requireAddress(gateway))
                .isInstanceOf(InvalidTarget.class)
                .hasMessageContaining("needs 'Address of the machine'");
        isolate("isolate-host", "10.1.2.3").requireAddress(gateway);
        isolate("isolate-host", "").requireAddress(AHook.containment());
    }

    @Test
    void protectedAddressIsProtectedUnderAnyName() {
        NeverContain never = new NeverContain(AHook.containment(
                "never-contain[0].kind=ip", "never-contain[0].target=10.1.2.3", "never-contain[0].reason=The SIEM"));
        assertThat(never.reason(isolate("isolate-host", "10.1.2.3"))).contains("The SIEM");
        assertThat(never.reason(isolate("isolate-host", "10.1.2.4"))).isEmpty();
    }

    private static ContainmentRequest isolate(String action, String address) {
        return ContainmentRequest.of(new RequestRow(action, "ws-0117", null, address, null, "Beacon"));
    }

    @Test
    void hashIsOfTheWholeActionInOneSpelling() {
        assertThat(ActionHash.exact(CASE, stop("nginx", "4")))
                .isEqualTo("{\"action\":\"stop-service\",\"case\":\"IR-2026-0001\","
                        + "\"parameters\":{\"contain-hours\":\"4\",\"service\":\"nginx\"},\"target\":\"srv-1\"}");
        assertThat(hash(stop("nginx", "4")))
                .hasSize(64)
                .isEqualTo(hash(stop("nginx", "4")))
                .isNotEqualTo(hash(stop("nginx", "5")))
                .isNotEqualTo(hash(stop("postgres", "4")))
                .isNotEqualTo(hash(stop("nginx", "")));
    }

    private static ContainmentRequest stop(String service, String hours) {
        return ContainmentRequest.of(new RequestRow("stop-service", "SRV-1", service, null, hours, "Beacon"));
    }

    private static String hash(ContainmentRequest request) {
        return ActionHash.of(ActionHash.exact(CASE, request));
    }
}
