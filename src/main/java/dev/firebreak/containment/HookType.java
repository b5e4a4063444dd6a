package dev.firebreak.containment;

/** How a hook is spoken to. */
enum HookType {
    /** A POST to an address for each call. */
    HTTP,
    /** By a worker in another network, which fetches its calls from us. */
    REMOTE
}
