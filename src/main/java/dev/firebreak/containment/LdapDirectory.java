package dev.firebreak.containment;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.NameResolver;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/** One directory, spoken to under TLS only, at an allowed address only; referrals are not followed. */
final class LdapDirectory {

    private static final int LDAP_PORT = 389;
    private static final int LDAPS_PORT = 636;

    private final HookSettings settings;
    private final AllowedNetworks networks;
    private final SSLContext trust;
    private final AccountFilter filter;

    LdapDirectory(HookSettings settings, AllowedNetworks networks, SSLContext trust) {
        this.settings = settings;
        this.networks = networks;
        this.trust = trust;
        this.filter = new AccountFilter(settings.ldap());
    }

    /** A connection of the service account. */
    LDAPConnection connect() throws LDAPException {
        URI url = settings.address();
        boolean tls = url.getScheme().equals("ldaps");
        int port = url.getPort() > 0 ? url.getPort() : tls ? LDAPS_PORT : LDAP_PORT;
        SocketFactory sockets = tls ? trust.getSocketFactory() : SocketFactory.getDefault();
        LDAPConnection connection = new LDAPConnection(sockets, options());
        try {
            connection.connect(url.getHost(), port);
            if (!tls) {
                check(connection
                        .processExtendedOperation(new StartTLSExtendedRequest(trust.getSocketFactory()))
                        .getResultCode());
            }
            connection.bind(settings.ldap().bindDn(), settings.secret());
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw e;
        }
    }

    private static void check(ResultCode code) throws LDAPException {
        if (!code.equals(ResultCode.SUCCESS)) {
            throw new LDAPException(code, "the directory does not start TLS");
        }
    }

    private LDAPConnectionOptions options() {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) settings.connectTimeout().toMillis());
        options.setResponseTimeoutMillis(settings.longestCall().toMillis());
        options.setAbandonOnTimeout(false);
        options.setFollowReferrals(false);
        options.setAutoReconnect(false);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        options.setNameResolver(new Guard(networks));
        return options;
    }

    /** @throws InvalidTarget where it is not exactly one account of this directory */
    LdapAccount find(LDAPConnection connection, String account) throws LDAPException {
        List<String> attributes = new ArrayList<>(List.of(settings.ldap().mode().attribute()));
        if (!settings.ldap().noteAttribute().isEmpty()) {
            attributes.add(settings.ldap().noteAttribute());
        }
        List<SearchResultEntry> found = entries(connection, search(filter.of(account), attributes));
        if (found.size() != 1) {
            throw new InvalidTarget(
                    account,
                    found.isEmpty()
                            ? "is no account below " + settings.ldap().baseDn() + "."
                            : "is more than one account below "
                                    + settings.ldap().baseDn() + ".");
        }
        return new LdapAccount(found.get(0), settings.ldap());
    }

    private static List<SearchResultEntry> entries(LDAPConnection connection, SearchRequest search)
            throws LDAPException {
        search.setSizeLimit(2);
        try {
            return connection.search(search).getSearchEntries();
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                return e.getSearchEntries();
            }
            throw e;
        }
    }

    private SearchRequest search(Filter account, List<String> attributes) {
        return new SearchRequest(settings.ldap().baseDn(), SearchScope.SUB, account, attributes.toArray(String[]::new));
    }

    /** Connections go to the addresses that this gives, and to no other. */
    private static final class Guard extends NameResolver {

        private final AllowedNetworks networks;

        Guard(AllowedNetworks networks) {
            this.networks = networks;
        }

        @Override
        public InetAddress getByName(String host) throws UnknownHostException {
            return getAllByName(host)[0];
        }

        @Override
        public InetAddress[] getAllByName(String host) throws UnknownHostException {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            for (InetAddress address : addresses) {
                try {
                    networks.check(address);
                } catch (BlockedAddress e) {
                    throw new BlockedName(e);
                }
            }
            return addresses;
        }

        @Override
        public void toString(StringBuilder buffer) {
            buffer.append("Guard()");
        }
    }

    /** {@link BlockedAddress} in the one shape that a name resolver may throw. */
    static final class BlockedName extends UnknownHostException {
        BlockedName(BlockedAddress cause) {
            super(cause.getMessage());
        }
    }
}
