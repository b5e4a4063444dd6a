package dev.firebreak.containment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of a hook as an administrator would write them. */
final class AHook {

    static final HookCall CALL =
            new HookCall("IR-2026-0001", "isolate-host", "ws-0117", Map.of(), "apply", "Beacon", "ab".repeat(32));
    static final AllowedNetworks LOOPBACK = AllowedNetworks.of(List.of("127.0.0.0/8"));

    private AHook() {}

    /** @param lines such as {@code url=https://edr.example.org/} */
    static HookSettings with(String... lines) {
        return bind(HookSettings.class, lines);
    }

    /** All settings of containment. @param lines such as {@code bindings.block-ip=firewall} */
    static ContainmentProperties containment(String... lines) {
        return bind(ContainmentProperties.class, lines);
    }

    private static <T> T bind(Class<T> type, String... lines) {
        Map<String, String> properties = new HashMap<>();
        for (String line : List.of(lines)) {
            String[] parts = line.split("=", 2);
            properties.put("settings." + parts[0], parts[1]);
        }
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("settings", Bindable.of(type));
    }

    /** A hook of type http that may be on loopback. */
    static HttpHook http(String name, String... lines) {
        return http(name, LOOPBACK, lines);
    }

    static HttpHook http(String name, AllowedNetworks networks, String... lines) {
        return http(name, with(lines), networks, SystemDefaultDnsResolver.INSTANCE);
    }

    static HttpHook http(String name, HookSettings settings, AllowedNetworks networks, DnsResolver names) {
        return new HttpHook(
                name,
                settings,
                HookConnections.client(settings, networks, systemTrust(), names),
                new ObjectMapper(),
                Clock.systemUTC());
    }

    static HttpHook http(String name, HookSettings settings, SSLContext trust) {
        return new HttpHook(
                name,
                settings,
                HookConnections.client(settings, LOOPBACK, trust),
                new ObjectMapper(),
                Clock.systemUTC());
    }

    static SSLContext systemTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
