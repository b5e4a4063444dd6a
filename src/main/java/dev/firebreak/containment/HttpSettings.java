package dev.firebreak.containment;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What only a hook of type http has.
 *
 * @param askUrl where to ask what became of a call, as {@code GET <ask-url>/<key>}; left out where the hook cannot be asked
 * @param signingSecret calls are signed with it by Standard Webhooks, where given: {@code whsec_} and 24 to 64 bytes in
 *     Base64; from the environment
 * @param templates action of the catalogue → body of its calls in Mustache, which gives a JSON object; without one a call is
 *     written as it is
 */
record HttpSettings(
        @Nullable URI askUrl,
        @DefaultValue("") String signingSecret,
        @DefaultValue Map<String, String> templates) {

    static final HttpSettings NONE = new HttpSettings(null, "", Map.of());

    @AssertTrue(message = "must be an absolute http or https address without user, query or fragment")
    boolean isAskUrlHttp() {
        return askUrl == null
                || HookSettings.isServer(askUrl)
                        && HookType.HTTP.schemes().contains(askUrl.getScheme())
                        && askUrl.getQuery() == null;
    }

    @AssertTrue(message = "must be whsec_ and 24 to 64 bytes in Base64, or left out")
    boolean isSigningSecretUsable() {
        try {
            return signingSecret.isEmpty() || WebhookSignature.with(signingSecret) != null;
        } catch (IllegalArgumentException unusable) {
            return false;
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "HttpSettings[" + askUrl + "]";
    }
}
