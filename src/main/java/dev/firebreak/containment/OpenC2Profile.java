package dev.firebreak.containment;

import java.util.Locale;
import java.util.Map;

/** The actuator profiles that calls are written in. */
enum OpenC2Profile {
    /** Stateless packet filter (OASIS Profile for Stateless Packet Filtering 1.0): deny and allow addresses and networks, delete a rule. */
    SLPF {
        @Override
        Map<String, Object> command(HookCall call) {
            String rule = call.parameters().getOrDefault(HookCall.REFERENCE, "");
            // Deny and allow can stand side by side in a filter: where the rule is known, it goes.
            return call.releases() && rule.matches("\\d{1,9}")
                    ? command("delete", Map.of("slpf:rule_number", Integer.valueOf(rule)), Map.of())
                    : command(call.releases() ? "allow" : "deny", network(call), Map.of());
        }

        private Map<String, Object> network(HookCall call) {
            String text = call.action().equals("restrict-segment")
                    ? NftSegment.read(call.target()).name()
                    : IpTarget.read(call.address());
            return Map.of(text.contains(":") ? "ipv6_net" : "ipv4_net", text);
        }
    },

    /** Endpoint response (OASIS Actuator Profile for Endpoint Response 1.0): contain devices, deny files. */
    ER {
        @Override
        Map<String, Object> command(HookCall call) {
            if (call.action().equals("block-hash")) {
                return command(
                        call.releases() ? "allow" : "deny", Map.of("file", Map.of("hashes", hash(call))), Map.of());
            }
            if (!call.action().equals("isolate-host")) {
                throw new InvalidTarget(call.action(), "is no action of profile er.");
            }
            Map<String, Object> device = Map.of("device", Map.of("hostname", call.target()));
            return call.releases()
                    ? command("allow", device, Map.of())
                    : command("contain", device, Map.of("device_containment", "network_isolation"));
        }

        private Map<String, String> hash(HookCall call) {
            return switch (call.target().length()) {
                case 32 -> Map.of("md5", call.target());
                case 40 -> Map.of("sha1", call.target());
                case 64 -> Map.of("sha256", call.target());
                default -> throw new InvalidTarget(call.target(), "is a hash that OpenC2 1.0 has no name for.");
            };
        }
    };

    /** As the language spells it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Action, target and arguments of a call; without its id.
     *
     * @throws InvalidTarget where the profile has no words for it
     */
    abstract Map<String, Object> command(HookCall call);

    Map<String, Object> command(String action, Map<String, Object> target, Map<String, Object> own) {
        Map<String, Object> arguments = own.isEmpty()
                ? Map.of("response_requested", "complete")
                : Map.of("response_requested", "complete", word(), own);
        return Map.of("action", action, "target", target, "args", arguments);
    }
}
