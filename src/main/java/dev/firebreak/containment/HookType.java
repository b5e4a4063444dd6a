package dev.firebreak.containment;

import java.util.Set;

/** How a hook is spoken to. */
enum HookType {
    /** A POST to an address for each call. */
    HTTP(Set.of(), "http", "https"),
    /** Commands of OpenC2 1.0 over HTTPS. */
    OPENC2(Set.of("block-ip", "isolate-host", "restrict-segment", "block-hash"), "https"),
    /** Changes an account in a directory. */
    LDAP(Set.of("disable-account"), "ldap", "ldaps"),
    /** Changes the packet filter of the Linux gateway that we run on. */
    NFTABLES(Set.of("block-ip", "isolate-host", "restrict-segment")),
    /** By a worker in another network, which fetches its calls from us. */
    REMOTE(Set.of());

    private final Set<String> actions;
    private final Set<String> schemes;

    HookType(Set<String> actions, String... schemes) {
        this.actions = actions;
        this.schemes = Set.of(schemes);
    }

    /** Whether such a hook can carry an action of the catalogue out. */
    boolean carriesOut(String action) {
        return actions.isEmpty() || actions.contains(action);
    }

    /** What its url may begin with; empty where it has none. */
    Set<String> schemes() {
        return schemes;
    }
}
