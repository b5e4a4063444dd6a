package dev.firebreak.containment;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One hook.
 *
 * @param url where calls are posted to, http or https
 * @param secret sent as a bearer token where not empty; from the environment, never from a file in the repository
 * @param honoursKeys whether the hook takes effect at most once per idempotency key, so that a call whose answer was lost
 *     may be sent again
 * @param connectTimeout how long to wait for a connection
 * @param callTimeout how long one call may take in all, well below the lock of an effect (5 minutes)
 * @param retryDelays pauses before the second, third, … attempt of what was certainly not sent, or may be repeated; then a
 *     person decides
 */
record HookSettings(
        URI url,
        @DefaultValue("") String secret,
        @DefaultValue("false") boolean honoursKeys,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration callTimeout,
        @DefaultValue({"2s", "10s", "30s"}) List<Duration> retryDelays) {

    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    @AssertTrue(message = "must be an absolute http or https address")
    boolean isUrlHttp() {
        return url.isAbsolute() && List.of("http", "https").contains(url.getScheme()) && url.getHost() != null;
    }

    @AssertTrue(message = "must be longer than nothing and at most two minutes")
    boolean isCallTimeoutInRange() {
        return callTimeout.toMillis() > 0 && callTimeout.compareTo(LONGEST_CALL) <= 0;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "HookSettings[" + url + "]";
    }
}
