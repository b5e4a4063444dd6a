package dev.firebreak.worker;

import dev.firebreak.web.MachineTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows the workers by their tokens. */
@Component
class WorkerTokens implements MachineTokens {

    /** Reaches {@link WorkerApi} and nothing else. */
    static final String ROLE = "effect-worker";

    private static final String PREFIX = "worker ";

    private final WorkersProperties properties;

    WorkerTokens(WorkersProperties properties) {
        this.properties = properties;
    }

    @Override
    public Optional<Machine> holder(String token) {
        Optional<Machine> found = Optional.empty();
        for (Map.Entry<String, WorkersProperties.Worker> each :
                properties.workers().entrySet()) {
            if (isSame(each.getValue().token(), token)) {
                found = Optional.of(new Machine(PREFIX + each.getKey(), ROLE));
            }
        }
        return found;
    }

    /** The name in the settings of who signed in as this. */
    static String name(String signedIn) {
        return signedIn.substring(PREFIX.length());
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
