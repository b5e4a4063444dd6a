package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.engine.EffectOutcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three machines in a row: whether bytes really pass the gateway in the middle. */
@EnabledIf(
        value = "dev.firebreak.containment.Namespaces#possible",
        disabledReason = "Needs root, iproute2 and nftables: network namespaces cannot be made here")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NftablesHookTest {

    private static final String INSIDE = "10.55.1.2";
    private static final String OUTSIDE = "10.55.2.2";
    private static final String OUTSIDE_6 = "fd55:2::2";

    private final Namespaces net = new Namespaces();
    private Process server = nobody();
    private Process caller = nobody();
    private BufferedReader answers = new BufferedReader(new InputStreamReader(caller.getInputStream()));

    @BeforeAll
    void threeMachines() throws Exception {
        net.add("inside");
        net.add("gateway");
        net.add("outside");
        net.connect("gateway", "inside", "10.55.1", "fd55:1");
        net.connect("gateway", "outside", "10.55.2", "fd55:2");
        net.in(
                "gateway",
                "sh",
                "-c",
                "echo 1 > /proc/sys/net/ipv4/ip_forward; echo 1 > /proc/sys/net/ipv6/conf/all/forwarding");
        for (String side : List.of("inside,10.55.1.1,fd55:1::1", "outside,10.55.2.1,fd55:2::1")) {
            String[] parts = side.split(",");
            net.in(parts[0], "ip", "route", "add", "default", "via", parts[1]);
            net.in(parts[0], "ip", "-6", "route", "add", "default", "via", parts[2]);
        }
        server = net.java("outside", Traffic.class, "serve", "7777");
        assertThat(reader(server).readLine()).isEqualTo("ready");
        caller = net.java("inside", Traffic.class, "call", "7777");
        answers = reader(caller);
        assertThat(answers.readLine()).isEqualTo("ready");
        // Neighbours of version 6 take a moment to know each other.
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> traffic("new", OUTSIDE_6), "flows"::equals);
    }

    @AfterEach
    void noRules() throws Exception {
        net.in("gateway", "nft", "flush", "ruleset");
    }

    @AfterAll
    void away() throws Exception {
        caller.destroyForcibly().waitFor();
        server.destroyForcibly().waitFor();
        net.close();
    }

    @Test
    void trafficOfABlockedAddressStopsAtOnceAndFlowsAgainAfterRelease() throws Exception {
        assertThat(traffic("new", OUTSIDE)).isEqualTo("flows");
        assertThat(hook().send(apply("block-ip", OUTSIDE))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(traffic("same", OUTSIDE)).as("connection that was open").isEqualTo("stopped");
        assertThat(traffic("new", OUTSIDE)).as("new connection").isEqualTo("stopped");
        assertThat(traffic("new", OUTSIDE_6)).as("another address").isEqualTo("flows");
        assertThat(hook().send(release("block-ip", OUTSIDE))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(traffic("new", OUTSIDE)).isEqualTo("flows");
    }

    @Test
    void machineIsIsolatedByItsAddress() throws Exception {
        assertThat(hook().send(isolation("apply"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(traffic("new", OUTSIDE)).isEqualTo("stopped");
        assertThat(hook().send(isolation("release"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(traffic("new", OUTSIDE)).isEqualTo("flows");
    }

    @Test
    void addressOfVersionSixIsBlockedHoweverItIsSpelled() throws Exception {
        assertThat(traffic("new", OUTSIDE_6)).isEqualTo("flows");
        assertThat(hook().send(apply("block-ip", "FD55:2:0:0::2"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(hook().send(apply("block-ip", OUTSIDE_6))).isInstanceOf(EffectOutcome.AlreadyApplied.class);
        assertThat(traffic("new", OUTSIDE_6)).isEqualTo("stopped");
        assertThat(hook().send(release("block-ip", "fd55:2:0:0:0:0:0:2"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(traffic("new", OUTSIDE_6)).isEqualTo("flows");
    }

    @Test
    void segmentInsideAnotherOneIsReleasedAlone() throws Exception {
        assertThat(hook().send(apply("restrict-segment", "10.55.0.0/16"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(hook().send(apply("restrict-segment", "10.55.2.0/24"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(hook().send(apply("restrict-segment", "fd55:2::/64"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(traffic("new", OUTSIDE)).isEqualTo("stopped");
        assertThat(traffic("new", OUTSIDE_6)).isEqualTo("stopped");
        hook().send(release("restrict-segment", "10.55.0.0/16"));
        assertThat(traffic("new", OUTSIDE)).isEqualTo("stopped");
        hook().send(release("restrict-segment", "10.55.2.0/24"));
        assertThat(traffic("new", OUTSIDE)).isEqualTo("flows");
        assertThat(traffic("new", OUTSIDE_6)).isEqualTo("stopped");
        hook().send(release("restrict-segment", "fd55:2::/64"));
        assertThat(traffic("new", OUTSIDE_6)).isEqualTo("flows");
    }

    @ParameterizedTest
    @CsvSource({
        "block-ip,10.55.2.2",
        "block-ip,fd55:2::2",
        "restrict-segment,10.55.2.0/24",
        "restrict-segment,fd55:2::/64"
    })
    void sameCallAgainChangesNothingAndTheGatewayCanBeAsked(String action, String target) throws Exception {
        assertThat(hook().counterpart().honoursKeys()).isTrue();
        assertThat(hook().counterpart().canBeAsked()).isTrue();
        assertThat(hook().ask(apply(action, target))).isInstanceOf(EffectOutcome.NotSent.class);
        assertThat(hook().send(release(action, target))).isInstanceOf(EffectOutcome.AlreadyApplied.class);
        hook().send(apply(action, target));
        String table = table();
        assertThat(hook().ask(apply(action, target))).isInstanceOf(EffectOutcome.AlreadyApplied.class);
        assertThat(hook().ask(release(action, target))).isInstanceOf(EffectOutcome.NotSent.class);
        assertThat(hook().send(apply(action, target))).isInstanceOf(EffectOutcome.AlreadyApplied.class);
        assertThat(table()).isEqualTo(table);
        hook().send(release(action, target));
        assertThat(hook().send(release(action, target))).isInstanceOf(EffectOutcome.AlreadyApplied.class);
        assertThat(table()).doesNotContain(target);
    }

    @Test
    void rulesOfOthersAreLeftAloneAndAnEmptiedTableIsMadeWhole() throws Exception {
        net.in(
                "gateway",
                "nft",
                "add table inet theirs; add chain inet theirs forward { type filter hook forward priority 0; }");
        hook().send(apply("block-ip", "203.0.113.66"));
        net.in("gateway", "nft", "flush table inet firebreak");
        hook().send(apply("block-ip", OUTSIDE));
        assertThat(traffic("new", OUTSIDE)).isEqualTo("stopped");
        assertThat(table()).contains("203.0.113.66");
        assertThat(net.in("gateway", "nft", "list", "ruleset"))
                .contains("table inet theirs", "priority filter; policy accept");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "block-ip | 0.0.0.0",
                "block-ip | 10.0.0.0/8",
                "block-ip | evil.example.org",
                "block-ip | 10.0.0.1 }; flush ruleset; #",
                "isolate-host | ws-0117",
                "restrict-segment | 0.0.0.0/0",
                "restrict-segment | 10.0.0.1/8",
                "restrict-segment | 10.0.0.0/33",
                "restrict-segment | 10.0.0.1",
                "restrict-segment | office"
            })
    void whatIsNoAddressOrSegmentIsRefused(String action, String target) throws Exception {
        assertThat(hook().send(apply(action, target))).isInstanceOf(EffectOutcome.Refused.class);
        assertThat(net.in("gateway", "nft", "list", "ruleset")).isEmpty();
    }

    @Test
    void gatewayThatCannotBeChangedSaysWhy() {
        assertThat(hook(List.of("no-such-nft")).send(apply("block-ip", OUTSIDE)))
                .isInstanceOf(EffectOutcome.NotSent.class);
        assertThat(hook(List.of("no-such-nft")).ask(apply("block-ip", OUTSIDE)))
                .isInstanceOf(EffectOutcome.OutcomeUnknown.class);
        List<String> nobody =
                net.line("gateway", "setpriv", "--reuid=65534", "--clear-groups", "--bounding-set=-all", "nft");
        assertThat(hook(nobody).send(apply("block-ip", OUTSIDE)))
                .isNotInstanceOfAny(EffectOutcome.Applied.class, EffectOutcome.AlreadyApplied.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "change"})
    void nftThatHangsIsKilled(String when) throws Exception {
        String script =
                when.equals("list") ? "sleep 30" : "case \"$2\" in list) exec nft \"$@\";; *) exec sleep 30;; esac";
        NftablesHook hook = hook(net.line("gateway", "sh", "-c", script, "sh"));
        EffectOutcome outcome = hook.send(apply("block-ip", OUTSIDE));
        assertThat(outcome)
                .isInstanceOf(when.equals("list") ? EffectOutcome.NotSent.class : EffectOutcome.OutcomeUnknown.class);
        assertThat(outcome.message()).contains("did not end within");
    }

    private NftablesHook hook() {
        return hook(net.line("gateway", "nft"));
    }

    private static NftablesHook hook(List<String> command) {
        HookSettings settings = AHook.with("type=nftables", "call-timeout=" + (command.contains("sh") ? "1s" : "10s"));
        return new NftablesHook("gateway", settings, new NftFirewall(new NftCommand(command), new ObjectMapper()));
    }

    private String table() throws Exception {
        return net.in("gateway", "nft", "list", "table", "inet", "firebreak");
    }

    private String traffic(String how, String address) throws IOException {
        OutputStream lines = caller.getOutputStream();
        lines.write((how + " " + address + "\n").getBytes(StandardCharsets.UTF_8));
        lines.flush();
        return answers.readLine();
    }

    private static HookCall apply(String action, String target) {
        return call(action, target, "apply");
    }

    private static HookCall release(String action, String target) {
        return call(action, target, "release");
    }

    private static HookCall call(String action, String target, String kind) {
        return call(action, target, Map.of(), kind);
    }

    /** A machine by its name, at an address inside. */
    private static HookCall isolation(String kind) {
        return call("isolate-host", "ws-0117", Map.of("address", INSIDE), kind);
    }

    private static HookCall call(String action, String target, Map<String, String> parameters, String kind) {
        return new HookCall("IR-2026-0001", action, target, parameters, kind, "Beacon", "ab".repeat(32));
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Process nobody() {
        try {
            return new ProcessBuilder("true").start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
