package dev.firebreak.containment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One hook.
 *
 * @param type how it is spoken to
 * @param url where it is; types http and openc2: where calls are posted to; type ldap: the directory
 * @param secret types http and openc2: sent as a bearer token where not empty; type ldap: password of the service account; from the
 *     environment, never from a file in the repository
 * @param honoursKeys whether the hook takes effect at most once per idempotency key, so that a call whose answer was lost
 *     may be sent again; types ldap and nftables always do
 * @param connectTimeout how long to wait for a connection
 * @param callTimeout how long one call may take in all where that is less than the catalogue allows its action; null for what
 *     the catalogue says
 * @param retryDelays pauses before the second, third, … attempt of what was certainly not sent, or may be repeated; then a
 *     person decides
 * @param sslBundle name of a bundle under spring.ssl.bundle whose certificates are trusted instead of the system's; "" for
 *     the system's
 * @param http what only type http has
 * @param openc2 what only type openc2 has
 * @param ldap what only type ldap has
 * @param nftables what only type nftables has
 * @param worker type remote: name of the worker in another network that carries its calls out
 */
record HookSettings(
        @DefaultValue("http") HookType type,
        @Nullable URI url,
        @DefaultValue("") String secret,
        @DefaultValue("false") boolean honoursKeys,
        @DefaultValue("3s") Duration connectTimeout,
        @Nullable Duration callTimeout,
        @DefaultValue({"2s", "10s", "30s"}) List<Duration> retryDelays,
        @DefaultValue("") String sslBundle,
        @DefaultValue @Valid HttpSettings http,
        @DefaultValue @Valid OpenC2Settings openc2,
        @DefaultValue @Valid LdapSettings ldap,
        @DefaultValue @Valid NftablesSettings nftables,
        @DefaultValue("") String worker) {

    /** Well below the lock of an effect (5 minutes), also for a call and a question about it. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    /** The url of a type that has one. */
    URI address() {
        if (url == null) {
            throw new IllegalStateException("A hook of type " + type + " has no url");
        }
        return url;
    }

    /** How long a call may take in all: the catalogue's time-out of its action, or less where call-timeout says so. */
    Duration timeout(HookCall call) {
        Duration allowed =
                ContainmentKind.of(call.action()).map(ContainmentKind::timeOut).orElse(LONGEST_CALL);
        return allowed.compareTo(longestCall()) < 0 ? allowed : longestCall();
    }

    /** How long any call may take. */
    Duration longestCall() {
        return callTimeout == null ? LONGEST_CALL : callTimeout;
    }

    /** Whether it knows addresses and networks only. */
    boolean isPacketFilter() {
        return type == HookType.NFTABLES || type == HookType.OPENC2 && openc2.profile() == OpenC2Profile.SLPF;
    }

    static boolean isServer(URI url) {
        return url.isAbsolute() && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null;
    }

    @AssertTrue(
            message =
                    "url must be an absolute address that the type speaks: http or https, for openc2 https, for ldap ldap or ldaps;"
                            + " none where type is nftables or remote")
    boolean isUrlOfType() {
        return url == null
                ? type.schemes().isEmpty()
                : isServer(url) && type.schemes().contains(url.getScheme());
    }

    @AssertTrue(message = "only a hook of type http has settings under http")
    boolean isHttpOfType() {
        return type == HookType.HTTP || http.equals(HttpSettings.NONE);
    }

    @AssertTrue(
            message =
                    "bind-dn, base-dn and secret must be given where type is ldap, and settings under ldap only there")
    boolean isLdapOfType() {
        return type == HookType.LDAP
                ? !ldap.bindDn().isBlank() && !ldap.baseDn().isBlank() && !secret.isEmpty()
                : ldap.equals(LdapSettings.NONE);
    }

    @AssertTrue(message = "only a hook of type openc2 has settings under openc2")
    boolean isOpenc2OfType() {
        return type == HookType.OPENC2 || openc2.equals(OpenC2Settings.NONE);
    }

    @AssertTrue(message = "only a hook of type nftables has settings under nftables")
    boolean isNftablesOfType() {
        return type == HookType.NFTABLES || nftables.equals(NftablesSettings.NONE);
    }

    @AssertTrue(message = "worker must be given where type is remote, and only there")
    boolean isWorkerOfType() {
        return worker.isBlank() == (type != HookType.REMOTE);
    }

    @AssertTrue(message = "connect-timeout and call-timeout must be longer than nothing and at most two minutes")
    boolean isTimeoutInRange() {
        return List.of(connectTimeout, longestCall()).stream()
                .allMatch(timeout -> timeout.toMillis() > 0 && timeout.compareTo(LONGEST_CALL) <= 0);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "HookSettings[" + type + " " + url + "]";
    }
}
