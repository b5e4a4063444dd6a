package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A machine of its own that has the metadata addresses, and listens there. */
@EnabledIf(
        value = "dev.firebreak.containment.Namespaces#possible",
        disabledReason = "Needs root, iproute2 and nftables: network namespaces cannot be made here")
class MetadataCanaryTest {

    @Test
    void canaryOnMetadataAddressesHearsNothingUntilEachIsAllowedByName() throws Exception {
        try (Namespaces net = new Namespaces()) {
            net.add("cloud");
            net.in("cloud", "ip", "addr", "add", "169.254.169.254/32", "dev", "lo");
            net.in("cloud", "ip", "-6", "addr", "add", "fd00:ec2::254/128", "dev", "lo");
            Process process = net.java("cloud", MetadataCanary.class);
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(printed.lines()).contains("blocked 0", "allowed 3");
        }
    }
}
