package dev.firebreak.containment;

import java.util.List;
import java.util.stream.Stream;

/** Calls hooks at metadata addresses, which this machine has itself, and prints how many connections came. */
final class MetadataCanary {

    private MetadataCanary() {}

    public static void main(String[] words) throws Exception {
        try (Canary canary = Canary.onEveryAddress()) {
            call(canary, AllowedNetworks.of(List.of()));
            call(canary, AllowedNetworks.of(List.of("169.254.0.0/16", "fd00::/8", "127.0.0.0/8")));
            System.out.println("blocked " + canary.connections());
            call(canary, AllowedNetworks.of(List.of("169.254.169.254", "fd00:ec2::254")));
            System.out.println("allowed " + canary.connections());
        }
    }

    private static void call(Canary canary, AllowedNetworks networks) {
        Stream.of("169.254.169.254", "[fd00:ec2::254]", "[::ffff:169.254.169.254]")
                .map(host -> "url=http://" + host + ":" + canary.port() + "/")
                .forEach(url ->
                        AHook.http("edr", networks, url, "connect-timeout=2s").send(AHook.CALL));
    }
}
