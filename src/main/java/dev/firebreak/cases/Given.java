package dev.firebreak.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of process variables as Java wants them: a form may have left any of them empty. */
final class Given {

    private Given() {}

    static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    static String firstText(@Nullable Object first, @Nullable Object second) {
        return text(first).isBlank() ? text(second) : text(first);
    }

    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((name, each) -> map.put(String.valueOf(name), each));
        }
        return map;
    }

    /** What stands on lines, or between commas or semicolons: each once, without blanks. */
    static List<String> entries(@Nullable Object value) {
        return text(value)
                .lines()
                .flatMap(line -> List.of(line.split("[,;]")).stream())
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .distinct()
                .toList();
    }
}
