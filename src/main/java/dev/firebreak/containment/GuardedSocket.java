package dev.firebreak.containment;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * A socket that connects to allowed addresses only. It looks at the very address it connects to, so that a name which
 * changes its mind between look-up and connection wins nothing; no proxy of the environment comes in between.
 */
final class GuardedSocket extends Socket {

    private final AllowedNetworks networks;

    GuardedSocket(AllowedNetworks networks) {
        super(Proxy.NO_PROXY);
        this.networks = networks;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        if (!(endpoint instanceof InetSocketAddress internet) || internet.isUnresolved()) {
            throw new IOException(endpoint + " is no address that could be connected to");
        }
        networks.check(internet.getAddress());
        super.connect(endpoint, timeout);
    }
}
