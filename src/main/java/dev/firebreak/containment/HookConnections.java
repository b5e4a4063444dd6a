package dev.firebreak.containment;

import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.util.Timeout;

/**
 * How hooks are connected to over HTTP: to allowed addresses only, without proxy, redirect, cookie, compression or a second
 * try behind our back. Each call has a fresh connection: none can have gone stale, and its address is looked at each time.
 */
final class HookConnections {

    private static final int MOST_AT_ONCE = 50;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;

    private HookConnections() {}

    static HookClient client(HookSettings settings, AllowedNetworks networks, SSLContext trust) {
        return client(settings, networks, trust, SystemDefaultDnsResolver.INSTANCE);
    }

    static HookClient client(HookSettings settings, AllowedNetworks networks, SSLContext trust, DnsResolver names) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        Timeout call = Timeout.of(settings.longestCall());
        PoolingHttpClientConnectionManager connections = new Guarded(networks)
                .setDnsResolver(names)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                .setMaxConnTotal(MOST_AT_ONCE)
                .setMaxConnPerRoute(MOST_AT_ONCE)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(call)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(connect)
                        .setSupportedProtocols(TLS.V_1_2, TLS.V_1_3)
                        .build())
                .build();
        CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(call)
                        .setConnectionRequestTimeout(call)
                        .build())
                .setUserAgent("Firebreak")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        return new HookClient(client);
    }

    /** Connects by sockets that look at the address. */
    private static final class Guarded extends PoolingHttpClientConnectionManagerBuilder {

        private final AllowedNetworks networks;

        Guarded(AllowedNetworks networks) {
            this.networks = networks;
        }

        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    proxy -> new GuardedSocket(networks),
                    ports,
                    names,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register(URIScheme.HTTPS.id, tls)
                            .build());
        }
    }
}
