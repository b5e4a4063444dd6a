package dev.firebreak.containment;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.web.UnsafeStart;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Makes hooks as they are configured. */
@Component
class HookFactory {

    private final AllowedNetworks networks;
    private final SslBundles bundles;
    private final ObjectMapper json;
    private final Clock clock;

    HookFactory(ContainmentProperties properties, SslBundles bundles, ObjectMapper json, Clock clock) {
        this.networks = AllowedNetworks.of(properties.allowNetworks());
        this.bundles = bundles;
        this.json = json;
        this.clock = clock;
    }

    /** @throws UnsafeStart with a sentence, where it cannot work as it is configured */
    ContainmentHook hook(String name, HookSettings settings) {
        try {
            return switch (settings.type()) {
                case HTTP ->
                    new HttpHook(
                            name, settings, HookConnections.client(settings, networks, trust(settings)), json, clock);
                case OPENC2 ->
                    new OpenC2Hook(
                            name, settings, HookConnections.client(settings, networks, trust(settings)), json, clock);
                case LDAP -> new LdapHook(name, settings, new LdapDirectory(settings, networks, trust(settings)));
                case NFTABLES ->
                    new NftablesHook(
                            name,
                            settings,
                            new NftFirewall(new NftCommand(settings.nftables().command()), json));
                case REMOTE -> new RemoteHook(name, settings);
            };
        } catch (HookTemplates.TemplateProblem | NoSuchSslBundleException e) {
            throw new UnsafeStart(
                    List.of("Hook " + name + " under firebreak.containment.hooks cannot work: " + e.getMessage()));
        }
    }

    private SSLContext trust(HookSettings settings) {
        try {
            return settings.sslBundle().isEmpty()
                    ? SSLContext.getDefault()
                    : bundles.getBundle(settings.sslBundle()).createSslContext();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK has no TLS", e);
        }
    }
}
