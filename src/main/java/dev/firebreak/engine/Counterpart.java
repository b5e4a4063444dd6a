package dev.firebreak.engine;

/**
 * The system on the other side of an effect, as it declares itself.
 *
 * @param name such as "firewall" or "mail"; effects of one counterpart do not hold up those of another
 * @param honoursKeys whether it takes effect at most once per idempotency key, so that a call whose answer was lost may be
 *     sent again
 * @param canBeAsked whether it can be asked afterwards what became of a call
 * @param retries when to try again what was certainly not sent, or may be repeated
 * @param servedBy name of the worker in another network that reaches it, or "" where this process does
 */
public record Counterpart(
        String name, boolean honoursKeys, boolean canBeAsked, RetrySchedule retries, String servedBy) {

    /** One that this process reaches itself. */
    public static Counterpart here(String name, boolean honoursKeys, boolean canBeAsked, RetrySchedule retries) {
        return new Counterpart(name, honoursKeys, canBeAsked, retries, "");
    }
}
