package dev.firebreak.containment;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is never contained, and why: what the administrator named, and the machine that Firebreak itself runs on. */
@Component
class NeverContain {

    private static final String OURSELVES = "Firebreak's own address";

    private final List<ProtectedTarget> named;

    NeverContain(ContainmentProperties properties) {
        this.named = properties.neverContain();
    }

    /** Why it is protected; empty where it is not. */
    Optional<String> reason(ContainmentRequest request) {
        TargetKind kind = request.kind().targetKind();
        String address = request.parameters().get(ContainmentParameter.ADDRESS.word());
        return Stream.concat(named.stream(), own().stream())
                .filter(each ->
                        each.isHitBy(kind, request.target()) || address != null && each.isHitBy(TargetKind.IP, address))
                .map(ProtectedTarget::reason)
                .findFirst();
    }

    /** Read each time: a machine may be given another address while it runs. */
    private static List<ProtectedTarget> own() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .map(text -> new ProtectedTarget(TargetKind.IP, text.replaceFirst("%.*", ""), OURSELVES))
                    .toList();
        } catch (SocketException e) {
            throw new UncheckedIOException("This machine's own addresses cannot be read", e);
        }
    }
}
