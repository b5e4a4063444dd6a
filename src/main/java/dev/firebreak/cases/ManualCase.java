package dev.firebreak.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a case that they open by hand; only the title must be there.
 *
 * @param severity critical, high, medium or low; medium where it is null
 */
public record ManualCase(
        @Nullable String title,
        @Nullable String description,
        @Nullable String severity,
        @Nullable List<String> assets,
        @Nullable List<String> accounts,
        @Nullable List<Indicator> indicators) {}
