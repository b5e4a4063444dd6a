package dev.firebreak.containment;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

/** Makes hooks as they are configured. */
@Component
class HookFactory {

    private final ObjectMapper json;

    HookFactory(ObjectMapper json) {
        this.json = json;
    }

    ContainmentHook hook(String name, HookSettings settings) {
        return switch (settings.type()) {
            case HTTP -> new HttpHook(name, settings, json);
            case REMOTE -> new RemoteHook(name, settings);
        };
    }
}
