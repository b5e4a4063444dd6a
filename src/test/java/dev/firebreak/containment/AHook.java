package dev.firebreak.containment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of a hook as an administrator would write them. */
final class AHook {

    private AHook() {}

    /** @param lines such as {@code url=https://edr.example.org/} */
    static HookSettings with(String... lines) {
        Map<String, String> properties = new HashMap<>();
        for (String line : List.of(lines)) {
            String[] parts = line.split("=", 2);
            properties.put("hook." + parts[0], parts[1]);
        }
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("hook", Bindable.of(HookSettings.class));
    }
}
